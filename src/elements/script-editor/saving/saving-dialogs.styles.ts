/** The notice of a draft above the script, and two versions of a text side by side. */
import { css, type CSSResult } from 'lit';

/** Styles that the draft and the conflict views share. */
export const savingDialogsStyles: CSSResult = css`
  .offer {
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_subtle);
  }

  .offer .bar {
    background: none;
  }

  .version {
    max-block-size: 200px;
    overflow: auto;
    overflow-wrap: anywhere;
  }

  .version .words {
    white-space: pre-wrap;
  }
`;

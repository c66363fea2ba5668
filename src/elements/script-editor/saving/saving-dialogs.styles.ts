/** Two versions of a text side by side. */
import { css, type CSSResult } from 'lit';

/** Styles that the draft and the conflict views share. */
export const savingDialogsStyles: CSSResult = css`
  .version {
    max-block-size: 200px;
    overflow: auto;
    overflow-wrap: anywhere;
  }

  .version .words {
    white-space: pre-wrap;
  }
`;

/** What stands above the script, and two versions of it. */
import { css, type CSSResult } from 'lit';

export const showingStyles: CSSResult = css`
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

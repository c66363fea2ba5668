/** What stands above the script, two versions of it, and the foot that saves. */
import { css } from 'lit';

export const savingStyles = css`
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

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 12px;
  }
`;

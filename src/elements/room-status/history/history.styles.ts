/** Styles of the list of past streams. */
import { css } from 'lit';

/** Adopted by the element's shadow root when the list is first opened. */
export const historyStyles = css`
  .tasks {
    display: grid;
  }

  .tasks li {
    display: grid;
    grid-template-columns: minmax(112px, max-content) minmax(0, 1fr);
    gap: 4px 16px;
    padding-block: 8px;
    border-block-start: 1px solid var(--_border);
  }

  .tasks li:first-child {
    border: 0;
    padding-block-start: 0;
  }

  .outcome {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    align-self: start;
  }

  .when {
    display: grid;
    gap: 2px;
    overflow-wrap: anywhere;
  }

  .reason {
    max-inline-size: 75ch;
  }

  @container (max-width: 420px) {
    .tasks li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

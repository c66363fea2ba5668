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
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    overflow-wrap: anywhere;
  }

  .reason {
    max-inline-size: 75ch;
  }

  .past .task-id {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .past .task-id > span:first-child,
  .past .task-id > button {
    flex: none;
  }

  .past .task-id code {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    user-select: all;
  }

  .replies summary {
    inline-size: max-content;
    max-inline-size: 100%;
    cursor: pointer;
  }

  .replies ol {
    display: grid;
    gap: 4px;
    margin-block: 4px;
    max-block-size: 320px;
    overflow-y: auto;
  }

  .replies li {
    display: grid;
    grid-template-columns: max-content minmax(0, 75ch);
    gap: 0 12px;
    padding: 0;
    border: 0;
  }

  .past .export {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }

  @media (pointer: coarse) {
    .replies summary {
      min-block-size: 40px;
      align-content: center;
    }
  }

  @container (max-width: 420px) {
    .tasks li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** A line to write in, what can be said at a press, and what was said. */
import { css } from 'lit';

export const commandBarStyles = css`
  .body {
    display: grid;
    gap: var(--_gap);
    padding: 16px;
  }

  .write {
    display: grid;
    gap: 8px;
  }

  textarea.field {
    display: block;
    min-block-size: 72px;
    max-block-size: 240px;
    padding: 8px 10px;
    resize: vertical;
    field-sizing: content;
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }

  .options label {
    display: grid;
    gap: 4px;
    flex: 1 1 128px;
    max-inline-size: 240px;
  }

  .options .send {
    margin-inline-start: auto;
    min-inline-size: 96px;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
  }

  .over {
    color: var(--_danger);
    font-weight: 600;
  }

  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .quick .button {
    max-inline-size: 100%;
    padding-block: 5px;
    white-space: normal;
    text-align: start;
  }

  .history {
    display: grid;
    gap: 8px;
    padding-block-start: var(--_gap);
    border-block-start: 1px solid var(--_border);
  }

  [role='log'] {
    display: grid;
    gap: 4px;
    max-block-size: 320px;
    overflow-y: auto;
  }

  .entry {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 12px;
    padding: 8px;
    border-radius: calc(var(--_radius) * 0.75);
  }

  .entry:nth-child(odd) {
    background: var(--_subtle);
  }

  .said {
    overflow-wrap: anywhere;
    white-space: pre-line;
    max-inline-size: 75ch;
  }

  .fate {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .fate svg.icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .fate .notice {
    flex-basis: 100%;
  }

  .done {
    color: var(--_success);
  }

  .failed {
    color: var(--_danger);
  }

  .unknown {
    color: var(--_warning);
  }
`;

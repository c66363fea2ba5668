/** Two versions side by side, and the foot that saves. */
import { css } from 'lit';

export const savingStyles = css`
  .conflict {
    display: grid;
    gap: var(--_gap);
  }

  .choice {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice legend {
    padding: 0 0 4px;
    font-weight: 600;
  }

  .side {
    display: grid;
    align-content: start;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }

  .side:has(input:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .which {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
  }

  .which input {
    accent-color: var(--_accent);
  }

  .version {
    max-block-size: 200px;
    overflow: auto;
    overflow-wrap: anywhere;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 12px;
  }
`;

/** Styles of the checks and the options before a start. */
import { css } from 'lit';

/** Adopted by the element's shadow root when a start is first offered. */
export const startStyles = css`
  .checks-line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 38px;
    padding-inline: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .checks-line .dot {
    inline-size: 12px;
    block-size: 12px;
    margin: 2px;
    border: 2px dashed var(--_muted);
    border-radius: 50%;
  }

  .checks,
  .checks ul {
    display: grid;
    gap: 8px;
  }

  .blockers-title {
    font-weight: 600;
    outline-offset: 2px;
  }

  .checks .way {
    display: flex;
    min-block-size: 28px;
    margin-inline-start: -13px;
    padding-block: 0;
    color: var(--_accent-text);
  }

  .checks .where {
    display: block;
  }

  /* As high as a line of the text, so that a button does not part the rows. */
  .checks li > .button.icon-only {
    margin-block: calc((20px - var(--_control)) / 2);
  }

  @media (pointer: coarse) {
    .checks .way {
      min-block-size: var(--_control);
    }
  }

  .checks li {
    display: grid;
    grid-template-columns: auto minmax(0, 75ch) auto;
    align-items: start;
    gap: 8px;
    overflow-wrap: anywhere;
  }

  .checks li > svg.icon {
    margin-block-start: 2px;
  }

  .blocker > svg.icon {
    color: var(--_danger);
  }

  .risk > svg.icon {
    color: var(--_warning);
  }

  .checks .good > svg.icon {
    color: var(--_success);
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: 12px 16px;
  }

  .fields label {
    display: grid;
    gap: 4px;
    align-content: start;
  }

  .fields label > span:first-child {
    color: var(--_muted);
  }

  select.field {
    text-overflow: ellipsis;
  }

  .field:user-invalid {
    border-color: var(--_danger);
  }

  .pair {
    display: flex;
    gap: 8px;
  }

  .pair .times {
    inline-size: 88px;
    flex: none;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_control);
  }

  .check input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .count {
    color: var(--_accent-text);
  }
`;

/** The list of scenes and paragraphs, and the head of the one that is shown. */
import { css } from 'lit';

export const outlineStyles = css`
  .outline {
    display: grid;
    align-content: start;
    gap: 4px;
    min-inline-size: 0;
  }

  .scenes {
    display: grid;
    gap: 4px;
    max-block-size: 200px;
    overflow: auto;
    padding: 2px;
  }

  .outline h3 {
    padding: 4px 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .outline .paragraph {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 4px 8px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.5);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .outline .paragraph:hover {
    background: var(--_hover);
  }

  .outline .paragraph[aria-current] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 0 var(--_accent);
    font-weight: 600;
  }

  .outline .paragraph[aria-current]:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }

  .outline .title {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .outline .paragraph .small {
    font-weight: 400;
  }

  .outline .add {
    justify-self: start;
  }

  .wrong {
    display: inline-flex;
    color: var(--_danger);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .head .field {
    flex: 1;
  }

  .row {
    block-size: 24px;
    margin: 4px 8px;
  }
`;

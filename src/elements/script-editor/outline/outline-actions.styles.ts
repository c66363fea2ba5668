/** The menu of what can be done with a row, and a row that is being dragged. */
import { css, type CSSResult } from 'lit';
import { menuStyles } from '../menu.styles.js';

export const outlineActionsStyles: CSSResult = css`
  ${menuStyles}

  .outline .dragged {
    opacity: 0.5;
  }

  .drop-line {
    position: absolute;
    inset-inline: 4px;
    block-size: 2px;
    border-radius: 1px;
    background: var(--_accent);
    pointer-events: none;
  }

  .row-menu {
    position: fixed;
    inset: auto;
    min-inline-size: 200px;
    max-inline-size: calc(100vw - 8px);
    max-block-size: calc(100vh - 8px);
    margin: 0;
    padding: 4px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 4px 16px color-mix(in oklab, var(--_text) 20%, transparent);
  }

  [role='menuitem'][data-act='delete'] {
    color: var(--_danger);
  }

  [role='menuitem'][aria-disabled='true'] {
    color: color-mix(in oklab, var(--_text) 62%, var(--_surface));
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    .row-menu {
      border-color: ButtonBorder;
    }

    .drop-line {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;

/** The menu of what can be done with a row, and a row that is being dragged. */
import { css, type CSSResult } from 'lit';
import { menuStyles } from '../../../ui/menu.styles.js';

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

  @media (forced-colors: active) {
    .drop-line {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;

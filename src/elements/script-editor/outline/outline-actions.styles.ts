/** The menu of a row and the drop line of a drag. */
import { css, type CSSResult } from 'lit';
import { menuStyles } from '../../../ui/index.js';

/** Styles of the actions. */
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

/** The highlight of what plays, in the text and in the outline, and the menu. */
import { css, type CSSResult } from 'lit';
import { menuStyles } from '../../../ui/index.js';

/** Styles of the player. */
export const playerStyles: CSSResult = css`
  ${menuStyles}

  .sounding {
    border-radius: 2px;
    background: color-mix(in oklab, var(--_accent) 22%, var(--_surface));
    box-shadow: 0 2px 0 var(--_accent);
  }

  [data-sounding] {
    box-shadow: inset 0 -2px 0 var(--_accent);
  }

  @media (forced-colors: active) {
    .sounding {
      text-decoration: underline 2px Highlight;
    }
  }
`;

/** What sounds, in the text and in the list of paragraphs, and the menu of what can be heard. */
import { css, type CSSResult } from 'lit';
import { menuStyles } from '../menu.styles.js';

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

  .hear-menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 3;
    display: grid;
    inline-size: max-content;
    min-inline-size: 180px;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  }

  @media (forced-colors: active) {
    .hear-menu {
      border-color: ButtonBorder;
    }
  }
`;

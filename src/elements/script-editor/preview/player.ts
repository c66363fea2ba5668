/** What is loaded when somebody wants to hear something. */
import { css, type CSSResult } from 'lit';

export { Audition } from './audition.js';
export { piecesOf } from './pieces.js';

/** What sounds, in the text and in the list of paragraphs. */
export const styles: CSSResult = css`
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

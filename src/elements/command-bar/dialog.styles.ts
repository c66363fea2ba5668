/** The frame of a dialog of the bar: a box before the page, which steps back; never wider than the page. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    max-inline-size: calc(100vw - 32px);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 16px 48px rgb(0 0 0 / 32%);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }
`;

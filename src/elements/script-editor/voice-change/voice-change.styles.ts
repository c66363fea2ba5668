/** The list of marks that a voice does not support. */
import { css } from 'lit';

/** Styles of the list. */
export const voiceChangeStyles = css`
  .silenced ul {
    margin: 0;
    padding-inline-start: 16px;
    list-style: disc;
  }
`;

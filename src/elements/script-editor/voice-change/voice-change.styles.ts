/** The list of what another voice leaves silent. */
import { css } from 'lit';

export const voiceChangeStyles = css`
  .silenced ul {
    margin: 0;
    padding-inline-start: 16px;
    list-style: disc;
  }
`;

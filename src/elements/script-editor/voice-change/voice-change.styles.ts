/** The list of what another voice leaves silent. */
import { css } from 'lit';

export const silencedStyles = css`
  .silenced ul {
    margin: 0;
    padding-inline-start: 16px;
    list-style: disc;
  }
`;

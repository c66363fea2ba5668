/** The remote control: its buttons in a row, which wraps. */
import { css } from 'lit';

export const remoteStyles = css`
  .remote .options label {
    flex: 0 1 200px;
  }
`;

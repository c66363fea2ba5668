// The forms of the commands: loaded when the first is opened.
import { css } from 'lit';
import { dialogStyles } from '../dialog.styles.js';
import { formStyles } from './forms.styles.js';

export { Forms } from './forms.js';

export const styles = css`
  ${dialogStyles}${formStyles}
`;

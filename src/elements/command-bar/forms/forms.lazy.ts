/** Entry of the command forms, loaded when the first is opened. */
import { css } from 'lit';
import { dialogStyles } from '../../../ui/form.styles.js';
import { formsStyles } from './forms.styles.js';

export { Forms } from './forms.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${dialogStyles}${formsStyles}
`;

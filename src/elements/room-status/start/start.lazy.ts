/** Entry of the checks and options before a start, loaded when a start is offered. */
import { css } from 'lit';
import { formStyles } from '../../../ui/index.js';
import { startStyles } from './start.styles.js';

export { StartController } from './start-controller.js';
/** Adopted by the element's shadow root. */
export const styles = css`
  ${formStyles}${startStyles}
`;

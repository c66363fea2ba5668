// The forms of the commands: loaded when the first is opened.
export { Forms } from './forms.js';
export { formStyles as styles } from './forms.styles.js';

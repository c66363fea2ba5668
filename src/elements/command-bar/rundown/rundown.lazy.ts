// The run-down: loaded when it is first opened.
export { Rundown } from './rundown.js';
export { rundownStyles as styles } from './rundown.styles.js';

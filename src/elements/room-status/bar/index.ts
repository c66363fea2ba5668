// What hangs under the bar of the compact form; loaded where there is one.
export { barStyles as styles } from './bar.styles.js';
export { Panel } from './panel.js';

// What hangs under the bar of the compact form; loaded where there is one.
export { barStyles as styles } from './notice-panel.styles.js';
export { Panel } from './notice-panel.js';

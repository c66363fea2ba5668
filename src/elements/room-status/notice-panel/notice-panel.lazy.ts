// What hangs under the bar of the compact form; loaded where there is one.
export { noticePanelStyles as styles } from './notice-panel.styles.js';
export { NoticePanel } from './notice-panel.js';

/** Entry of the notice panel, loaded in the compact form. */
export { noticePanelStyles as styles } from './notice-panel.styles.js';
export { NoticePanel } from './notice-panel.js';

/** Entry of the past streams, loaded when their list is opened. */
export { HistoryList } from './history-list.js';
export { historyStyles as styles } from './history.styles.js';

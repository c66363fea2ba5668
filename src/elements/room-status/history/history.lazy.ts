/** Entry of the past streams, loaded when their disclosure is opened. */
export { historyStyles as styles } from './history.styles.js';
export { TaskHistory } from './past-tasks.js';
export { renderHistory } from './history-view.js';

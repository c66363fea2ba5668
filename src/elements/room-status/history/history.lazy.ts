// The past streams of a room; loaded when somebody opens them.
export { historyStyles as styles } from './history.styles.js';
export { TaskHistory } from './past-tasks.js';
export { renderHistory } from './history-view.js';

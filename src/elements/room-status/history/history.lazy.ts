// The past streams of a room; loaded when somebody opens them.
export { pastStyles as styles } from './history.styles.js';
export { PastTasks } from './past-tasks.js';
export { renderPast } from './history-view.js';

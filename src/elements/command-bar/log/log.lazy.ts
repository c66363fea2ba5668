// The queue and the log: loaded when somebody is about to send, or something was sent.
export { logged, renderEntries, renderSearch } from './log-view.js';
export { renderQueue } from './queue-view.js';
export { sentStyles as styles } from './log.styles.js';

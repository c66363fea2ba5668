/** Entry of the queue and the log, loaded before a person sends or once something was sent. */
export { loggedCommands, renderEntries, renderSearch } from './log-view.js';
export { renderQueue } from './queue-view.js';
export { logStyles as styles } from './log.styles.js';

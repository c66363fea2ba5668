/** What acts on a stream, loaded when a person may act: start, stop, commands, and what becomes of a lost answer. */
export { executeSmartLiveCommand, findOutcome, showsInConfig } from '../api/index.js';
export { start, stop } from './start-stop.js';

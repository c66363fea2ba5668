/** Start, stop, commands, and the reconciliation of lost responses; loaded when an element shows controls for them. */
export { executeSmartLiveCommand, findOutcome, showsInConfig } from '../api/index.js';
export { start, stop } from './start-stop.js';

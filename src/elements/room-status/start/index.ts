// What is needed before a start; loaded when a start is offered.
export { renderChecks } from './checks-view.js';
export { toBody } from './options.js';
export { renderOptions } from './options-view.js';
export { Readiness } from './readiness.js';
export { startStyles as styles } from './start.styles.js';

/** Entry of the alarms, which are loaded when something may be on air. */
export { AlarmController } from './alarm-controller.js';
export { renderAlarmMenu, renderAlarms } from './alarm-view.js';
export { alarmStyles as styles } from './alarm.styles.js';

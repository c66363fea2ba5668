// The remote control of the avatar: loaded when the page hands over an RTC channel.
export { Remote } from './remote.js';
export { remoteStyles as styles } from './remote.styles.js';

// The remote control of the avatar: loaded when the page hands over an RTC channel.
export { AvatarRemote } from './avatar-remote.js';
export { remoteStyles as styles } from './avatar-remote.styles.js';

/** Entry of what is done with rooms: the menu of a room, and the dialogs that create, rename, duplicate and delete. */
export { RoomManager } from './room-manager.js';
export { manageStyles as styles } from './manage.styles.js';

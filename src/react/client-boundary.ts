/** The components where a server renders: parts of the browser. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
export { AssetPicker, CommandBar, Provider, RoomList, RoomStatus, ScriptEditor } from './index.js';

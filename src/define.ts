/** Registers the tags of all elements; importing it is the side effect. */
import './elements/provider/define.js';
import './elements/asset-picker/define.js';
import './elements/room-list/define.js';
import './elements/script-editor/define.js';
import './elements/room-status/define.js';
import './elements/command-bar/define.js';

import '../../src/elements/provider/define.js';
import '../../src/elements/asset-picker/define.js';
import '../../src/elements/room-list/define.js';

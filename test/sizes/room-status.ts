import '../../src/elements/provider/define.js';
import '../../src/elements/room-status/define.js';

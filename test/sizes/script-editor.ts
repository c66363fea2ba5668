import '../../src/elements/provider/define.js';
import '../../src/elements/script-editor/define.js';

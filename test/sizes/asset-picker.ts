import '../../src/elements/provider/define.js';
import '../../src/elements/asset-picker/define.js';

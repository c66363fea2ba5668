import { define } from '../../ui/index.js';
import { AssetPicker } from './asset-picker.js';

export type { AssetPickerEventMap } from './events.js';

define('mss-asset-picker', AssetPicker);

declare global {
  interface HTMLElementTagNameMap {
    'mss-asset-picker': AssetPicker;
  }
}

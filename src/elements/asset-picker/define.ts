import { define } from '../../ui/index.js';
import { AssetPicker } from './asset-picker.js';

define('mss-asset-picker', AssetPicker);

declare global {
  interface HTMLElementTagNameMap {
    'mss-asset-picker': AssetPicker;
  }
}

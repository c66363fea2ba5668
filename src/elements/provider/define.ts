import { define } from '../../ui/index.js';
import { Provider } from './provider.js';

define('mss-provider', Provider);

declare global {
  interface HTMLElementTagNameMap {
    'mss-provider': Provider;
  }
}

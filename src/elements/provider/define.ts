import { define } from '../../ui/index.js';
import { Provider } from './provider.js';

export type { ProviderEventMap } from './events.js';

define('mss-provider', Provider);

declare global {
  interface HTMLElementTagNameMap {
    'mss-provider': Provider;
  }
}

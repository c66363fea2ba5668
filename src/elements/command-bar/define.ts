import { define } from '../../ui/index.js';
import { CommandBar } from './command-bar.js';

export type { CommandBarEventMap } from './events.js';

define('mss-command-bar', CommandBar);

declare global {
  interface HTMLElementTagNameMap {
    'mss-command-bar': CommandBar;
  }
}

/** The menu beside the preview button: how much to play. */
import type { LitElement } from 'lit';
import { MenuController } from '../../../ui/index.js';
import type { PreviewScope } from './speech-segments.js';

/** What the menu of the preview needs. */
export interface PreviewMenuOptions {
  label: () => string;
  scopes: () => Record<PreviewScope, string>;
  /** Plays what was chosen. */
  play: (scope: PreviewScope) => void;
}

const scopes: readonly { scope: PreviewScope; shortcut?: string }[] = [
  { scope: 'selection', shortcut: 'Control+Enter' },
  { scope: 'sentence', shortcut: 'Control+Enter' },
  { scope: 'paragraph' },
  { scope: 'here', shortcut: 'Control+Shift+Enter' },
];

/** Creates the menu of an editor. */
export function createPreviewMenu(host: LitElement, options: PreviewMenuOptions): MenuController {
  return new MenuController(host, {
    label: options.label,
    items: () => {
      const labels = options.scopes();
      return scopes.map(({ scope, shortcut }) => ({ id: scope, label: labels[scope], shortcut }));
    },
    select: (scope) => options.play(scope as PreviewScope),
  });
}

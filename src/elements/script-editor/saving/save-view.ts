/** The foot of the editor: whether all is saved, the button that saves, and why it could not. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderError } from '../../../ui/error-view.js';
import { icon } from '../../../ui/icon.js';
import { Check } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages, type EditorMessages } from '../messages.js';
import { momentOf } from './moment.js';
import type { SaveState } from './save-controller.js';

export interface SaveHost {
  state: SaveState;
  /** Whether anything differs from what was loaded. */
  dirty: boolean;
  /** Whether a script was loaded at all. */
  known: boolean;
  connected: boolean;
  /** Whether it can be saved now. */
  allowed: boolean;
  press(): void;
}

export const renderFailure = (error: unknown, host: SaveHost, locale: LocaleController): TemplateResult =>
  renderError(error, locale, () => host.press());

export function renderFoot(host: SaveHost, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  return html`<div class="foot">
    <span class="save-state small" role="status">${words(host, m, locale)}</span>
    <button
      class="button primary save"
      type="button"
      aria-disabled=${host.allowed ? nothing : 'true'}
      title=${host.connected ? nothing : m.noProviderSave}
      @click=${() => host.press()}
    >
      ${icon(Check)}${m.save}
    </button>
  </div>`;
}

function words({ state, dirty, known }: SaveHost, m: EditorMessages, locale: LocaleController): string {
  if (state.phase === 'saving') return m.saving;
  if (state.phase === 'checking') return m.checking;
  if (dirty) return m.unsaved;
  if (state.phase === 'saved') return m.saved(momentOf(state.at, locale));
  return known ? m.loaded : '';
}

/** The editor's foot: whether everything is saved, the Save button, and why a save failed. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderError } from '../../../ui/error-view.js';
import { icon } from '../../../ui/icon.js';
import { Check } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages, type EditorMessages } from '../messages.js';
import type { SaveState } from '../../../documents/index.js';

/** The state of saving and what can be done. */
export interface SaveProps {
  state: SaveState;
  /** Whether anything differs from what was loaded. */
  dirty: boolean;
  /** Whether a script was loaded at all. */
  isLoaded: boolean;
  /** Whether there is a client to save with. */
  isConnected: boolean;
  /** Whether it can be saved now. */
  canSave: boolean;
  press(): void;
}

/** Why the last save failed, with a retry. */
export const renderFailure = (error: unknown, props: SaveProps, locale: LocaleController): TemplateResult =>
  renderError(error, locale, () => props.press());

/** Renders the foot. */
export function renderFoot(props: SaveProps, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  return html`<div class="foot">
    <span class="save-state small" role="status">${stateText(props, m, locale)}</span>
    <button
      class="button primary save"
      type="button"
      aria-disabled=${props.canSave ? nothing : 'true'}
      title=${props.isConnected ? nothing : m.noProviderSave}
      @click=${() => props.press()}
    >
      ${icon(Check)}${m.save}
    </button>
  </div>`;
}

function stateText(
  { state, dirty, isLoaded }: SaveProps,
  m: EditorMessages,
  locale: LocaleController,
): string {
  if (state.phase === 'saving') return m.saving;
  if (state.phase === 'checking') return m.checking;
  if (dirty) return m.unsaved;
  if (state.phase === 'saved') return m.saved(locale.shortTime(state.at));
  return isLoaded ? m.loaded : '';
}

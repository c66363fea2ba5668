/** The editor's footer: whether everything is saved, the Save button, and why a save failed. */
import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../../../api/index.js';
import { Check, icon, type LocaleController, renderError } from '../../../ui/index.js';
import { messages, type EditorMessages } from '../messages.js';
import type { SaveState } from '../../../documents/index.js';

/** What the footer shows and calls. */
export interface SaveProps {
  state: SaveState;
  /** Whether there are unsaved changes. */
  dirty: boolean;
  /** Whether a script was loaded. */
  isLoaded: boolean;
  /** Whether there is a client to save with. */
  isConnected: boolean;
  /** Why the session may not save, as a sentence, in place of the Save button; undefined if it may. */
  mayNotSave: string | undefined;
  /** Whether the Save button is enabled. */
  canSave: boolean;
  /** Handles the Save button. */
  press(): void;
}

/** Renders that the last save failed, or is not known to have succeeded, and why, with a retry. */
export function renderFailure(error: unknown, props: SaveProps, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  const isUnknown = error instanceof ApiError && error.code === 'OUTCOME_UNKNOWN';
  return renderError(error, locale, () => props.press(), {
    said: isUnknown ? m.saveUnconfirmed : m.saveFailed,
  });
}

/** Renders the footer. */
export function renderFoot(props: SaveProps, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  return html`<div class="foot">
    <span class="save-state small" role="status">${props.mayNotSave ?? stateText(props, m, locale)}</span>
    ${props.mayNotSave ? nothing : renderSave(props, m)}
  </div>`;
}

function renderSave(props: SaveProps, m: EditorMessages): TemplateResult {
  return html`<button
    class="button primary save"
    type="button"
    aria-disabled=${props.canSave ? nothing : 'true'}
    title=${props.isConnected ? nothing : m.noProviderSave}
    @click=${() => props.press()}
  >
    ${icon(Check)}${m.save}
  </button>`;
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

/** The notice that another save replaced the script right after it was saved here. */
import { html, type TemplateResult } from 'lit';
import { icon, type LocaleController, TriangleAlert } from '../../../ui/index.js';
import { savingMessages } from './messages.js';

/** Renders the notice, which advises to save again: the changes are still in the editor. */
export function renderOverwritten(locale: LocaleController): TemplateResult {
  const m = locale.of(savingMessages);
  return html`<div class="notice warning overwritten" role="alert">
    ${icon(TriangleAlert)}
    <p><strong>${m.overwritten}</strong> ${m.overwrittenHelp}</p>
  </div>`;
}

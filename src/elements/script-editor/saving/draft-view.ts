/** The offer of a draft from before, and the warning when the browser keeps none. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { Clock, TriangleAlert } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages } from '../messages.js';
import type { Draft } from './draft.js';
import { momentOf } from './moment.js';

export interface DraftHost {
  /** A draft that differs from what was loaded. */
  offered: Draft | undefined;
  /** Whether the browser refused to keep one. */
  refused: boolean;
  restore(): void;
  discard(): void;
}

export function renderDraft(host: DraftHost, editable: boolean, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  const { offered, refused } = host;
  return html`${
    offered && editable
      ? html`<div class="bar" role="status">
          ${icon(Clock)}<span class="grow">${m.draft(momentOf(offered.at, locale))}</span>
          <button class="button restore" type="button" @click=${() => host.restore()}>${m.restore}</button>
          <button class="button quiet" type="button" @click=${() => host.discard()}>${m.discard}</button>
        </div>`
      : nothing
  }
  ${refused ? html`<div class="bar" role="status">${icon(TriangleAlert)}<span class="grow">${m.storage}</span></div>` : nothing}`;
}

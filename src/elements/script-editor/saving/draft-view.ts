/**
 * What is told above the script: a draft from before, with its differences, or with its words where the script cannot be
 * read; another tab; no place for drafts.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icon } from '../../../ui/icon.js';
import { Clock, Info, TriangleAlert } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages } from '../messages.js';
import { allParagraphs, paragraphText, type Scene } from '../../../script/scenes.js';
import { renderChanges } from './draft-diff-view.js';
import type { Draft, DraftContent } from '../../../documents/draft.js';
import { savingMessages, type SavingMessages } from './messages.js';
import { momentOf } from './moment.js';

export interface DraftHost {
  /** A draft that differs from what was loaded. */
  offered: Draft | undefined;
  /** Whether the browser refuses to keep one. */
  refused: boolean;
  /** Whether the same script is open in another tab. */
  elsewhere: boolean;
  /** The saved script that the draft is beside. */
  saved: { scenes: readonly Scene[]; value: string };
  restore(): Promise<void>;
  keepBoth(): Promise<void>;
  discard(): void;
}

/** What of a draft is shown: an offer to take it, or its words alone. */
export type DraftShown = 'offer' | 'words' | undefined;

export function renderDraft(host: DraftHost, shown: DraftShown, locale: LocaleController): TemplateResult {
  const m = locale.of(savingMessages);
  const { offered } = host;
  return html`${host.elsewhere ? renderNote(m.elsewhere, m.elsewhereHelp, Info) : nothing}
  ${offered && shown === 'offer' ? renderOffer(offered, host, m, locale) : nothing}
  ${offered && shown === 'words' ? renderWords(offered, host, m, locale) : nothing}
  ${host.refused ? renderNote(m.storage, '', TriangleAlert) : nothing}`;
}

const renderNote = (what: string, help: string, look: typeof Info): TemplateResult =>
  html`<div class="bar" role="status">
    ${icon(look)}<span class="grow"
      >${what} ${help ? html`<span class="muted">${help}</span>` : nothing}</span
    >
  </div>`;

function renderOffer(
  draft: Draft,
  host: DraftHost,
  m: SavingMessages,
  locale: LocaleController,
): TemplateResult {
  const { chips } = locale.of(messages);
  return html`<div class="offer wide">
    <div class="bar" role="status">
      ${icon(Clock)}<span class="grow">${m.draft(momentOf(draft.at, locale))}</span>
      <button class="button restore" type="button" @click=${() => void host.restore()}>${m.restore}</button>
      <button class="button quiet keep-both" type="button" @click=${() => void host.keepBoth()}>
        ${m.keepBoth}
      </button>
      <button class="button quiet discard" type="button" @click=${() => host.discard()}>${m.discard}</button>
    </div>
    ${guard([draft, host.saved, m], () => renderChanges(draft.content, host.saved, m, chips))}
  </div>`;
}

/** The words of a draft whose script cannot be read: to be copied from here, wherever they are to go. */
const renderWords = (
  { at, content }: Draft,
  host: DraftHost,
  m: SavingMessages,
  locale: LocaleController,
): TemplateResult =>
  html`<div class="offer wide">
    <div class="bar" role="status">
      ${icon(Clock)}<span class="grow"
        >${m.draft(momentOf(at, locale))} <span class="muted">${m.draftWordsHelp}</span></span
      >
      <button class="button quiet discard" type="button" @click=${() => host.discard()}>${m.discard}</button>
    </div>
    <textarea
      class="field"
      readonly
      rows="8"
      aria-label=${m.draftWords}
      .value=${wordsIn(content)}
    ></textarea>
  </div>`;

const wordsIn = (content: DraftContent): string =>
  'text' in content
    ? content.text
    : allParagraphs(content.mine)
        .map((one) => [one.item.title, paragraphText(one)].filter(Boolean).join('\n'))
        .join('\n\n');

/**
 * Renders the notices above the script: an offered draft, with its differences or, if the script could not be loaded, with
 * its text; that the script is open in another tab; that the browser keeps no drafts.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { Clock, icon, Info, type LocaleController, TriangleAlert } from '../../../ui/index.js';
import { messages } from '../messages.js';
import { allParagraphs, paragraphText, type Scene } from '../../../script/index.js';
import { renderChanges } from './draft-diff-view.js';
import type { Draft, DraftContent } from '../../../documents/index.js';
import { savingMessages, type SavingMessages } from './messages.js';

/** What the notices show and call. */
export interface DraftProps {
  /** The offered drafts, which differ from what was loaded, the newest first. */
  drafts: readonly Draft[];
  /** The one of them that is shown. */
  draft: Draft | undefined;
  /** Whether the browser refuses to keep drafts. */
  refused: boolean;
  /** Whether the browser refuses to read the drafts that it keeps. */
  unread: boolean;
  /** Whether the same script is open in another tab. */
  isOpenElsewhere: boolean;
  /** The stored script that the draft is compared with. */
  saved: { scenes: readonly Scene[]; value: string };
  showNext(): void;
  restore(draft: Draft): Promise<void>;
  keepBoth(draft: Draft): Promise<void>;
  discard(draft: Draft): Promise<void>;
}

/** How a draft is shown: as an offer to restore it, as its text only, or not at all. */
export type DraftView = 'offer' | 'words' | undefined;

/** Renders all notices that apply. */
export function renderDraft(props: DraftProps, view: DraftView, locale: LocaleController): TemplateResult {
  const m = locale.of(savingMessages);
  const { draft } = props;
  return html`${props.isOpenElsewhere ? renderNote(m.elsewhere, m.elsewhereHelp, Info) : nothing}
  ${draft && view === 'offer' ? renderOffer(draft, props, m, locale) : nothing}
  ${draft && view === 'words' ? renderText(draft, props, m, locale) : nothing}
  ${props.refused || props.unread ? renderNote(props.refused ? m.storage : m.unread, '', TriangleAlert) : nothing}`;
}

const renderNote = (text: string, help: string, iconNode: typeof Info): TemplateResult =>
  html`<div class="bar" role="status">
    ${icon(iconNode)}<span class="grow"
      >${text} ${help ? html`<span class="muted">${help}</span>` : nothing}</span
    >
  </div>`;

function renderOffer(
  draft: Draft,
  props: DraftProps,
  m: SavingMessages,
  locale: LocaleController,
): TemplateResult {
  const { chips } = locale.of(messages);
  return html`<div class="offer wide">
    <div class="bar" role="status">
      ${icon(Clock)}<span class="grow">${title(draft, props, m, locale)}</span>
      <button class="button restore" type="button" @click=${() => void props.restore(draft)}>
        ${m.restore}
      </button>
      <button class="button quiet keep-both" type="button" @click=${() => void props.keepBoth(draft)}>
        ${m.keepBoth}
      </button>
      ${renderRest(draft, props, m)}
    </div>
    ${guard([draft, props.saved, m], () => renderChanges(draft.content, props.saved, m, chips))}
  </div>`;
}

/** Renders the text of a draft, for copying, because the script that it belongs to could not be loaded. */
const renderText = (
  draft: Draft,
  props: DraftProps,
  m: SavingMessages,
  locale: LocaleController,
): TemplateResult =>
  html`<div class="offer wide">
    <div class="bar" role="status">
      ${icon(Clock)}<span class="grow"
        >${title(draft, props, m, locale)} <span class="muted">${m.draftWordsHelp}</span></span
      >
      ${renderRest(draft, props, m)}
    </div>
    <textarea
      class="field"
      readonly
      rows="8"
      aria-label=${m.draftWords}
      .value=${plainText(draft.content)}
    ></textarea>
  </div>`;

/** When the draft was written and, if there are several, which of them it is. */
const title = (draft: Draft, { drafts }: DraftProps, m: SavingMessages, locale: LocaleController): string =>
  m.draft(locale.shortTime(draft.at), drafts.indexOf(draft) + 1, drafts.length);

/** Renders the buttons that drop a draft and, if there are several, show the next one. */
const renderRest = (draft: Draft, props: DraftProps, m: SavingMessages): TemplateResult =>
  html`<button class="button quiet discard" type="button" @click=${() => void props.discard(draft)}>
      ${m.discard}
    </button>
    ${
      props.drafts.length > 1
        ? html`<button class="button quiet next-draft" type="button" @click=${() => props.showNext()}>
            ${m.nextDraft}
          </button>`
        : nothing
    }`;

/** The sentence after a press on the offer of a draft that is not there any more. */
export const draftGone = (locale: LocaleController): string => locale.of(savingMessages).draftGone;

/** The sentence after a draft could not be deleted. */
export const draftKept = (locale: LocaleController): string => locale.of(savingMessages).draftKept;

const plainText = (content: DraftContent): string =>
  'text' in content
    ? content.text
    : allParagraphs(content.mine)
        .map((one) => [one.item.title, paragraphText(one)].filter(Boolean).join('\n'))
        .join('\n\n');

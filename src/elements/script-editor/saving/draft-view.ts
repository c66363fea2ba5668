/**
 * Renders the notices above the script: an offered draft, with its differences or, if the script could not be loaded, with
 * its text; that the script is open in another tab; that the browser keeps no drafts.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import {
  Info,
  type LocaleController,
  renderDraftNote,
  renderDraftOffer,
  TriangleAlert,
} from '../../../ui/index.js';
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
  return html`${props.isOpenElsewhere ? renderDraftNote(m.elsewhere, Info, m.elsewhereHelp) : nothing}
  ${draft && view === 'offer' ? renderOffer(draft, props, m, locale) : nothing}
  ${draft && view === 'words' ? renderText(draft, props, m, locale) : nothing}
  ${props.refused || props.unread ? renderDraftNote(props.refused ? m.storage : m.unread, TriangleAlert) : nothing}`;
}

function renderOffer(
  draft: Draft,
  props: DraftProps,
  m: SavingMessages,
  locale: LocaleController,
): TemplateResult {
  const { chips } = locale.of(messages);
  const action = html`<button
    class="button quiet keep-both"
    type="button"
    @click=${() => void props.keepBoth(draft)}
  >
    ${m.keepBoth}
  </button>`;
  const content = guard([draft, props.saved, m], () => renderChanges(draft.content, props.saved, m, chips));
  const title = m.draft(locale.shortTime(draft.at));
  const restore = (offered: Draft) => props.restore(offered);
  return renderDraftOffer({ ...dropping(draft, props), title, restore, action, content }, locale);
}

/** Renders the text of a draft, for copying, because the script that it belongs to could not be loaded. */
function renderText(
  draft: Draft,
  props: DraftProps,
  m: SavingMessages,
  locale: LocaleController,
): TemplateResult {
  const content = html`<textarea
    class="field"
    readonly
    rows="8"
    aria-label=${m.draftWords}
    .value=${plainText(draft.content)}
  ></textarea>`;
  const title = m.draft(locale.shortTime(draft.at));
  return renderDraftOffer({ ...dropping(draft, props), title, help: m.draftWordsHelp, content }, locale);
}

/** The draft with what drops it and shows the next one, as each offer has them. */
const dropping = (draft: Draft, props: DraftProps) => ({
  drafts: props.drafts,
  draft,
  discard: (offered: Draft) => props.discard(offered),
  showNext: () => props.showNext(),
});

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

/**
 * The offer to restore what an earlier visit left unsaved, and the notes beside it. Of a lazy chunk: only modules that
 * keep drafts import it.
 */
import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { barLayout } from './bar.styles.js';
import { Clock } from './icons.js';
import { icon } from './icon.js';
import { grouped, type LocaleController, type Messages } from './locale.js';

/** Texts of an offer, whatever the draft is of. */
interface OfferMessages {
  restore: string;
  discard: string;
  next: string;
  several: (number: number, count: number) => string;
}

const messages: Messages<OfferMessages> = {
  en: {
    restore: 'Restore',
    discard: 'Discard',
    next: 'Next draft',
    several: (number, count) => ` (${grouped(number)} of ${grouped(count)})`,
  },
  zh: {
    restore: '恢复',
    discard: '放弃',
    next: '下一份草稿',
    several: (number, count) => `（第 ${grouped(number)} 份，共 ${grouped(count)} 份）`,
  },
};

/** What an offer shows and calls. */
export interface DraftOffer<Draft> {
  /** The offered drafts, the newest first. */
  drafts: readonly Draft[];
  /** The one of them that is shown. */
  draft: Draft;
  /** What the draft is and when it was written. */
  title: string;
  /** Why it is offered so, behind the title. */
  help?: string;
  /** Without it, the draft can only be read. */
  restore?: (draft: Draft) => unknown;
  discard: (draft: Draft) => unknown;
  showNext: () => void;
  /** A further button, after the one that restores. */
  action?: TemplateResult;
  /** What the draft contains, below the buttons. */
  content?: unknown;
}

/** Renders the offer of a draft; if there are several, with which of them it is and a button that shows the next one. */
export function renderDraftOffer<Draft>(offer: DraftOffer<Draft>, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  const { drafts, draft, restore, discard, showNext } = offer;
  const isOneOfSeveral = drafts.length > 1;
  const several = isOneOfSeveral ? m.several(drafts.indexOf(draft) + 1, drafts.length) : '';
  return html`<div class="offer wide">
    <div class="draft" role="status">
      ${icon(Clock)}${renderText(offer.title + several, offer.help)}
      ${restore ? html`<button class="button restore" type="button" @click=${() => void restore(draft)}>${m.restore}</button>` : nothing}
      ${offer.action ?? nothing}
      <button class="button quiet discard" type="button" @click=${() => void discard(draft)}>
        ${m.discard}
      </button>
      ${isOneOfSeveral ? html`<button class="button quiet next-draft" type="button" @click=${showNext}>${m.next}</button>` : nothing}
    </div>
    ${offer.content ?? nothing}
  </div>`;
}

/** Renders a note that stands where the offer does, as that drafts cannot be kept. */
export const renderDraftNote = (text: string, iconNode: typeof Clock, help = ''): TemplateResult =>
  html`<div class="offer wide">
    <div class="draft" role="status">${icon(iconNode)}${renderText(text, help)}</div>
  </div>`;

const renderText = (text: string, help = ''): TemplateResult =>
  html`<span class="grow">${text} ${help ? html`<span class="muted">${help}</span>` : nothing}</span>`;

/** Styles of the offer and of the notes. */
export const draftOfferStyles: CSSResult = css`
  .offer {
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_subtle);
  }

  .offer .draft {
    ${barLayout}
    box-sizing: border-box;
  }

  .offer .grow {
    flex: 1 1 12ch;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;

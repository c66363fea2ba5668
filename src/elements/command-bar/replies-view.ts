/** Renders the quick replies as buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import { stripTags } from '../../ui/index.js';
import type { BarContext } from './bar-context.js';
import type { CommandMessages } from './messages.js';
import { minimumForSearch, type Replies, type Reply } from './replies.js';

/** Number of replies with a shortcut: 1 to 9. */
const keyCount = 9;

/** The quick replies; nothing without any. */
export function renderReplies(
  m: CommandMessages,
  bar: BarContext,
  replies: Replies,
): TemplateResult | typeof nothing {
  const { all, matches, shown, nextCount, form } = replies;
  if (all.length === 0) return nothing;
  return html`<section class="replies" part="quick-replies" aria-labelledby="replies">
    <div class="line">
      <h3 id="replies">${m.quickReplies}</h3>
      ${all.length < minimumForSearch ? nothing : renderSearch(m, replies)}
    </div>
    <div class="quick" role="group" aria-labelledby="replies">
      ${shown.map((reply) => renderReply(reply, bar, replies))}
      ${nextCount > 0 ? html`<button class="button quiet" type="button" @click=${() => replies.showMore()}>${m.moreReplies(nextCount)}</button>` : nothing}
      ${matches.length === 0 ? html`<p class="small muted">${m.noneFound}</p>` : nothing}
    </div>
    ${form?.render() ?? nothing}
  </section>`;
}

function renderSearch(m: CommandMessages, replies: Replies): TemplateResult {
  return html`<input
    class="field find"
    type="search"
    aria-label=${m.find}
    placeholder=${m.find}
    .value=${replies.query}
    @input=${(event: Event) => replies.search((event.target as HTMLInputElement).value)}
  />`;
}

function renderReply(reply: Reply, bar: BarContext, replies: Replies): TemplateResult {
  const { number, text } = reply;
  const key = number <= keyCount ? String(number) : undefined;
  return html`<button
    class="button reply"
    type="button"
    data-key=${key ?? nothing}
    aria-disabled=${bar.canQueue ? nothing : 'true'}
    aria-keyshortcuts=${key ? `${key} Alt+${key}` : nothing}
    @click=${(event: MouseEvent) => event.detail < 2 && replies.send(reply)}
    @keydown=${ignoreRepeat}
  >
    ${stripTags(text)}
  </button>`;
}

/** A key that is held down clicks a button once. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

/**
 * The number of the reply that a key means: a digit, unless it is typed into a field or dialog of `path`, or Alt and a digit
 * anywhere in the element.
 */
export function replyNumber(event: KeyboardEvent, path: readonly EventTarget[]): number | undefined {
  const { key, code, altKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return undefined;
  const [, digit] = /^(?:Digit|Numpad)?([1-9])$/.exec(altKey ? code : key) ?? [];
  const isTyped = path.some(
    (one) => one instanceof Element && one.matches('input, textarea, select, dialog'),
  );
  return digit === undefined || (isTyped && !altKey) ? undefined : Number(digit);
}

/** Sends the reply of a number if the search shows it; returns whether it does. */
export function sendByNumber(number: number, replies: Replies): boolean {
  const reply = replies.matches.find((one) => one.number === number);
  if (reply) replies.send(reply);
  return reply !== undefined;
}

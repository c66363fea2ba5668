/** Renders the quick replies as buttons, and the form of their placeholders. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../base/index.js';
import { isComposing, stripTags } from '../../ui/index.js';
import type { BarContext } from './bar-context.js';
import type { CommandMessages } from './messages.js';
import { minimumForSearch, type PlaceholderForm, type Replies, type Reply } from './replies.js';

/** Number of replies with a shortcut: Alt+1 to Alt+9. */
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
    <div
      class="quick"
      role="group"
      aria-labelledby="replies"
      @keydown=${(event: KeyboardEvent) => onKey(event, replies)}
    >
      ${shown.map((reply) => renderReply(reply, bar, replies))}
      ${nextCount > 0 ? html`<button class="button quiet" type="button" @click=${() => replies.showMore()}>${m.moreReplies(nextCount)}</button>` : nothing}
      ${matches.length === 0 ? html`<p class="small muted">${m.noneFound}</p>` : nothing}
    </div>
    ${form ? renderPlaceholderForm(m, form, replies) : nothing}
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
    aria-keyshortcuts=${key ? `Alt+${key}` : nothing}
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

/** A digit sends the reply of that number while the focus is among the replies. */
function onKey(event: KeyboardEvent, replies: Replies): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || isComposing(event)) return;
  if (!/^[1-9]$/.test(event.key)) return;
  event.preventDefault();
  sendByNumber(Number(event.key), replies);
}

/** Sends the reply of a number if the search shows it; returns whether it does. */
export function sendByNumber(number: number, replies: Replies): boolean {
  const reply = replies.matches.find((one) => one.number === number);
  if (reply) replies.send(reply);
  return reply !== undefined;
}

function renderPlaceholderForm(
  m: CommandMessages,
  { names, values }: PlaceholderForm,
  replies: Replies,
): TemplateResult {
  const onSubmit = (event: Event) => {
    event.preventDefault();
    replies.submit();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.stopPropagation();
    replies.close();
  };
  return html`<form
    class="placeholders panel"
    aria-label=${m.fillIn}
    @submit=${onSubmit}
    @keydown=${onEscape}
  >
    <p>${stripTags(replies.preview)}</p>
    ${names.map(
      (name) =>
        html`<label
          ><span class="small muted">${lookUp(m.placeholders, name) ?? name}</span>
          <input
            class="field"
            autocomplete="off"
            maxlength="200"
            .value=${lookUp(values, name) ?? ''}
            @input=${(event: Event) => replies.fill(name, (event.target as HTMLInputElement).value)}
          />
        </label>`,
    )}
    <span class="actions">
      <button class="button primary" type="submit" ?disabled=${!replies.isComplete}>${m.send}</button>
      <button class="button" type="button" @click=${() => replies.close()}>${m.cancel}</button>
    </span>
  </form>`;
}

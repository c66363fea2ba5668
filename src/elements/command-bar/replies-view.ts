/** The quick replies as buttons, and the small form that fills their placeholders in. */
import { html, nothing, type TemplateResult } from 'lit';
import { stripTags } from '../../ui/strip-tags.js';
import type { BarContext } from './bar-context.js';
import type { CommandMessages } from './messages.js';
import { searchFrom, type Filling, type Replies, type Reply } from './replies.js';

/** Replies that have a key: 1 to 9. */
const numbered = 9;

export function renderReplies(
  m: CommandMessages,
  bar: BarContext,
  replies: Replies,
): TemplateResult | typeof nothing {
  const { all, found, filling } = replies;
  if (all.length === 0) return nothing;
  return html`<section class="replies" part="quick-replies" aria-labelledby="replies">
    <div class="line">
      <h3 id="replies">${m.quickReplies}</h3>
      ${all.length < searchFrom ? nothing : renderSearch(m, replies)}
    </div>
    <div
      class="quick"
      role="group"
      aria-labelledby="replies"
      @keydown=${(event: KeyboardEvent) => onKey(event, replies)}
    >
      ${found.map((reply) => renderReply(reply, bar, replies))}
      ${found.length === 0 ? html`<p class="small muted">${m.noneFound}</p>` : nothing}
    </div>
    ${filling ? renderFilling(m, filling, replies) : nothing}
  </section>`;
}

function renderSearch(m: CommandMessages, replies: Replies): TemplateResult {
  return html`<input
    class="field find"
    type="search"
    aria-label=${m.find}
    placeholder=${m.find}
    .value=${replies.sought}
    @input=${(event: Event) => replies.search((event.target as HTMLInputElement).value)}
  />`;
}

function renderReply(reply: Reply, bar: BarContext, replies: Replies): TemplateResult {
  const { number, text } = reply;
  const key = number <= numbered ? String(number) : undefined;
  return html`<button
    class="button"
    type="button"
    data-key=${key ?? nothing}
    aria-disabled=${bar.mayEnqueue ? nothing : 'true'}
    aria-keyshortcuts=${key ? `Alt+${key}` : nothing}
    @click=${(event: MouseEvent) => event.detail < 2 && replies.use(reply)}
    @keydown=${ignoreRepeat}
  >
    ${stripTags(text)}
  </button>`;
}

/** A key that is held down presses a button once. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

/** A number presses the reply of that number while the focus is among them. */
function onKey(event: KeyboardEvent, replies: Replies): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  if (!/^[1-9]$/.test(event.key)) return;
  event.preventDefault();
  useNumber(Number(event.key), replies);
}

/** Presses the reply of a number, if it is there to be seen. */
export function useNumber(number: number, replies: Replies): boolean {
  const reply = replies.found.find((one) => one.number === number);
  if (reply) replies.use(reply);
  return reply !== undefined;
}

function renderFilling(m: CommandMessages, { names, values }: Filling, replies: Replies): TemplateResult {
  const onSubmit = (event: Event) => {
    event.preventDefault();
    replies.sendFilled();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    replies.close();
  };
  return html`<form class="filling panel" aria-label=${m.fillIn} @submit=${onSubmit} @keydown=${onEscape}>
    <p>${stripTags(replies.preview)}</p>
    ${names.map(
      (name) =>
        html`<label
          ><span class="small muted">${m.placeholders[name] ?? name}</span>
          <input
            class="field"
            autocomplete="off"
            maxlength="200"
            .value=${values[name] ?? ''}
            @input=${(event: Event) => replies.fill(name, (event.target as HTMLInputElement).value)}
          />
        </label>`,
    )}
    <span class="actions">
      <button class="button primary" type="submit" ?disabled=${!replies.filled}>${m.send}</button>
      <button class="button" type="button" @click=${() => replies.close()}>${m.cancel}</button>
    </span>
  </form>`;
}

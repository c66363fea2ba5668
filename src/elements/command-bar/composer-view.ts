/** Where one writes: the field with its marks and problems, when and by whom it is said, and Send. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import { partNotLoaded } from '../../ui/lazy-module.js';
import { Face, Info, ListOrdered, Search, Send, Speech, Timer } from '../../ui/icons.js';
import type { BarContext, Choice, PlayRole, PlayType, Tool } from './bar-context.js';
import { renderChoice } from './select-field.js';
import type { CommandMessages } from './messages.js';
import type { Marks } from './marks/marks.lazy.js';

type WritingPart = typeof import('./marks/marks.lazy.js');

const tools: readonly [Tool, typeof Timer][] = [
  ['break', Timer],
  ['phoneme', Speech],
  ['emotion', Face],
];

/** Characters without tags that one text may have (reference 6.1.1). */
const limit = 10_000;

export interface WriteHost {
  text: string;
  disabled: boolean;
  /** Why nothing can be sent. */
  why: string | undefined;
  /** Whether the text is on its way. */
  leaving: boolean;
  /** Whether a part could not be loaded. */
  failed: boolean;
  problems: ReturnType<WritingPart['problemsIn']>;
  rundownOpen: boolean;
  writing: WritingPart | undefined;
  marks: Marks | undefined;
  onFocus(): void;
  onInput(): void;
  onKey(event: KeyboardEvent): void;
  onTool(tool: Tool): void;
  onSend(): void;
  onPalette(): void;
  onRundown(): void;
}

export function renderWrite(
  m: CommandMessages,
  bar: BarContext,
  choice: Choice,
  host: WriteHost,
): TemplateResult {
  const { problems, writing, marks } = host;
  return html`<div class="write">
    <div class="line">
      <label for="text"><h3>${m.label}</h3></label>
      ${renderTools(m, host)}
    </div>
    <textarea
      id="text"
      class="field"
      part="text"
      rows="2"
      placeholder=${m.placeholder}
      aria-describedby="hint"
      ?disabled=${host.disabled}
      .value=${host.text}
      @focus=${host.onFocus}
      @input=${host.onInput}
      @keydown=${host.onKey}
    ></textarea>
    ${marks && writing ? writing.renderMark(marks, bar.locale) : nothing}
    ${marks && writing && problems.length > 0 ? writing.renderProblems(problems, bar.locale, (edits) => marks.edit(edits)) : nothing}
    <div class="foot" id="hint">
      <span role="status" class=${host.why === undefined ? 'small muted' : 'why'}
        >${host.why === undefined ? m.hint : html`${icon(Info)}${host.why}`}</span
      >
      ${renderCount(m, bar, host)}
    </div>
    ${host.failed ? html`<p class="small failed" role="alert">${partNotLoaded(bar.locale)}</p>` : nothing}
    ${renderOptions(m, bar, choice, host)}
  </div>`;
}

function renderTools(m: CommandMessages, host: WriteHost): TemplateResult {
  return html`<span class="tools" role="group" aria-label=${m.tools}>
    ${tools.map(
      ([tool, sign]) =>
        html`<button
          class="button quiet icon-only"
          type="button"
          aria-label=${m.tool[tool] ?? tool}
          title=${m.tool[tool] ?? tool}
          aria-expanded=${host.marks?.mark?.tool === tool ? 'true' : 'false'}
          ?disabled=${host.disabled}
          @click=${() => host.onTool(tool)}
        >
          ${icon(sign)}
        </button>`,
    )}
  </span>`;
}

function renderCount(
  m: CommandMessages,
  bar: BarContext,
  { text, writing }: WriteHost,
): TemplateResult | typeof nothing {
  const count = writing?.countCharacters(text).withoutTags ?? text.length;
  if (count < limit / 2) return nothing;
  const words = m.characters(bar.locale.number(count), bar.locale.number(limit));
  return html`<span class=${`small ${count > limit ? 'over' : 'muted'}`}>${words}</span>`;
}

function renderOptions(m: CommandMessages, bar: BarContext, choice: Choice, host: WriteHost): TemplateResult {
  const { disabled, leaving, problems } = host;
  const wrong = problems.some(({ severity }) => severity === 'error');
  const blocked = host.why !== undefined || leaving || host.text.trim() === '' || wrong;
  return html`<div class="options">
    ${renderChoice(m.when, m.playType, choice.playType, disabled, (value) => (choice.playType = value as PlayType))}
    ${
      bar.hasCoStreamer
        ? renderChoice(
            m.who,
            m.role,
            choice.playRole,
            disabled,
            (value) => (choice.playRole = value as PlayRole),
          )
        : nothing
    }
    <span class="more">
      <button
        class="button"
        type="button"
        aria-expanded=${host.rundownOpen ? 'true' : 'false'}
        ?disabled=${!bar.maySend && !host.rundownOpen}
        @click=${host.onRundown}
      >
        ${icon(ListOrdered)}${m.rundown}
      </button>
      <button
        class="button"
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        @click=${host.onPalette}
      >
        ${icon(Search)}${m.commands}
      </button>
    </span>
    <button class="button primary send" type="button" ?disabled=${blocked} @click=${host.onSend}>
      ${icon(Send)}${leaving ? m.sending : m.send}
    </button>
  </div>`;
}

/** Renders the composer: the field with its marks and problems, the speech options, and Send. */
import { html, nothing, type TemplateResult } from 'lit';
import { Face, icon, Info, ListOrdered, renderSelect, Search, Send, Speech, Timer } from '../../ui/index.js';
import type { BarContext, MarkTool, PlayRole, PlayType } from './bar-context.js';
import type { Marks } from './marks/marks.js';
import { messages, type CommandMessages } from './messages.js';

type MarksModule = typeof import('./composer.lazy.js');

const tools: readonly [MarkTool, typeof Timer][] = [
  ['break', Timer],
  ['phoneme', Speech],
  ['emotion', Face],
];

/** Maximum length of one text without its tags, in characters (reference 6.1.1). */
const maxCharacters = 10_000;

/** The other parts of the bar that the composer's buttons open. */
export interface ComposerActions {
  isRundownOpen: boolean;
  /** The message about a part that could not be loaded. */
  missing: TemplateResult | typeof nothing;
  onPalette(): void;
  onRundown(): void;
}

/** The state of the composer, and its handlers. */
export interface ComposerProps extends ComposerActions {
  text: string;
  disabled: boolean;
  /** Seconds in which what was sent can be taken back. */
  undoSeconds: number;
  isSending: boolean;
  problems: ReturnType<MarksModule['problemsIn']>;
  /** Undefined until it is loaded. */
  marksModule: MarksModule | undefined;
  marks: Marks | undefined;
  onFocus(): void;
  onInput(): void;
  onKey(event: KeyboardEvent): void;
  onSend(): void;
}

/** The composer with its toolbar, hints and buttons. */
export function renderComposer(bar: BarContext, props: ComposerProps): TemplateResult {
  const m = bar.locale.of(messages);
  const { problems, marksModule, marks } = props;
  const { blockedReason } = bar;
  // A read that failed has a notice already, in this element or another.
  const isQuiet = blockedReason === undefined || blockedReason === m.unread;
  const delayed = marksModule?.renderLastDelayed(bar) ?? nothing;
  const failed = (isQuiet && marksModule?.renderLastFailed(bar, props.text.trim())) || nothing;
  const isTold = delayed !== nothing || failed !== nothing;
  return html`<div class="write">
    <label for="text"><h3>${m.label}</h3></label>
    <div class="say">
      <textarea
        id="text"
        class="field"
        part="text"
        rows="2"
        placeholder=${m.placeholder}
        aria-describedby="hint"
        ?disabled=${props.disabled}
        .value=${props.text}
        @focus=${props.onFocus}
        @input=${props.onInput}
        @keydown=${props.onKey}
      ></textarea>
      ${renderSend(m, bar, props)}
    </div>
    <div class=${isTold ? 'foot told' : 'foot'}>
      <span id="hint" role="status" class=${isQuiet ? 'small muted' : 'reason'}
        >${isQuiet ? (blockedReason ?? renderHint(m, props)) : html`${icon(Info)}${blockedReason}`}</span
      >
      ${delayed} ${failed} ${renderCount(m, bar, props)}
    </div>
    ${marks && marksModule ? marksModule.renderMark(marks, bar.locale) : nothing}
    ${marks && marksModule && problems.length > 0 ? marksModule.renderProblems(problems, bar.locale, (edits) => marks.edit(edits)) : nothing}
    ${props.missing} ${renderOptions(m, bar, props)}
  </div>`;
}

/** What the keys do, and how long one can think again; in the place that Undo takes. */
function renderHint(m: CommandMessages, { undoSeconds }: ComposerProps): TemplateResult {
  return html`<span class="keys">${m.hint}</span> ${undoSeconds > 0 ? m.undoHint(undoSeconds) : nothing}`;
}

function renderSend(m: CommandMessages, bar: BarContext, props: ComposerProps): TemplateResult {
  const { isSending, problems, text } = props;
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  const cannotSend = !bar.canQueue || isSending || text.trim() === '' || hasErrors;
  return html`<button
    class="button primary send"
    type="button"
    ?disabled=${cannotSend}
    @click=${props.onSend}
  >
    ${icon(Send)}${isSending ? m.sending : m.send}
  </button>`;
}

function renderTools(
  m: CommandMessages,
  bar: BarContext,
  { marks, disabled }: ComposerProps,
): TemplateResult {
  return html`<span class="tools" role="group" aria-label=${m.tools}>
    ${tools.map(
      ([tool, sign]) =>
        html`<button
          class="button quiet icon-only"
          type="button"
          aria-label=${m.tool[tool] ?? tool}
          title=${m.tool[tool] ?? tool}
          aria-expanded=${marks?.mark?.tool === tool ? 'true' : 'false'}
          ?disabled=${disabled}
          @click=${() => void bar.toggleMark(tool)}
        >
          ${icon(sign)}
        </button>`,
    )}
  </span>`;
}

/** The length of the text, shown once it exceeds half of the maximum. */
function renderCount(
  m: CommandMessages,
  bar: BarContext,
  { text, marksModule }: ComposerProps,
): TemplateResult | typeof nothing {
  const count = marksModule?.countCharacters(text).withoutTags ?? text.length;
  if (count < maxCharacters / 2) return nothing;
  const words = m.characters(bar.locale.number(count), bar.locale.number(maxCharacters));
  return html`<span class=${`small ${count > maxCharacters ? 'too-long' : 'muted'}`}>${words}</span>`;
}

function renderOptions(m: CommandMessages, bar: BarContext, props: ComposerProps): TemplateResult {
  const { disabled } = props;
  const { playType, playRole } = bar.speech;
  const onType = (value: string) => bar.setSpeechOptions({ playType: value as PlayType });
  const onRole = (value: string) => bar.setSpeechOptions({ playRole: value as PlayRole });
  return html`<div class="options">
    ${renderSelect(m.when, m.playType, playType, disabled, onType)}
    ${bar.hasCoStreamer ? renderSelect(m.who, m.role, playRole, disabled, onRole) : nothing}
    ${renderTools(m, bar, props)}
    <span class="more">
      <button
        class="button"
        type="button"
        aria-expanded=${props.isRundownOpen ? 'true' : 'false'}
        ?disabled=${!bar.canSend && !props.isRundownOpen}
        @click=${props.onRundown}
      >
        ${icon(ListOrdered)}${m.rundown}
      </button>
      <button
        class="button"
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        @click=${props.onPalette}
      >
        ${icon(Search)}${m.commands}
      </button>
    </span>
  </div>`;
}

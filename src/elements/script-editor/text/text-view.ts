/** Renders the box of the text: a static view until CodeMirror is loaded, or a plain field if it can't be loaded. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { CircleAlert, icon, type LocaleController, RotateCw } from '../../../ui/index.js';
import { messages, type EditorMessages } from '../messages.js';
import type { CodeMirrorProps } from '../codemirror/codemirror-editor.lazy.js';
import type { PendingInput } from './pending-input.js';
import { renderPlainText } from './plain-view.js';

/** What the view shows and calls. */
export interface TextViewState {
  text: string;
  /** Whether CodeMirror is running. */
  ready: boolean;
  /** Whether CodeMirror is being loaded. */
  loading: boolean;
  /** Why CodeMirror could not be loaded. */
  error: unknown;
  retry(): void;
  /** The plain field was edited. */
  onInput(event: Event): void;
  /** A composition of an input method has ended. */
  onComposed(): void;
  /** A key was pressed in the plain field. */
  onKey(event: KeyboardEvent): void;
  /** Something is pasted into the plain field. */
  onPaste(event: ClipboardEvent): void;
  /** What a person does until CodeMirror is loaded. */
  pending: PendingInput;
}

/** How the text is shown. */
export interface TextProps extends CodeMirrorProps {
  /** Whether the script is being loaded. */
  loading: boolean;
}

/** Renders the box of the text. */
export function renderText(props: TextProps, state: TextViewState, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  const written = !props.chipLabels || Boolean(state.error);
  return html`<div
      class=${`box ${written ? 'raw-text' : ''} ${props.disabled ? 'off' : ''}`}
      part="text"
      @compositionend=${state.onComposed}
    >
      ${renderBefore(props, state, m)}
      <div class="area"></div>
    </div>
    ${state.error ? renderFailure(state, m) : nothing}`;
}

function renderBefore(
  props: TextProps,
  state: TextViewState,
  m: EditorMessages,
): TemplateResult | typeof nothing {
  if (props.loading) {
    return html`<div class="light">
      ${[0, 1, 2].map(() => html`<div class="skeleton text-line"></div>`)}
    </div>`;
  }
  if (state.ready) return nothing;
  return state.error ? renderField(props, state) : renderPicture(props, state, m);
}

function renderPicture(props: TextProps, state: TextViewState, m: EditorMessages): TemplateResult {
  const { text, pending } = state;
  return html`<div
    class="light"
    role="group"
    aria-label=${props.label}
    aria-busy="true"
    tabindex=${props.disabled ? nothing : '0'}
    @focus=${pending.onFocus}
    @pointerdown=${pending.onPointer}
    @keydown=${pending.onKey}
    @paste=${pending.onPaste}
    @dragover=${pending.onDrop}
    @drop=${pending.onDrop}
    @input=${pending.onInput}
    @compositionstart=${pending.onInput}
    @compositionend=${pending.onInput}
  >
    ${
      text === ''
        ? html`<span class="muted">${m.placeholder}</span>`
        : guard([text, props.chipLabels], () => renderPlainText(text, props.chipLabels))
    }
  </div>`;
}

const renderField = (props: TextProps, state: TextViewState): TemplateResult =>
  html`<textarea
    class="plain-field"
    aria-label=${props.label}
    aria-invalid=${props.invalid ? 'true' : nothing}
    placeholder=${props.placeholder}
    rows="6"
    spellcheck="false"
    .value=${live(state.text)}
    ?readonly=${props.readonly}
    ?disabled=${props.disabled}
    ?required=${props.required}
    @input=${state.onInput}
    @keydown=${state.onKey}
    @paste=${state.onPaste}
  ></textarea>`;

/** Renders the failure to load CodeMirror; the browser's message is in the tooltip. */
const renderFailure = (state: TextViewState, m: EditorMessages): TemplateResult =>
  html`<div class="notice error not-loaded" part="error" role="alert">
    ${icon(CircleAlert)}
    <p title=${String(state.error)}>${m.textNotLoaded}</p>
    <div class="actions">
      <button
        class="button"
        part="retry"
        type="button"
        aria-disabled=${state.loading ? 'true' : nothing}
        @click=${() => state.retry()}
      >
        ${icon(RotateCw)}${m.retry}
      </button>
    </div>
  </div>`;

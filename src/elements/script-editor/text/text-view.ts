/** Renders the box of the text: a static view until CodeMirror is loaded, or a plain field if it can't be loaded. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../../ui/icon.js';
import { CircleAlert, RotateCw } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages, type EditorMessages } from '../messages.js';
import type { CodeMirrorProps } from '../codemirror/codemirror-editor.lazy.js';
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
  onFocus(): void;
  /** A composition of an input method has ended. */
  onComposed(): void;
  onPointer(event: PointerEvent): void;
  onKey(event: KeyboardEvent): void;
}

/** How the text is shown. */
export interface TextProps extends CodeMirrorProps {
  /** Whether the script is being loaded. */
  loading: boolean;
}

/** Renders the box of the text. */
export function renderText(look: TextProps, host: TextViewState, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  const written = !look.chipLabels || Boolean(host.error);
  return html`<div
      class=${`box ${written ? 'raw-text' : ''} ${look.disabled ? 'off' : ''}`}
      part="text"
      @compositionend=${host.onComposed}
    >
      ${renderBefore(look, host, m)}
      <div class="area"></div>
    </div>
    ${host.error ? renderFailure(host, m) : nothing}`;
}

function renderBefore(
  look: TextProps,
  host: TextViewState,
  m: EditorMessages,
): TemplateResult | typeof nothing {
  if (look.loading) {
    return html`<div class="light">
      ${[0, 1, 2].map(() => html`<div class="skeleton text-line"></div>`)}
    </div>`;
  }
  if (host.ready) return nothing;
  return host.error ? renderField(look, host) : renderPicture(look, host, m);
}

function renderPicture(look: TextProps, host: TextViewState, m: EditorMessages): TemplateResult {
  const { text } = host;
  return html`<div
    class="light"
    role="group"
    aria-label=${look.label}
    aria-busy="true"
    tabindex=${look.disabled ? nothing : '0'}
    @focus=${host.onFocus}
    @pointerdown=${host.onPointer}
    @keydown=${host.onKey}
  >
    ${
      text === ''
        ? html`<span class="muted">${m.placeholder}</span>`
        : guard([text, look.chipLabels], () => renderPlainText(text, look.chipLabels))
    }
  </div>`;
}

const renderField = (look: TextProps, host: TextViewState): TemplateResult =>
  html`<textarea
    class="plain-field"
    aria-label=${look.label}
    aria-invalid=${look.invalid ? 'true' : nothing}
    placeholder=${look.placeholder}
    rows="6"
    spellcheck="false"
    .value=${live(host.text)}
    ?readonly=${look.readonly}
    ?disabled=${look.disabled}
    ?required=${look.required}
    @input=${host.onInput}
    @keydown=${host.onKey}
  ></textarea>`;

/** Renders the failure to load CodeMirror; the browser's message is in the tooltip. */
const renderFailure = (host: TextViewState, m: EditorMessages): TemplateResult =>
  html`<div class="notice error not-loaded" part="error" role="alert">
    ${icon(CircleAlert)}
    <p title=${String(host.error)}>${m.textNotLoaded}</p>
    <div class="actions">
      <button
        class="button"
        part="retry"
        type="button"
        aria-disabled=${host.loading ? 'true' : nothing}
        @click=${() => host.retry()}
      >
        ${icon(RotateCw)}${m.retry}
      </button>
    </div>
  </div>`;

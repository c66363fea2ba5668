/** The button that plays the text, what else can be heard, and what is going on until it plays. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { Play, Square } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import type { AuditionState } from './audition.js';
import { previewMessages, type PreviewMessages } from './messages.js';
import type { Scope } from './pieces.js';
import type { PreviewMenu } from './preview-menu.js';

export interface PreviewHost {
  state: AuditionState;
  /** Why nothing can be heard. */
  reason: string | undefined;
  blocked: boolean;
  /** Title of the paragraph that plays, when it is not the one that is shown. */
  elsewhere: string | undefined;
  menu: PreviewMenu;
  press(scope?: Scope): void;
  go(): void;
  stop(): void;
}

type Running = Extract<AuditionState, { next: unknown }>;

export function renderPreview(host: PreviewHost, locale: LocaleController): TemplateResult {
  const m = locale.of(previewMessages);
  const running = runningIn(host);
  return html`<span class="preview"
    >${running ? renderRunning(running, host, m) : renderIdle(host, m)}</span
  >`;
}

/** What is going on, in words, where it moves nothing; with `buttons` where the button that plays is not shown. */
export function renderHearing(host: PreviewHost, buttons: boolean, locale: LocaleController): TemplateResult {
  const m = locale.of(previewMessages);
  const running = runningIn(host);
  return html`<p class="hearing small muted" role="status">
      ${running ? wordsOf(running, host, m) : nothing}
    </p>
    ${running && buttons ? renderRunning(running, host, m) : nothing}`;
}

const runningIn = ({ state }: PreviewHost): Running | undefined =>
  state.phase === 'idle' || state.phase === 'failed' ? undefined : state;

const wordsOf = (state: Running, { elsewhere }: PreviewHost, m: PreviewMessages): TemplateResult =>
  html`${m.phases[state.phase]} ${elsewhere ? m.inParagraph(elsewhere) : nothing}
  ${
    state.of > 1
      ? html`<span aria-hidden="true"
          >${m.place(state.index + 1, state.of)}${state.next ? ` · ${m.next[state.next]}` : ''}</span
        >`
      : nothing
  }`;

function renderRunning(state: Running, host: PreviewHost, m: PreviewMessages): TemplateResult {
  const waits = state.phase === 'ready';
  return html`${
      waits
        ? html`<button class="button go" type="button" @click=${() => host.go()}>
            ${icon(Play)}${m.go}
          </button>`
        : nothing
    }
    <button class="button stop-preview" type="button" @click=${() => host.stop()}>
      ${icon(Square)}${m.stop}
    </button>`;
}

const renderIdle = (host: PreviewHost, m: PreviewMessages): TemplateResult =>
  html`<span class="split"
    ><button
      class="button hear"
      type="button"
      ?disabled=${host.blocked}
      aria-disabled=${host.reason ? 'true' : nothing}
      title=${host.reason ?? m.keys}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => host.press()}
    >
      ${icon(Play)}${m.preview}</button
    >${host.menu.render(m, host.blocked)}</span
  >`;

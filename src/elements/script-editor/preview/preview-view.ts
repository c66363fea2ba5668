/** The button that plays the text, and what is going on until it plays. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { Play, Square } from '../../../ui/icons.js';
import type { EditorMessages } from '../messages.js';
import type { AuditionState } from './audition.js';

export interface PreviewHost {
  state: AuditionState;
  /** Why nothing can be heard. */
  reason: string | undefined;
  blocked: boolean;
  press(): void;
  stop(): void;
}

export function renderPreview(m: EditorMessages, host: PreviewHost): TemplateResult {
  const { phase } = host.state;
  if (phase === 'asked' || phase === 'making' || phase === 'playing') {
    return html`<span class="preview">
      <span class="muted small" role="status">${m.previewing[phase]}</span>
      <button class="button stop-preview" type="button" @click=${() => host.stop()}>
        ${icon(Square)}${m.stopPreview}
      </button>
    </span>`;
  }
  return html`<span class="preview">
    <button
      class="button hear"
      type="button"
      ?disabled=${host.blocked}
      aria-disabled=${host.reason ? 'true' : nothing}
      title=${host.reason ?? nothing}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => host.press()}
    >
      ${icon(Play)}${m.preview}
    </button>
  </span>`;
}

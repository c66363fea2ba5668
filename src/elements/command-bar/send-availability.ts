/** Decides whether the bar can send, and renders the notice about the connection. */
import { html, nothing, type TemplateResult } from 'lit';
import { unknownSince, type LiveState } from '../../live/index.js';
import { icon, renderError, TriangleAlert } from '../../ui/index.js';
import type { BarContext } from './bar-context.js';
import type { CommandMessages } from './messages.js';

/** What decides whether the bar can send, besides the state of the room. */
export interface Availability {
  disabled: boolean;
  /** Whether the bar is bound to one task, so that it ignores later tasks of the room. */
  hasJobId: boolean;
}

/** Why nothing can be submitted, as a sentence; undefined if it can. Being offline doesn't block: commands wait in the queue. */
export function blockedReason(
  { phase }: Pick<LiveState, 'phase'>,
  { disabled, hasJobId }: Availability,
  m: CommandMessages,
): string | undefined {
  if (disabled) return m.disabled;
  if (phase === 'on-air') return undefined;
  if (hasJobId && ['ended', 'failed', 'blocked'].includes(phase)) return m.otherTask;
  return m.blocked[phase];
}

/** One notice: that the last read failed or, otherwise, that the room has not been confirmed to be on air for a while. */
export function renderConnection(m: CommandMessages, bar: BarContext): TemplateResult {
  const state = bar.watch?.state;
  const since = state?.phase === 'on-air' && !state.error ? unknownSince(state, Date.now()) : undefined;
  return html`${
    since === undefined
      ? nothing
      : html`<div class="notice warning" role="status">
          ${icon(TriangleAlert)}
          <p>${m.stale(bar.locale.time(since))}</p>
        </div>`
  }${state?.error ? renderError(state.error, bar.locale, () => void bar.watch?.refresh()) : nothing}`;
}

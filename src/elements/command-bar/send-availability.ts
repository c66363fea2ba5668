/** Decides whether the bar can send, and renders the notice about the connection. */
import { html, nothing, type TemplateResult } from 'lit';
import { unknownSince, type LiveState } from '../../live/index.js';
import { icon, readErrorNotice, renderError, staleNotice, TriangleAlert } from '../../ui/index.js';
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
  { phase, error }: Pick<LiveState, 'phase' | 'error'>,
  { disabled, hasJobId }: Availability,
  m: CommandMessages,
): string | undefined {
  if (disabled) return m.disabled;
  if (phase === 'on-air') return undefined;
  if (hasJobId && ['ended', 'failed', 'blocked'].includes(phase)) return m.otherTask;
  return phase === 'unknown' && error ? m.unread : m.blocked[phase];
}

/** Names of the notices about the connection: that the last read failed or, otherwise, that the room has not been confirmed to be on air for a while. */
export function connectionNotices(state: LiveState | undefined): string[] {
  if (state?.error) return [readErrorNotice(state.error)];
  return state?.phase === 'on-air' && unknownSince(state, Date.now()) !== undefined ? [staleNotice] : [];
}

/** The notice about the connection, unless another element of the page shows it. */
export function renderConnection(m: CommandMessages, bar: BarContext): TemplateResult | typeof nothing {
  const state = bar.watch?.state;
  const [name] = connectionNotices(state);
  if (!state || name === undefined || !bar.showsNotice(name)) return nothing;
  if (state.error) return renderError(state.error, bar.locale, () => void bar.watch?.refresh());
  return html`<div class="notice warning" role="status">
    ${icon(TriangleAlert)}
    <p>${m.stale(bar.locale.time(unknownSince(state, Date.now()) ?? 0))}</p>
  </div>`;
}

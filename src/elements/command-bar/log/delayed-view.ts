/** Renders a command that can still be taken back, with the seconds that are left and Undo, and one that came back. */
import { html, nothing, type TemplateResult } from 'lit';
import { textOf, type CommandRecord } from '../../../live/index.js';
import { icon, TriangleAlert } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { messages, type LogMessages } from './messages.js';

/** The seconds that are left. Screen readers are told once: the log would announce each second. */
export function renderCountdown(record: CommandRecord, m: LogMessages): TemplateResult {
  return html`<span class="visually-hidden">${m.delayedTold(secondsLeft(record, record.at))}</span
    ><span aria-hidden="true">${m.delayed(secondsLeft(record))}</span>`;
}

/** A button that takes the command back; nothing if another window has delayed it. */
export function renderTakeBack(
  { id, page }: CommandRecord,
  m: LogMessages,
  bar: BarContext,
): TemplateResult | typeof nothing {
  if (page !== bar.commands?.page) return nothing;
  return html`<button
    class="button"
    type="button"
    title=${m.undoKey}
    aria-keyshortcuts="Escape"
    @click=${() => void takeBack(id, bar)}
  >
    ${m.undo}
  </button>`;
}

/** The seconds of the last command that can be taken back, and Undo, beside the field: the log may be out of sight. */
export function renderLastDelayed(bar: BarContext): TemplateResult | typeof nothing {
  const { history = [], page } = bar.commands ?? {};
  const last = history.findLast((one) => one.stage === 'delayed' && one.page === page);
  if (!last) return nothing;
  const m = bar.locale.of(messages);
  // The log tells it to screen readers.
  return html`<span class="delayed small">
    <span aria-hidden="true">${m.delayed(secondsLeft(last))}</span>${renderTakeBack(last, m, bar)}
  </span>`;
}

/** That the text in the field is one that could not be sent; beside the field, as the log may be out of sight. */
export function renderLastFailed(bar: BarContext, text: string): TemplateResult | typeof nothing {
  const { history = [], page } = bar.commands ?? {};
  const last = history.findLast((one) => one.page === page);
  if (last?.stage !== 'failed' || text === '' || textOf(last.command) !== text) return nothing;
  // The log tells it to screen readers.
  return html`<span class="failed" aria-hidden="true">
    ${icon(TriangleAlert)}<span>${bar.locale.of(messages).notHeard}</span>
  </span>`;
}

/** The button disappears: the field gets the focus if it has the text again, otherwise the log. */
async function takeBack(id: string, bar: BarContext): Promise<void> {
  const { element } = bar;
  bar.takeBack(id);
  await element.updateComplete;
  const field = element.renderRoot.querySelector<HTMLTextAreaElement>('#text');
  (field?.value ? field : element.renderRoot.querySelector<HTMLElement>('[role=log]'))?.focus();
}

/** Whole seconds until a command is sent, at least 1. */
function secondsLeft({ due = 0 }: CommandRecord, now = Date.now()): number {
  return Math.max(1, Math.ceil((due - now) / 1000));
}

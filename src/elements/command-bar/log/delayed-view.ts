/** Renders what the log shows of a command that can still be taken back: the seconds that are left, and Undo. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CommandRecord } from '../../../live/index.js';
import type { BarContext } from '../bar-context.js';
import type { LogMessages } from './messages.js';

/** The seconds that are left. Screen readers are told once: the log would announce each second. */
export function renderCountdown({ at, due = at }: CommandRecord, m: LogMessages): TemplateResult {
  return html`<span class="visually-hidden">${m.delayed(secondsBetween(at, due))}. ${m.undoKey}</span
    ><span aria-hidden="true">${m.delayed(secondsBetween(Date.now(), due))}</span>`;
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

/** The button disappears: the field gets the focus if it has the text again, otherwise the log. */
async function takeBack(id: string, bar: BarContext): Promise<void> {
  const { element } = bar;
  bar.takeBack(id);
  await element.updateComplete;
  const field = element.renderRoot.querySelector<HTMLTextAreaElement>('#text');
  (field?.value ? field : element.renderRoot.querySelector<HTMLElement>('[role=log]'))?.focus();
}

/** Whole seconds from one time to another, at least 1. */
function secondsBetween(from: number, to: number): number {
  return Math.max(1, Math.ceil((to - from) / 1000));
}

/** Whether one can send, and if not, why and what would change that. */
import type { LiveState } from '../../live/index.js';
import type { CommandMessages } from './messages.js';

export interface Standing {
  disabled: boolean;
  /** Whether the bar is about one task, not about the room. */
  oneTask: boolean;
}

/** Why nothing can be sent; undefined: it can, or while offline it can wait. */
export function hindrance(
  { phase }: Pick<LiveState, 'phase'>,
  { disabled, oneTask }: Standing,
  m: CommandMessages,
): string | undefined {
  if (disabled) return m.disabled;
  if (phase === 'on-air') return undefined;
  if (oneTask && ['ended', 'failed', 'blocked'].includes(phase)) return m.otherTask;
  return m.blocked[phase];
}

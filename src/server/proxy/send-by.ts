/**
 * Until when a call may be sent, by what its sender says of its patience: `Prefer: wait=30` (RFC 7240), in seconds.
 *
 * A sender that gives up does not know whether its call was carried out. So the call leaves the line in time, and the
 * sender is told that nothing was sent. Who says nothing waits for as long as the line takes.
 */
import type { Operation } from '../../api/index.js';

/** Part of the sender's time in which a call is sent, or not at all. The rest is the service's, for its answer. */
const shareBeforeSending = { write: 0.3, read: 0.8 };

/** The time in milliseconds after which a call that came at `came_at` is not sent any more. */
export function sendByOf({ headers }: Request, { safeToRepeat }: Operation, came_at: number): number {
  const share = shareBeforeSending[safeToRepeat ? 'read' : 'write'];
  const [, seconds] = /(?:^|[,;\s])wait=(\d{1,6})(?![^,;\s])/i.exec(headers.get('prefer') ?? '') ?? [];
  return seconds === undefined ? Infinity : came_at + Number(seconds) * 1000 * share;
}

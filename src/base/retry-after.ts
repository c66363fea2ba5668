/** The header `Retry-After`, in which another side says how long to wait. */

/** Upper bound of what is believed, in milliseconds: one day. No timer overflows with it. */
const longest = 86_400_000;

/** Several seconds where a gateway added a header of its own. A fraction is taken, too, as it means that wait and no shorter one. */
const seconds = /^\d+(?:\.\d+)?(?:\s*,\s*\d+(?:\.\d+)?)*$/;
/** A date names its month or is an ISO date: browsers read almost any number as a date in the past. */
const date = /^(?:[a-z]{3,9}[,\s].*\d\d:\d\d|\d{4}-\d\d-\d\dT)/i;

/**
 * The wait that `Retry-After` asks for, in milliseconds from 0 to one day; undefined without a readable one. The header
 * gives seconds or a date. A date counts from the answer's own `Date`, as the local clock may be wrong.
 */
export function retryAfterOf(headers: Pick<Headers, 'get'>, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (seconds.test(value)) return Math.min(longest, 1000 * Math.max(...value.split(',').map(Number)));
  if (!date.test(value)) return undefined;
  const sent_at = Date.parse(headers.get('date') ?? '');
  const from = Number.isNaN(sent_at) ? now : sent_at;
  const wait = Date.parse(value) - from;
  return Number.isNaN(wait) ? undefined : Math.min(longest, Math.max(0, wait));
}

/** The header `Retry-After`, in which another side says how long to wait. */

/** Upper bound of what is believed, in milliseconds: one day. No timer overflows with it. */
const longest = 86_400_000;

/**
 * The wait that `Retry-After` asks for, in milliseconds from 0 to one day; undefined without a readable one. The header
 * gives seconds or a date. A date counts from the answer's own `Date`, as the local clock may be wrong.
 */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const sent_at = Date.parse(headers.get('date') ?? '');
  const from = Number.isNaN(sent_at) ? now : sent_at;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - from;
  return Number.isNaN(wait) ? undefined : Math.min(longest, Math.max(0, wait));
}

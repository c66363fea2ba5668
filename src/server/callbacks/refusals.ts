/**
 * Reports of refused callbacks. A wrong key or address shows as silence: the stream runs, and no event arrives. Once a
 * minute at most, the customer is told what was refused and what was expected.
 */
import type { HttpError } from '../http-error.js';

/** A refused callback, as `onRefused` gets it. It contains no key and no signature. */
export interface CallbackRefusal {
  /** `MSW.CALLBACK_UNSIGNED`, `MSW.CALLBACK_STALE`, `MSW.CALLBACK_REPEATED` or `MSW.CALLBACK_INVALID`. */
  code: string;
  /** What is wrong, as a sentence. */
  reason: string;
  /** The addresses that signatures are expected to cover. */
  expected: readonly string[];
  /** The address of the request, with the values of its query masked. */
  seen: string;
  request_id: string;
  /** How many more were refused since the last report. */
  others: number;
}

/** Shortest time between two reports, in milliseconds. */
const interval = 60_000;

/** Creates a function that reports a refused callback unless the last report is younger than a minute. */
export function createRefusalReporter(
  onRefused: (refusal: CallbackRefusal) => void,
  now: () => number,
): (error: HttpError, request: Request, urls: readonly string[]) => void {
  let last: number | undefined;
  let others = 0;
  return ({ code, message: reason, requestId: request_id }, { url }, urls) => {
    const age = last === undefined ? Infinity : Math.abs(now() - last);
    if (age < interval) return void (others += 1);
    last = now();
    const seen = maskQuery(url);
    const expected = urls.length > 0 ? urls.map(maskQuery) : [seen.replace(/\?.*$/, '')];
    onRefused({ code, reason, expected, seen, request_id, others });
    others = 0;
  };
}

/** Longest address in a report, in characters. */
const longest = 500;

/** The address without user, and with the values of its query masked, which hold keys and signatures. */
function maskQuery(url: string): string {
  const [path = '', query] = url.split('#', 1)[0]?.split(/\?([^]*)/) ?? [];
  const names = query?.split('&').map((pair) => `${pair.split('=', 1)[0] ?? ''}=***`);
  const masked = names ? `${path}?${names.join('&')}` : path;
  return masked.replace(/^(https?:\/\/)[^/?#]*@/i, '$1').slice(0, longest);
}

/** Compares the clock of this machine with that of the page's own server. */
import { resolveAddress } from '../../../base/index.js';
import type { Finding, PageContext } from './page-check.js';

/** Seconds by which clocks may differ: the header has whole seconds, and the answer takes a moment. */
const tolerance = 30;

/** Whether the clock is right. A wrong one does no harm to sessions, but times on the page are wrong. */
export async function checkClock({ signal }: PageContext): Promise<Finding> {
  const answer = await fetch(resolveAddress(''), { method: 'HEAD', cache: 'no-store', signal });
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(date)) return { status: 'ok', said: 'clockUnknown' };
  const seconds = Math.round((Date.now() - date - 500) / 1000);
  return Math.abs(seconds) <= tolerance
    ? { status: 'ok', said: 'clockRight' }
    : {
        status: 'warning',
        said: seconds > 0 ? 'clockAhead' : 'clockBehind',
        about: String(Math.abs(seconds)),
      };
}

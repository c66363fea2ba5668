/** Checks of the addresses: whether the page's policy lets requests out, and whether what is there answers. */
import { asApiError, listSmartLiveJobs } from '../../../api/index.js';
import { pageOrigin, resolveAddress } from '../../../base/index.js';
import type { Finding, PageContext } from './page-check.js';

/** Codes of the handler's answers to a request for events of no room: it is there. */
const answersOfHandler = [400, 401, 403];

/** The addresses that the Content-Security-Policy has blocked since it was created, without their queries. */
export class BlockedAddresses {
  private readonly blocked = new Set<string>();
  private readonly onViolation = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'connect-src') this.blocked.add(withoutQuery(blockedURI));
  };

  constructor() {
    document.addEventListener('securitypolicyviolation', this.onViolation);
  }

  get list(): readonly string[] {
    return [...this.blocked];
  }

  dispose(): void {
    document.removeEventListener('securitypolicyviolation', this.onViolation);
  }
}

/** Whether a token can be fetched. */
export async function checkToken({ client, tokenUrl, signal }: PageContext): Promise<Finding> {
  try {
    await client.scope?.(signal);
    return { status: 'ok', said: 'tokenFetched' };
  } catch (cause) {
    signal.throwIfAborted();
    const { code, status, reason } = asApiError(cause, 'getToken');
    if (code === 'NO_TOKEN_SOURCE') return { status: 'error', said: 'noTokenSource' };
    if (status === 401 || status === 403) return { status: 'error', said: 'tokenRefused', about: reason };
    const isElsewhere = tokenUrl !== '' && resolveAddress(tokenUrl).origin !== pageOrigin();
    return {
      status: 'error',
      said: isElsewhere && status === undefined ? 'tokenElsewhere' : 'noToken',
      about: reason,
    };
  }
}

/** Whether the service, or the backend that forwards calls, answers a call of this page. */
export async function checkService({ client, signal }: PageContext): Promise<Finding> {
  const { endpoint } = (await client.scope?.(signal)) ?? { endpoint: '' };
  const { origin } = resolveAddress(endpoint);
  try {
    await client.call(listSmartLiveJobs, { query: { limit: 1 } }, { signal, priority: 'poll' });
    return { status: 'ok', said: 'serviceAnswers', about: origin };
  } catch (cause) {
    signal.throwIfAborted();
    const { code, status, reason } = asApiError(cause, listSmartLiveJobs.name);
    if (code === 'MSW.NOT_ALLOWED') return { status: 'ok', said: 'serviceNotAsked', about: origin };
    if (status !== undefined) return { status: 'error', said: 'serviceRefuses', about: reason };
    return {
      status: 'error',
      said: origin === pageOrigin() ? 'serviceAway' : 'serviceElsewhere',
      about: origin,
    };
  }
}

/** Whether the backend's stream of events is there. It is asked for no room, so that no stream begins. */
export async function checkEvents({ client, eventsUrl, fetch, signal }: PageContext): Promise<Finding> {
  if (!eventsUrl) return { status: 'warning', said: 'noEvents' };
  const url = resolveAddress(eventsUrl);
  const about = withoutQuery(url.href);
  const init: RequestInit = { headers: { accept: 'text/event-stream' }, credentials: 'include', signal };
  try {
    const { response } = (await client.openEvents?.(url, init)) ?? { response: await fetch(url, init) };
    await response.body?.cancel();
    const isThere = response.ok || answersOfHandler.includes(response.status);
    return isThere
      ? { status: 'ok', said: 'eventsAnswer', about }
      : { status: 'error', said: 'eventsUnknown', about };
  } catch {
    signal.throwIfAborted();
    return {
      status: 'error',
      said: url.origin === pageOrigin() ? 'eventsAway' : 'eventsElsewhere',
      about,
    };
  }
}

/** An address without its query, which may hold secrets. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}

/** Looks at the backend itself: who is let in, its public address, callbacks through that, its store. */
import { isJsonObject, parseJson, reasonOf, newId } from '../../base/index.js';
import { hmacSha256 } from '../digest.js';
import type { ResolvedOptions } from '../options.js';
import { textOf } from '../request-text.js';
import { inTime } from '../time-limit.js';
import { broken, doubtful, skipped, well, type Finding } from './diagnosis.js';

/** Longest answer that is read, in bytes. */
const longestAnswer = 65_536;

/** Whether `authorize` can be asked, and refuses who shows nothing. */
export async function checkAuthorize({ authorize, url }: ResolvedOptions): Promise<Finding> {
  const nobody = new Request(`${url ?? 'https://metastudio-widgets.invalid'}/token`, { method: 'POST' });
  try {
    const answer = await inTime('authorize', () => authorize(nobody, {}));
    if (answer === true || (isJsonObject(answer) && answer['may'] !== undefined))
      return doubtful(
        'authorize lets in a visitor without a cookie and without Authorization.',
        'Check that it looks at the request, unless everybody who reaches the backend may use it.',
      );
    return well('authorize answers, and refuses a visitor who shows nothing.');
  } catch (error) {
    return broken(
      `authorize failed: ${reasonOf(error)}.`,
      'It is asked for each session, also of visitors who have not signed in: it must answer false then.',
    );
  }
}

/** Whether the public address leads to a backend. */
export async function checkAddress({ url, fetch }: ResolvedOptions): Promise<Finding> {
  if (url === undefined)
    return skipped('The option url is not set: addresses in answers are taken from each request.');
  const { origin, protocol, hostname } = new URL(url);
  try {
    const { status, body } = await answerOf(fetch, `${url}/health`, {});
    if (!isJsonObject(body) || (status === 200 && body['status'] !== 'ok'))
      return broken(
        `${url}/health is answered by something else (${status}).`,
        'Start the backend, and let the web server pass this path to it.',
      );
    if (status !== 200)
      return broken(
        `The backend at ${url} is not well (${status}).`,
        'Its log says more; see also the store.',
      );
    if (protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(hostname))
      return doubtful(
        `${origin} is without TLS: sessions and cookies can be read on the way.`,
        'Serve it by https.',
      );
    return well(`${url} leads to the backend.`);
  } catch (error) {
    return broken(
      `${url}/health cannot be reached: ${reasonOf(error)}.`,
      'Start the backend and check DNS, TLS and the web server in front of it.',
    );
  }
}

/** Whether a callback that is signed with the newest key arrives through each address. */
export async function checkCallbacks(settings: ResolvedOptions): Promise<Finding> {
  const { callbacks, url } = settings;
  if (!callbacks)
    return skipped('The option callbacks is not set: pages learn what happens by asking the service.');
  const urls = callbacks.urls.length > 0 ? callbacks.urls : url === undefined ? [] : [`${url}/callbacks`];
  if (urls.length === 0)
    return skipped('Neither callbacks.urls nor url is set: the public address of callbacks is unknown.');
  for (const address of urls) {
    const finding = await checkCallback(address, settings, callbacks.keys[0] ?? '');
    if (finding.status !== 'ok') return finding;
  }
  if (!urls.every((address) => address.startsWith('https:')))
    return doubtful(
      'Callbacks arrive, but the service sends them to https addresses only.',
      'Use an https address.',
    );
  return well(`Signed callbacks arrive through ${urls.join(' and ')}.`);
}

async function checkCallback(address: string, settings: ResolvedOptions, key: string): Promise<Finding> {
  const time = Math.floor(settings.now() / 1000).toString(16);
  const headers = {
    'content-type': 'application/json',
    'x-hw-mss-time': time,
    'x-hw-mss-secret': await hmacSha256(key, address + time),
  };
  try {
    const { status, body } = await answerOf(settings.fetch, address, {
      method: 'POST',
      headers,
      body: event(),
    });
    if (status === 200 && isJsonObject(body)) return well('');
    const code = isJsonObject(body) ? String(body['error_code']) : '';
    const message = `${address} answered a signed callback with ${status}${/^MSW\.\w+$/.test(code) ? `, ${code}` : ''}.`;
    return broken(message, solutionOf(code));
  } catch (error) {
    return broken(
      `${address} cannot be reached: ${reasonOf(error)}.`,
      'Check DNS, TLS and the web server in front of the backend; the service must reach it, too.',
    );
  }
}

function solutionOf(code: string): string {
  if (code === 'MSW.CALLBACK_UNSIGNED')
    return 'The running backend has other keys, or a proxy changes the address: set callbacks.urls to this address.';
  if (code === 'MSW.CALLBACK_STALE')
    return 'Synchronise the clocks of this machine and of the backend, by NTP.';
  if (code === 'MSW.NOT_FOUND') return 'Start the running backend with the option callbacks.';
  if (code.startsWith('MSW.')) return 'The log of the running backend says more.';
  return 'Something else answers there: let the web server pass this path to the backend, without a sign-in.';
}

/** An event of a room that does not exist, so that nobody watches it. */
function event(): string {
  const room_id = newId();
  const message = { room_id, job_id: room_id, rtmp_state: 'DISCONNECTED', play_type: 'DOCTOR' };
  return JSON.stringify({ event_type: 'RTMP_STREAM_STATE_CHANGE', message: JSON.stringify(message) });
}

/** Whether the store can be reached, and gives back what it got. */
export async function checkStore({ store }: ResolvedOptions, isOwn: boolean): Promise<Finding> {
  const key = `doctor:${crypto.randomUUID()}`;
  try {
    await inTime('The store', async () => {
      await store.ping?.();
      await store.set(key, key, 10_000);
      if ((await store.get(key)) !== key) throw new Error('it does not give back what it got');
      await store.remove(key);
    });
  } catch (error) {
    return broken(
      `The store does not work: ${reasonOf(error)}.`,
      'Check the address of Redis, its user and password, and that this machine may reach it.',
    );
  }
  if (isOwn) return well('The store of instances can be reached, and keeps what it gets.');
  return doubtful(
    'The store is the memory of one process: a second instance would not share sessions and events.',
    'Run one instance, or give all the same Redis: MSS_REDIS_URL, or createRedisStore as the option store.',
  );
}

async function answerOf(
  fetch: typeof globalThis.fetch,
  address: string,
  init: RequestInit,
): Promise<{ status: number; body: unknown }> {
  return inTime('It', async () => {
    const response = await fetch(address, { ...init, redirect: 'manual' });
    return { status: response.status, body: parseJson(await textOf(response, longestAnswer)) };
  });
}

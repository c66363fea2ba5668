/** Asks an address of the customer who a visitor is, for shops in any language. */
import { bodyChunks, isJsonObject, parseJson, reasonOf } from '../../base/index.js';
import type { Grant, HandlerOptions } from '../../server/index.js';

/** Options of `authorizeByUrl`. */
export interface AuthorizeByUrlOptions {
  url: string;
  /** In milliseconds. */
  timeout: number;
  fetch?: typeof fetch;
}

/** Longest accepted answer, in bytes. A grant has about a hundred. */
const longestAnswer = 65_536;

/**
 * Sends the cookies and the `Authorization` of a request to `url`, and nothing else of it. A JSON object in an answer of
 * 200 is the grant. Any other status below 500 is a no; so is a redirection, which leads to a sign-in page. Throws if the
 * address fails: then nobody knows.
 */
export function authorizeByUrl({
  url,
  timeout,
  fetch = globalThis.fetch,
}: AuthorizeByUrlOptions): HandlerOptions['authorize'] {
  return async (request, { room_id }) => {
    const address = new URL(url);
    if (room_id !== undefined) address.searchParams.set('room_id', room_id);
    const headers = new Headers({ accept: 'application/json' });
    for (const name of ['cookie', 'authorization']) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(address, { headers, redirect: 'manual', signal });
      if (response.status === 200) return grantIn(await textOf(response));
      await response.body?.cancel();
      if (response.status >= 500 || response.status === 429)
        throw new Error(`it answered with ${response.status}`);
      return false;
    } catch (error) {
      const reason = signal.aborted ? `it did not answer in ${timeout / 1000} seconds` : reasonOf(error);
      throw new Error(`MSS_AUTHORIZE_URL (${address.origin}${address.pathname}): ${reason}`, {
        cause: error,
      });
    }
  };
}

function grantIn(text: string): Grant | boolean {
  const answer = parseJson(text);
  if (answer === false || answer === null) return false;
  if (answer === true || isJsonObject(answer)) return answer as unknown as Grant | true;
  throw new Error('it answered with 200, but not with a grant as JSON, as {"user":"…","may":"operate"}');
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of bodyChunks(response)) {
    size += chunk.length;
    if (size > longestAnswer) throw new Error(`its answer has more than ${longestAnswer} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

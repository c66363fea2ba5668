/**
 * One request to the service and its whole answer: what calls need of `fetch`. A transport that can do it with less than
 * a `Request`, a `Response` and a stream notes how, beside its `fetch`.
 */
import { textOf } from '../request-text.js';

/** A request to the service. */
export interface ServiceRequest {
  method: string;
  url: URL;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
}

/** An answer of the service, with its whole body. */
export interface ServiceAnswer {
  status: number;
  headers: Pick<Headers, 'get'>;
  readonly text: string;
  /** The bytes of the text in UTF-8, where the transport has them: what needs no change is passed on as it came. */
  bytes?: Uint8Array<ArrayBuffer>;
  /** The bytes as characters up to U+00FF: what is ASCII in the text is the same there, and found sooner. */
  raw?: string;
}

/** An exchange under way. */
export interface Exchange {
  /** The answer; undefined if it has more bytes than are wanted. The body of a redirection is not read. */
  answer: Promise<ServiceAnswer | undefined>;
  /** Ends it, whatever it has come to. */
  end(reason: unknown): void;
}

/** Begins an exchange. An answer of more than `longest` bytes is not read to its end. No redirection is followed. */
export type BeginExchange = (request: ServiceRequest, longest: number) => Exchange;

type Fetch = typeof globalThis.fetch;

const noted = new WeakMap<Fetch, BeginExchange>();

/** Notes how a transport makes exchanges in place of its `fetch`. */
export function noteExchange(fetch: Fetch, begin: BeginExchange): void {
  noted.set(fetch, begin);
}

/** Begins an exchange by `fetch`, or as its transport does. */
export function beginExchange(fetch: Fetch, request: ServiceRequest, longest: number): Exchange {
  return (noted.get(fetch) ?? exchangeBy(fetch))(request, longest);
}

/** Exchanges by a function of the Fetch API. */
export function exchangeBy(fetch: Fetch): BeginExchange {
  return (request, longest) => {
    const ending = new AbortController();
    return {
      answer: fetchedAnswer(fetch, request, longest, ending.signal),
      end: (reason) => ending.abort(reason),
    };
  };
}

/** Whether a status is a redirection. That of a browser's `fetch` is 0. */
export function isRedirection(status: number): boolean {
  return status < 200 || (status > 299 && status < 400);
}

async function fetchedAnswer(
  fetch: Fetch,
  { method, url, headers, body }: ServiceRequest,
  longest: number,
  signal: AbortSignal,
): Promise<ServiceAnswer | undefined> {
  const init = { method, headers, ...(body !== undefined && { body }), redirect: 'manual', signal } as const;
  const response = await fetch(url.href, init);
  const { status } = response;
  const text = isRedirection(status) ? '' : await textOf(response, longest);
  return text === undefined ? undefined : { status, headers: response.headers, text };
}

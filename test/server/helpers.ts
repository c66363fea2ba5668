/** Fixtures for the handler's tests: a fake IAM, a fake clock, a signer of callbacks, a reader of event streams. */
import { createHandler, type Grant, type Handler, type HandlerOptions } from '../../src/server/index.js';

export const password = 'correct horse battery staple';
export const key = 'callback-key-0123456789';
export const origin = 'https://shop.example';
export const callbackUrl = `${origin}/mss/callbacks`;
export const roomId = '26f065244f754b3aa853b649a21aaf66';
export const projectId = '0123456789abcdef0123456789abcdef';
export const minute = 60_000;
export const hour = 60 * minute;

type IamReply = (request: Request) => Response | Promise<Response>;

/** A handler with a fake IAM, clock and timers. */
export interface Fixture {
  handler: Handler;
  /** The current time, in milliseconds since 1970. Tests set it. */
  time: number;
  /** The answer of IAM. Default: a token that is valid for 24 hours, `token-1`, `token-2` … */
  iam: IamReply;
  /** The requests that IAM has received. */
  asked: Request[];
  /** The calls of `onError`. */
  errors: { error: unknown; request_id: string }[];
  /** Active timers. */
  timers: Set<() => void>;
}

/** Creates a fixture. `options` override those of the handler. */
export function createFixture(options: Partial<HandlerOptions> = {}): Fixture {
  const fixture: Fixture = {
    handler: undefined as unknown as Handler,
    time: Date.UTC(2026, 0, 2, 3, 4, 5),
    iam: () => iamAnswer(fixture),
    asked: [],
    errors: [],
    timers: new Set(),
  };
  fixture.handler = createHandler({
    region: 'cn-north-4',
    mode: 'direct',
    credentials: { domain: 'shop', user: 'mss-widgets', password },
    authorize: () => true,
    callbacks: { keys: [key] },
    onError: (error, { request_id }) => fixture.errors.push({ error, request_id }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      fixture.asked.push(request);
      return fixture.iam(request);
    },
    now: () => fixture.time,
    every: (_milliseconds, tick) => {
      const timer = () => tick();
      fixture.timers.add(timer);
      return () => fixture.timers.delete(timer);
    },
    ...options,
  });
  return fixture;
}

/** A secret of sessions. */
export const secret = 'a session secret of 32 bytes and more';

/** A fixture in proxy mode, whose pages belong to `grant`. `options` override those of the handler. */
export function createProxyFixture(grant: Grant, options: Partial<HandlerOptions> = {}): Fixture {
  return createFixture({ mode: 'proxy', sessionSecrets: [secret], authorize: () => grant, ...options });
}

/** IAM's answer to a correct password. */
export function iamAnswer(
  fixture: Pick<Fixture, 'time' | 'asked'>,
  { life = 24 * hour, date = fixture.time, project = { id: projectId, name: 'cn-north-4' } } = {},
): Response {
  const expires_at = new Date(date + life).toISOString().replace('Z', '000Z');
  return Response.json(
    { token: { expires_at, methods: ['password'], project } },
    {
      status: 201,
      headers: { 'x-subject-token': `token-${fixture.asked.length}`, date: new Date(date).toUTCString() },
    },
  );
}

/** `POST …/token` from a page of the handler's own origin. */
export function tokenRequest(headers: Record<string, string> = {}, body?: unknown): Request {
  return new Request(`${origin}/mss/token`, {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
  });
}

/** The body of an answer. */
export async function json(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

/** `hmac_sha256(key, text)` in hexadecimal. */
export async function sign(text: string, secret = key): Promise<string> {
  const encoder = new TextEncoder();
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', encoder.encode(secret), hash, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The body of a callback. */
export function eventBody(
  message: Record<string, unknown> = {},
  event_type = 'RTMP_STREAM_STATE_CHANGE',
): string {
  return JSON.stringify({
    event_type,
    message: JSON.stringify({ room_id: roomId, job_id: 'job', ...message }),
  });
}

/** A callback that is signed in its headers at the fixture's current time. */
export async function callback(fixture: Fixture, body = eventBody()): Promise<Request> {
  const time = Math.floor(fixture.time / 1000).toString(16);
  const headers = { 'x-hw-mss-secret': await sign(callbackUrl + time), 'x-hw-mss-time': time };
  return new Request(callbackUrl, { method: 'POST', body, headers });
}

/** Opens a stream of events. */
export async function openEvents(
  fixture: Fixture,
  query = `room_id=${roomId}`,
  init: { headers?: Record<string, string>; signal?: AbortSignal } = {},
) {
  const response = await fixture.handler(new Request(`${origin}/mss/events?${query}`, init));
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    response,
    /** Resolves with everything received as soon as it contains `part`, or when the stream ends. */
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const { done, value } = await reader.read();
        if (done) break;
        text += decoder.decode(value, { stream: true });
      }
      return text;
    },
    /** Resolves with everything received when the stream has ended. */
    async rest(): Promise<string> {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return text;
        text += decoder.decode(value, { stream: true });
      }
    },
    cancel: () => reader.cancel(),
  };
}

/** The messages in the text of a stream, with their IDs and the parsed callbacks. */
export function messagesIn(
  text: string,
): { id: string; event_type: string; message: Record<string, unknown> }[] {
  return [...text.matchAll(/^id: (.+)\ndata: (.+)\n\n/gm)].map(([, id = '', data = '']) => {
    const event = JSON.parse(data) as { event_type: string; message: string };
    return {
      id,
      event_type: event.event_type,
      message: JSON.parse(event.message) as Record<string, unknown>,
    };
  });
}

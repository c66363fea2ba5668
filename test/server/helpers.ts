/** What the handler's tests share: IAM as a fake `fetch`, a clock set by hand, a signer, a reader of streams. */
import { createHandler, type Handler, type HandlerOptions } from '../../src/server/index.js';

export const password = 'correct horse battery staple';
export const key = 'callback-key-0123456789';
export const origin = 'https://shop.example';
export const callbackUrl = `${origin}/mss/callbacks`;
export const roomId = '26f065244f754b3aa853b649a21aaf66';
export const projectId = '0123456789abcdef0123456789abcdef';
export const minute = 60_000;
export const hour = 60 * minute;

type IamReply = (request: Request) => Response | Promise<Response>;

/** A handler with IAM, clock and timers in the test's hands. */
export interface House {
  handler: Handler;
  /** Milliseconds since 1970; stands still until it is set. */
  time: number;
  /** What IAM answers; by default a token that is good for 24 hours: `token-1`, `token-2` … */
  iam: IamReply;
  /** What IAM was asked. */
  asked: Request[];
  /** What `onError` was told. */
  errors: { error: unknown; request_id: string }[];
  /** Timers that run. */
  timers: Set<() => void>;
}

/** Makes a house; `options` replace those of the handler. */
export function createHouse(options: Partial<HandlerOptions> = {}): House {
  const house: House = {
    handler: undefined as unknown as Handler,
    time: Date.UTC(2026, 0, 2, 3, 4, 5),
    iam: () => iamAnswer(house),
    asked: [],
    errors: [],
    timers: new Set(),
  };
  house.handler = createHandler({
    region: 'cn-north-4',
    iam: { domain: 'shop', user: 'mss-widgets', password },
    authorize: () => true,
    callbacks: { key },
    onError: (error, { request_id }) => house.errors.push({ error, request_id }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      house.asked.push(request);
      return house.iam(request);
    },
    now: () => house.time,
    every: (_milliseconds, tick) => {
      const timer = () => tick();
      house.timers.add(timer);
      return () => house.timers.delete(timer);
    },
    ...options,
  });
  return house;
}

/** IAM's answer to a password that is right. */
export function iamAnswer(
  house: Pick<House, 'time' | 'asked'>,
  { life = 24 * hour, date = house.time, project = { id: projectId, name: 'cn-north-4' } } = {},
): Response {
  const expires_at = new Date(date + life).toISOString().replace('Z', '000Z');
  return Response.json(
    { token: { expires_at, methods: ['password'], project } },
    {
      status: 201,
      headers: { 'x-subject-token': `token-${house.asked.length}`, date: new Date(date).toUTCString() },
    },
  );
}

/** `POST …/token`, as a page of the handler's own origin sends it. */
export function tokenRequest(headers: Record<string, string> = {}): Request {
  return new Request(`${origin}/mss/token`, {
    method: 'POST',
    headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
  });
}

/** The answer's body, with the members that tests look at. */
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

/** A callback signed with headers at the house's time. */
export async function callback(house: House, body = eventBody()): Promise<Request> {
  const time = Math.floor(house.time / 1000).toString(16);
  const headers = { 'x-hw-mss-secret': await sign(callbackUrl + time), 'x-hw-mss-time': time };
  return new Request(callbackUrl, { method: 'POST', body, headers });
}

/** Opens a stream of events. */
export async function openEvents(
  house: House,
  query = `room_id=${roomId}`,
  init: { headers?: Record<string, string>; signal?: AbortSignal } = {},
) {
  const response = await house.handler(new Request(`${origin}/mss/events?${query}`, init));
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    response,
    /** Everything received, once it contains `part`. Ends early when the stream ends. */
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const { done, value } = await reader.read();
        if (done) break;
        text += decoder.decode(value, { stream: true });
      }
      return text;
    },
    /** Everything until the stream ends. */
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

/** The messages in a stream's text: their ids and what stands in the callback's message. */
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

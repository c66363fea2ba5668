/**
 * `POST …/callbacks`: what the service tells while a task runs. A signed event is put into its room, without the
 * stream key, which would let anybody broadcast in the customer's name.
 */
import { readLiveEvent } from '../api/index.js';
import { verifySignature } from './callback-signature.js';
import type { ResolvedOptions } from './options.js';
import { HttpError } from './http-error.js';

/** Longest body, in characters; the documented events have some 300. */
const longest = 65_536;

/** Answers a callback. */
export async function handleCallback(
  request: Request,
  callbacks: NonNullable<ResolvedOptions['callbacks']>,
  now: number,
): Promise<Response> {
  await verifySignature(request, callbacks, now);
  const body = await textOf(request);
  const event = body === undefined ? undefined : readLiveEvent(body);
  const room_id = event?.message.room_id;
  if (body === undefined || !room_id)
    throw new HttpError('MSW.CALLBACK_INVALID', 'The body is not a live event of a room');
  await callbacks.store.append(room_id, withoutStreamKey(body), event.event_type);
  return Response.json({}, { headers: { 'cache-control': 'no-store' } });
}

/** The body; undefined where it is longer than any event: the rest is not read, so it fills no memory. */
async function textOf(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) return undefined;
  }
  return text + decoder.decode();
}

/** The callback's JSON in one line, without the stream key in event and message, nor in the address. */
function withoutStreamKey(body: string): string {
  const { message, ...rest } = JSON.parse(body) as { message: string };
  const opened = JSON.parse(message) as { stream_key?: unknown };
  const key = opened.stream_key;
  const masked = (name: string, value: unknown): unknown => {
    if (name === 'stream_key' || name === 'stream_keys') return undefined;
    const inAddress =
      name === 'output_url' && typeof value === 'string' && typeof key === 'string' && key !== '';
    return inAddress ? value.replaceAll(key, '***') : value;
  };
  return JSON.stringify({ ...rest, message: JSON.stringify(opened, masked) }, masked);
}

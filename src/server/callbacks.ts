/**
 * `POST …/callbacks`: live events that the service sends while a task runs. A signed event is stored for its room,
 * without the stream key, with which anyone could broadcast in the customer's name.
 */
import { readLiveEvent } from '../api/index.js';
import { verifySignature } from './callback-signature.js';
import type { ResolvedOptions } from './options.js';
import { HttpError } from './http-error.js';
import { textOf } from './request-text.js';

/** Longest accepted body, in characters. Documented events have about 300. */
const longest = 65_536;

/** Verifies a callback and stores its event. Throws `MSW.CALLBACK_INVALID` if the body is not a live event. */
export async function handleCallback(
  request: Request,
  callbacks: NonNullable<ResolvedOptions['callbacks']>,
  now: number,
): Promise<Response> {
  await verifySignature(request, callbacks, now);
  const body = await textOf(request, longest);
  const event = body === undefined ? undefined : readLiveEvent(body);
  const room_id = event?.message.room_id;
  if (body === undefined || !room_id)
    throw new HttpError('MSW.CALLBACK_INVALID', 'The body is not a live event of a room');
  await callbacks.store.append(room_id, withoutStreamKey(body), event.event_type);
  return Response.json({}, { headers: { 'cache-control': 'no-store' } });
}

/** The callback's JSON in one line. Stream keys are removed, and masked in the output URL. */
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

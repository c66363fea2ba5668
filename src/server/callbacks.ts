/**
 * `POST …/callbacks`: live events that the service sends while a task runs. A signed event is stored for its room,
 * without the stream key, with which anyone could broadcast in the customer's name.
 */
import { readLiveEvent } from '../api/index.js';
import { maskSecrets } from '../base/index.js';
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
  { store, now }: Pick<ResolvedOptions, 'store' | 'now'>,
): Promise<Response> {
  await verifySignature(request, callbacks, now());
  const body = await textOf(request, longest);
  const event = body === undefined ? undefined : readLiveEvent(body);
  const room_id = event?.message.room_id;
  if (body === undefined || !room_id)
    throw new HttpError('MSW.CALLBACK_INVALID', 'The body is not a live event of a room');
  await store.append(room_id, withoutStreamKey(body), event.event_type);
  return Response.json({}, { headers: { 'cache-control': 'no-store' } });
}

/** The callback's JSON in one line, without stream keys, and with every spelling of them masked. */
function withoutStreamKey(body: string): string {
  const { message, ...rest } = JSON.parse(body) as { message: string };
  const event = { ...rest, message: JSON.parse(message) as unknown };
  const masked = maskSecrets(event, { mask, omit: true, text: maskAddress });
  return JSON.stringify({ ...masked, message: JSON.stringify(masked.message) });
}

const mask = '***';

/**
 * Masks what is secret in the address of an output even if the event does not name the key: user, query and, unless it is
 * a web address, the path after the name of the application (`rtmp://host/app/key`).
 */
function maskAddress(text: string, name: string): string {
  if (!/url$/i.test(name)) return text;
  const [, scheme = '', host = '', app = '', path = '', query] =
    /^([a-z][a-z\d+.-]*:\/\/)(?:[^/?#\s]*@)?([^/?#\s]*)(\/[^/?#]*)?([^?#]*)([^]*)$/i.exec(text) ?? [];
  if (!scheme) return text;
  const kept = /^https?:/i.test(scheme) || path.length < 2 ? path : `/${mask}`;
  return `${scheme}${host}${app}${kept}${query ? `?${mask}` : ''}`;
}

/** Opens the backend's stream of events with the session of the page, which is renewed as those of calls are. */
import { endpointUrl } from './endpoint.js';
import { roomNotGranted } from './grant.js';
import type { Token, TokenSource } from './token.js';

/** An answer to the request for events. */
export interface OpenedEvents {
  response: Response;
  /** Milliseconds after which the stream should be opened again, with a renewed session, before this one ends. */
  renewIn?: number | undefined;
}

/**
 * Requests events. A session (a token of type `Bearer`) is sent to the origin of its endpoint alone, which has issued it;
 * elsewhere, and with a token of the service, the page's cookies say who it is.
 */
export async function openEvents(
  tokens: TokenSource,
  send: typeof fetch,
  url: URL,
  init: RequestInit,
): Promise<OpenedEvents> {
  const signal = init.signal ?? undefined;
  const token = await tokens.get(signal);
  keepGrantedRooms(url, token);
  if (!isSessionAt(url, token)) return { response: await send(url, init) };
  const sendWith = (session: Token) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${session.token}`);
    return send(url, { ...init, headers });
  };
  const answer = await sendWith(token);
  const isRefused = answer.status === 401;
  if (isRefused) await answer.body?.cancel();
  const response = isRefused ? await sendWith(await tokens.renew(token, signal)) : answer;
  return { response, renewIn: tokens.renewsIn };
}

/** Leaves out rooms that the session is not for: one of them would have the stream of all refused. */
function keepGrantedRooms({ searchParams }: URL, { grant }: Token): void {
  const asked = searchParams.get('room_id')?.split(',') ?? [];
  const kept = asked.filter((room_id) => grant?.rooms?.includes(room_id) ?? true);
  if (kept.length === asked.length) return;
  if (kept.length === 0) throw roomNotGranted('events', 'GET events');
  searchParams.set('room_id', kept.join(','));
}

function isSessionAt({ origin }: URL, { token_type, endpoint }: Token): boolean {
  return token_type === 'Bearer' && endpointUrl(endpoint)?.origin === origin;
}

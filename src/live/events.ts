/**
 * The backend's event stream, over `fetch`: a refused sign-in is told from a lost network, and a page or a test can
 * stand between.
 *
 * Each event is a callback of the service, as JSON (reference 6.2.1). After a loss it goes on from the last event.
 */
import { createParser } from 'eventsource-parser';
import { readLiveEvent, type LiveEvent } from '../api/index.js';

export interface LiveEventsOptions {
  /** The provider's `events-url`; the rooms are added as `room_id`, separated by commas. */
  url: string;
  fetch: typeof fetch;
}

/** Milliseconds before a lost stream is opened again: doubled at each failure, up to half a minute. */
const firstWait = 1000;
const longestWait = 30_000;

/** Follows the events of some rooms until the signal aborts. */
export async function followEvents(
  { url, fetch }: LiveEventsOptions,
  room_ids: readonly string[],
  listener: (event: LiveEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  let lastId = '';
  let wait = firstWait;
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (id) lastId = id;
      const event = readLiveEvent(data);
      if (event) listener(event);
    },
  });
  while (!signal.aborted) {
    try {
      const response = await fetch(urlFor(url, room_ids), {
        headers: { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) },
        credentials: 'include',
        signal,
      });
      if (isFinal(response.status)) return;
      if (response.ok && response.body) {
        wait = firstWait;
        await feed(response.body, (chunk) => parser.feed(chunk));
      }
    } catch {
      parser.reset();
    }
    await sleep(wait * (0.5 + Math.random() / 2), signal);
    wait = Math.min(wait * 2, longestWait);
  }
}

function urlFor(url: string, room_ids: readonly string[]): URL {
  const full = new URL(url, globalThis.location?.href);
  full.searchParams.set('room_id', room_ids.join(','));
  return full;
}

/** Refused for good: asking again changes nothing. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function feed(body: ReadableStream<Uint8Array>, take: (chunk: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(decoder.decode(value, { stream: true }));
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** The messages of an event stream, as bytes that all readers share. */
import type { StoredEvent } from '../store/store.js';
import { mostBytes } from './event-reader.js';

const encoder = new TextEncoder();
const encodedTexts = new Map<string, Uint8Array>();
const encodedEvents = new WeakMap<StoredEvent, Uint8Array>();

/** A constant text as bytes. */
export function encode(text: ':\n\n' | 'event: gap\ndata: {}\n\n'): Uint8Array {
  const known = encodedTexts.get(text) ?? encoder.encode(text);
  encodedTexts.set(text, known);
  return known;
}

/** An event as a message. The time of the event is in a comment before it, which `EventSource` ignores. */
export function messageOf(event: StoredEvent): Uint8Array {
  const known = encodedEvents.get(event);
  if (known) return known;
  const { id, data, at } = event;
  const message = encoder.encode(`${at === undefined ? '' : `: at ${at}\n`}id: ${id}\ndata: ${data}\n\n`);
  encodedEvents.set(event, message);
  return message;
}

/** How long a browser waits before it reconnects, in milliseconds. */
const retry = 3_000;

/**
 * The beginning of a stream: whether events may be missing. The `id` is for a stream without events so far: a browser
 * that loses its connection before the first one resumes, too.
 */
export function beginning(gap: boolean, id: string | undefined): Uint8Array {
  const mark = id === undefined ? '' : `id: ${id}\n`;
  return encoder.encode(`retry: ${retry}\n\n${mark}event: ${gap ? 'gap' : 'resumed'}\ndata: {}\n\n`);
}

/** Messages as one chunk. */
export function joined(messages: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(messages.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const message of messages) {
    all.set(message, at);
    at += message.byteLength;
  }
  return all;
}

/** Maximum number of bytes with which a stream begins. */
const mostMissed = mostBytes / 2;

/**
 * The events with which a stream begins, in their order, and whether some do not fit. The newest of each kind and room,
 * which tell what is true now, are taken first, then the newest of the others.
 */
export function fitting(events: readonly StoredEvent[]): { events: StoredEvent[]; isCut: boolean } {
  const inOrder = [...events].sort((one, other) => one.sequence - other.sequence);
  const kindOf = ({ room_id, data }: StoredEvent) =>
    `${room_id} ${/"event_type":"(\w+)"/.exec(data)?.[1] ?? ''}`;
  // One that was sent earlier and came later is not what is true now.
  const byTime = inOrder.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));
  const newest = new Set(new Map(byTime.map((event) => [kindOf(event), event])).values());
  const byImportance = [...newest, ...inOrder.filter((event) => !newest.has(event)).reverse()];
  let left = mostMissed;
  const taken = new Set(byImportance.filter((event) => (left -= messageOf(event).byteLength) >= 0));
  return { events: inOrder.filter((event) => taken.has(event)), isCut: taken.size < inOrder.length };
}

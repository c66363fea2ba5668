/**
 * Tells all providers of this browser that the person has signed out: those of this page by a call, those of other tabs by
 * an entry in `localStorage`. Unlike a message, a page in the back-forward cache finds it when it is shown again.
 */
import { newId, readStorage, writeStorage } from '../../base/index.js';

/** Name of the entry; its value is a random ID of the last sign-out. */
const name = 'metastudio-widgets/signed-out';

const listeners = new Set<() => void>();
let known: string | undefined;

/** Identifies the last sign-out; undefined if there was none. Without storage, it is the last one of this page. */
export function lastSignOut(): string | undefined {
  return readStorage(name) ?? known;
}

/** Calls `listener` at each sign-out, in this page or in another tab; the returned function removes it. */
export function onSignOut(listener: () => void): () => void {
  if (listeners.size === 0) {
    known = lastSignOut();
    addEventListener('storage', notifyIfNew);
    addEventListener('pageshow', notifyIfNew);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('storage', notifyIfNew);
    removeEventListener('pageshow', notifyIfNew);
  };
}

/** Signs out everywhere in this browser. */
export function announceSignOut(): void {
  known = newId();
  // If storage is denied, there are no other tabs that this page could tell.
  writeStorage(name, known);
  notify();
}

function notifyIfNew(): void {
  const last = lastSignOut();
  if (last === known) return;
  known = last;
  notify();
}

function notify(): void {
  for (const listener of [...listeners]) listener();
}

/**
 * What a provider gives to the elements under it.
 *
 * The key is a registered symbol, so that two copies of this package on one page understand each other.
 */
import { ContextRoot, createContext } from '@lit/context';
import type { Client } from '../api/index.js';
import type { Live } from '../live/index.js';

export interface ProviderContext {
  /** Calls the service. */
  client: Client;
  /** Where the backend relays the service's callbacks; empty: readings alone tell. */
  eventsUrl: string;
  /** Used for every request, instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** Who is signed in at the page, in a word of its own; empty: everybody is the same. */
  user?: string;
  /** What is on air, shared by all elements: made by the first that looks, so that the others do not load it. */
  live?: Live;
}

export const providerContext = createContext<ProviderContext | undefined>(
  Symbol.for('metastudio-widgets/provider'),
);

let root: ContextRoot | undefined;

/** Remembers who asked before their provider was there: scripts may load in any order. */
export function installContextRoot(): void {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}

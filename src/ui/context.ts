/**
 * The context that a provider gives to the elements inside it.
 *
 * The key is a registered symbol, so that two copies of this package on one page can share a provider.
 */
import { ContextRoot, createContext } from '@lit/context';
import type { Client } from '../api/index.js';
import type { Live } from '../live/index.js';

/** The shared objects and settings of one provider. */
export interface ProviderContext {
  /** The client of the service. */
  client: Client;
  /** Address of the backend's event stream; if empty, changes are detected by polling only. */
  eventsUrl: string;
  /** Used for every request, instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
  /** An identifier of the signed-in user, which separates drafts; if empty, all users of this browser share them. */
  user?: string;
  /** The shared watch of what is on air; created by the first element that needs it, so that pages without such an element don't load its code. */
  live?: Live;
}

/** The context key that providers and elements share. */
export const providerContext = createContext<ProviderContext | undefined>(
  Symbol.for('metastudio-widgets/provider'),
);

let root: ContextRoot | undefined;

/** Keeps context requests until their provider is defined, since scripts may load in any order. */
export function installContextRoot(): void {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}

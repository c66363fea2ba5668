/** The providers with `page`: the newest one that is on the page serves the whole document. */
import { ContextProvider } from '@lit/context';
import { installContextRoot, providerContext, type ProviderContext } from '../../ui/index.js';

/** The contexts of the providers, from the oldest to the newest. */
const contexts = new Map<object, ProviderContext | undefined>();

/** A provider at the root of the document; it also answers elements that were connected before it. */
let root: ContextProvider<typeof providerContext> | undefined;

/** Serves the document with a provider's context, unless a newer provider does. */
export function servePage(provider: object, context: ProviderContext | undefined): void {
  contexts.set(provider, context);
  if (!root) {
    installContextRoot();
    root = new ContextProvider(document.documentElement, { context: providerContext });
    root.hostConnected();
  }
  update();
}

/** Stops serving the document with this provider; the newest of the others takes over. */
export function leavePage(provider: object): void {
  if (contexts.delete(provider)) update();
}

function update(): void {
  root?.setValue([...contexts.values()].at(-1));
}

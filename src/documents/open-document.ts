/** The documents of a page: elements with the same client and the same room or video script share one. */
import type { Client } from '../api/index.js';
import type { DocumentListener } from './document-listener.js';
import { ScriptDocument, type Connection } from './script-document.js';

const documents = new WeakMap<Client, Map<string, ScriptDocument>>();

/**
 * Opens the document of a room or video script for an element that is on the page, and closes the document that the
 * element `held` before. Without a client or a source, the element gets a document of its own. Call it again when the
 * connection changes; it returns `held` if that is still the right document.
 */
export function openDocument(
  connection: Connection,
  listener: DocumentListener,
  held?: ScriptDocument,
): ScriptDocument {
  if (held?.isConnected(listener, connection)) return held;
  const shared = find(connection);
  const next = shared ?? (held && canKeep(held, connection, listener) ? held : new ScriptDocument());
  if (held && next !== held) {
    const isSameScript = held.source !== undefined && held.source.place === connection.source?.place;
    if (next !== shared && isSameScript && !isForgotten(held)) next.copyFrom(held);
    closeDocument(held, listener);
    if (!held.isOpen) held.dispose();
  }
  if (held === next && held.client) unregister(held);
  next.attach(listener);
  next.connect(connection);
  register(next);
  return next;
}

/** Closes a document when the element leaves the page. The element keeps it; other elements continue to share it. */
export function closeDocument(document: ScriptDocument, listener: DocumentListener): void {
  document.detach(listener);
  if (!document.isOpen) unregister(document);
}

const find = ({ client, source }: Connection): ScriptDocument | undefined =>
  client && source ? documents.get(client)?.get(source.place) : undefined;

/** Whether the user who opened the document at its source has signed out, so that the next user must not see it. */
const isForgotten = ({ client, source }: ScriptDocument): boolean =>
  source !== undefined && client?.isSignedOut === true;

/** Whether an element keeps its document: with another client, or when it gets a source, but not with another source. */
function canKeep(held: ScriptDocument, { client, source }: Connection, listener: DocumentListener): boolean {
  if (isForgotten(held) || (held.source?.place !== source?.place && held.source)) return false;
  return held.client === client || !held.isSharedBeside(listener);
}

function register(document: ScriptDocument): void {
  const { client, source } = document;
  if (!client || !source) return;
  const ofClient = documents.get(client) ?? new Map<string, ScriptDocument>();
  documents.set(client, ofClient.set(source.place, document));
}

function unregister(document: ScriptDocument): void {
  const { client, source } = document;
  const ofClient = client && documents.get(client);
  if (source && ofClient?.get(source.place) === document) ofClient.delete(source.place);
}

/**
 * No error is swallowed: whoever catches one uses it, so that it is shown and told. The places that do not are listed
 * here, each with the reason why nothing is lost.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import ts from 'typescript';

const root = new URL('..', import.meta.url).pathname;

/** For each file, in its order, why each handler that does not use its error loses nothing. */
const expected: Record<string, readonly string[]> = {
  'src/elements/room-list/manage/room-manager.ts': [
    'without its templates, a new room can still be made of nothing',
    'the question whether to delete stands without what it ends',
  ],
  'src/elements/room-list/scene-covers.ts': ['a room that cannot be read has an icon in place of its cover'],
  'src/api/load-error-words.ts': ['without the catalogue, the error is described by its own message'],
  'src/api/endpoint.ts': ['an address that cannot be read is refused by the caller'],
  'src/api/rate-limiter.ts': [
    'our own abort: the call has left the line',
    'refused locks: this tab is alone',
    'only successful calls are measured; the caller gets the error',
    'our own abort ends the wait',
  ],
  'src/api/shared-reads.ts': ['each caller gets the error; here the read is forgotten'],
  'src/api/token.ts': ['an answer that is no JSON is told as such'],
  'src/api/upload/blob-slices.ts': ['our own cancelling', 'an old browser: the file is read in another way'],
  'src/api/upload/confirm.ts': ['the first error, which is thrown, says what happened'],
  'src/api/upload/hash.ts': ['no worker is allowed: the page computes the hash'],
  'src/api/upload/md5-worker.ts': ['posted to the page, which tells that the file is unreadable'],
  'src/api/upload/put.ts': [
    'the status tells the failure without the text of the answer',
    'becomes the error of the upload',
    'becomes the error of an unreadable file',
  ],
  'src/api/upload/upload.ts': [
    'the caller awaits the same promise',
    'the caller awaits the same promise',
    'the upload has ended already; the service notices by itself',
    'the first error, which is thrown, says what happened',
    'an address that cannot be read is refused by the caller',
  ],
  'src/base/abort.ts': ['our own abort ends the wait'],
  'src/base/body-chunks.ts': ['our own cancelling of a body that is read no further'],
  'src/base/browser-storage.ts': ['refused storage', 'refused storage, which the caller is told'],
  'src/base/json.ts': ['a text that is no JSON is undefined; the callers tell it'],
  'src/base/secrets.ts': ['a secret that is no encoded text has one spelling'],
  'src/base/web-locks.ts': ['refused locks: this tab is alone'],
  'src/elements/asset-picker/find/filter-set.ts': ['a value that is not encoded is taken as it is'],
  'src/elements/asset-picker/look/waveform.ts': [
    'a sound that the page may not read has no waveform; the player tells its own error',
  ],
  'src/documents/document-saver.ts': ['the element that saves awaits the same promise'],
  'src/documents/draft-autosave.ts': [
    'refused storage, which is shown',
    'refused storage, which is shown',
    'refused storage, which is shown',
  ],
  'src/documents/draft-store.ts': [
    'drafts that are not deleted expire',
    'drafts that are not deleted expire',
  ],
  'src/documents/save-script.ts': ['the save has succeeded; the next read shows the rest'],
  'src/documents/script-document.ts': [
    'the element loads the same module, shows its failure and tells it',
    'saving merges, and tells it if the module cannot be loaded then',
  ],
  'src/documents/tab-presence.ts': [
    'refused channel: this tab is alone',
    'refused locks: this tab is alone',
    'refused locks: this tab is alone',
    'our own abort, or refused locks: this tab is alone',
  ],
  'src/elements/asset-picker/upload/asset-calls.ts': ['what cannot be read is not known to be gone'],
  'src/elements/asset-picker/upload/leftovers.ts': ['the record stays; the next sweep tries again'],
  'src/elements/asset-picker/upload/upload-controller.ts': ['refused storage: nothing was kept there'],
  'src/elements/asset-picker/upload/upload-record.ts': ['refused storage: nothing was kept there'],
  'src/elements/command-bar/avatar-remote/avatar-remote.ts': ['the browser does not tell the permission'],
  'src/elements/provider/diagnosis/address-checks.ts': ['the result says that the address does not answer'],
  'src/elements/provider/diagnosis/browser-checks.ts': [
    'the result says that elements cannot render',
    'the result says that styles cannot be adopted',
    'the result says that locks are refused',
    'the result says that nothing is kept',
  ],
  'src/elements/provider/diagnosis/diagnosis.lazy.ts': [
    'our own abort ends the wait',
    'the result says that this could not be checked',
  ],
  'src/elements/room-status/history/history-list.ts': ['says how to copy by keyboard'],
  'src/elements/script-editor/on-air/on-air-changes.ts': [
    'the service has accepted the change, which is said',
  ],
  'src/elements/room-status/alarm/alarm-notification.ts': [
    'asking was not possible: it counts as refused, which is shown',
    'a browser that shows none; the other means remain',
  ],
  'src/elements/room-status/alarm/alarm-sound.ts': ['shown: the sound waits for a press'],
  'src/elements/script-editor/preview/playback-queue.ts': ['the error is shown when the segment is awaited'],
  'src/ui/speech-request.ts': ['asks whether it was rejected'],
  'src/elements/script-editor/recording/recording-view.ts': [
    'a name that is no encoded text is shown as it is',
  ],
  'src/elements/script-editor/saving/save-controller.ts': [
    'shown and told before it is thrown, for callers of save()',
    'shown and told before it is thrown, for callers of save()',
  ],
  'src/live/commands/page-lock.ts': ['refused locks: this tab is alone', 'refused locks: this tab is alone'],
  'src/live/commands/reconcile.ts': ['after the last attempt the command is shown as unknown'],
  'src/live/commands/room-commands.ts': [
    'ahead of its use, which loads again and tells a failure',
    'sending loads the same module and tells the failure; the record has the name of the command alone',
    'sending loads the same module and tells the failure',
  ],
  'src/live/environment.ts': ['refused channel: this tab is alone'],
  'src/live/event-stream.ts': ['a lost stream is opened again; polls show the state meanwhile'],
  'src/live/live.ts': [
    'loaded again later; polls show the state meanwhile',
    'without the list, each room is read by itself',
  ],
  'src/live/room-watch.ts': ['ahead of its use, which loads again and tells a failure'],
  'src/live/speaker-lock.ts': ['stolen, or refused locks: this tab is alone'],
  'src/live/tab-leader.ts': ['our own abort, or refused locks: this tab is alone'],
  'src/live/tab-membership.ts': ['without the code, this tab is alone'],
  'src/server/callbacks/outbox.ts': ['reported when the first callback of the room was kept'],
  'src/server/credentials/seal.ts': ['what another key has sealed cannot be read'],
  'src/server/credentials/signature.ts': ['a part that cannot be decoded is signed as it is'],
  'src/server/limiter/call-places.ts': [
    'a place that is not given back ends by itself',
    'a store that is away is told by what needs its data; calls are counted alone meanwhile',
  ],
  'src/server/node/node-request.ts': ['no address, which is answered with 400'],
  'src/server/node/node-send.ts': ['a body whose request has ended: it may have ended already'],
  'src/server/node/node-response.ts': [
    'a body without a reader: it has ended already',
    'a body without a reader: it has ended already',
    'a body whose reader has left: it has ended already',
  ],
  'src/server/proxy/start-lock.ts': [
    'without the store, the service refuses the second start of a room',
    'a lock that is not released expires',
  ],
  'src/server/redis/connection.ts': [
    'a client that could not be opened need not be closed',
    'the next command opens a new one, and is refused if that fails',
    'commands are refused until the connection is there',
    'a client that was closed before',
  ],
  'src/ui/asset-cache.ts': ['kept: errorOf() gives it'],
  'src/ui/audio-player.ts': ['shown: the sample could not be played'],
  'src/ui/locale.ts': ['asks whether it is a language tag'],
  'src/ui/session-values.ts': ['refused storage'],
};

it('each error that is caught is used, or is expected there', () => {
  const found = sources().map((path) => [path, unusedErrors(path, readFileSync(path, 'utf8'))] as const);
  for (const [path, places] of found) {
    const reasons = expected[path.slice(root.length)] ?? [];
    assert.equal(places.length, reasons.length, `${places.length} places in ${path}:\n${places.join('\n')}`);
  }
  const paths = new Set(found.map(([path]) => path.slice(root.length)));
  assert.deepEqual(
    Object.keys(expected).filter((path) => !paths.has(path)),
    [],
  );
});

it('a place that does not use its error is found', () => {
  const samples = {
    'try { a() } catch { b() }': 1,
    'try { a() } catch (error) { b() }': 1,
    'try { a() } catch (error) { tell(error) }': 0,
    'a().catch(() => undefined)': 1,
    'a().catch((error) => tell(error))': 0,
    'a().catch(tell)': 0,
    'a().then(b, () => undefined)': 1,
    'a().then(() => undefined)': 0,
  };
  for (const [text, count] of Object.entries(samples))
    assert.equal(unusedErrors(`${root}src/sample.ts`, text).length, count, text);
});

/** The handlers in a file that do not use the error. */
function unusedErrors(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    const handler = unusedHandler(node);
    if (handler) places.push(handler.getText().replace(/\s+/g, ' ').slice(0, 100));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return places;
}

/** What is shown of a handler that does not use the error; undefined for any other node. */
function unusedHandler(node: ts.Node): ts.Node | undefined {
  if (ts.isCatchClause(node))
    return uses(node.block, node.variableDeclaration?.name) ? undefined : node.parent;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { text } = node.expression.name;
  const handler = text === 'catch' ? node.arguments[0] : text === 'then' ? node.arguments[1] : undefined;
  if (!handler || !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler))) return undefined;
  return uses(handler.body, handler.parameters[0]?.name) ? undefined : node;
}

/** Whether a body uses the variable. */
function uses(body: ts.Node, name: ts.Node | undefined): boolean {
  if (!name || !ts.isIdentifier(name)) return name !== undefined;
  const find = (node: ts.Node): true | undefined =>
    (ts.isIdentifier(node) && node.text === name.text) || ts.forEachChild(node, find) ? true : undefined;
  return find(body) === true;
}

/** The paths of our own sources. */
const sources = (): string[] =>
  readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${root}src/${name}`)
    .sort();

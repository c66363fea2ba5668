/**
 * Stores drafts in IndexedDB, which is large enough for many scripts and, with strict durability, writes to the disk at
 * once. (`localStorage` keeps writes in memory for seconds and loses them in a crash.)
 *
 * Drafts expire after 30 days; at most the newest 100 are kept.
 */
import { isScenes, type Draft, type DraftContent } from './draft.js';

const database = 'metastudio-widgets';
const table = 'script-drafts';
/** How long a draft is kept, in milliseconds. */
const lifetime = 30 * 86_400_000;
/** Maximum number of drafts of all scripts. */
const maxDrafts = 100;

/** Why the database can't be opened while another page keeps an older version of it open. */
const blocked = new Error('Another page uses an older version of the database');

let opening: Promise<IDBDatabase> | undefined;
let opened: IDBDatabase | undefined;

/**
 * Stores a draft; rejects if the browser refuses. Once the database is open, the write is started synchronously, so that
 * it also works while the page is unloaded.
 */
export async function putDraft(draft: Draft): Promise<void> {
  try {
    await put(opened ?? (await open()), draft);
  } catch (error) {
    if ((error as Error).name !== 'QuotaExceededError') throw error;
    const db = await open();
    await prune(db, 10);
    await put(db, draft);
  }
}

/** Deletes drafts; resolves to whether they are gone. Never rejects: drafts that could not be deleted expire. */
export async function dropDrafts(ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  try {
    const writing = begin(opened ?? (await open()), 'readwrite');
    for (const id of ids) writing.objectStore(table).delete(id);
    await ended(writing);
    return true;
  } catch {
    return false;
  }
}

/** The drafts of a place, the newest first; rejects if they cannot be read. */
export async function readDrafts(place: string): Promise<Draft[]> {
  const reading = begin(opened ?? (await open()), 'readonly');
  const found: unknown[] = await answer(reading.objectStore(table).index('place').getAll(place));
  return found.filter(isDraft).sort((a, b) => b.at - a.at);
}

function open(): Promise<IDBDatabase> {
  opening ??= request().catch((error: unknown) => {
    // A blocked request stays: it succeeds as soon as the other connection is closed, and a second one would wait for it.
    if (error !== blocked) opening = undefined;
    throw error;
  });
  return opening;
}

/** Opens the database; creates the store in a new one, and in one that was left without it. */
function request(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, version);
    request.onupgradeneeded = () => {
      const drafts = request.result.createObjectStore(table, { keyPath: 'id' });
      drafts.createIndex('place', 'place');
      drafts.createIndex('at', 'at');
    };
    request.onblocked = () => reject(blocked);
    request.onsuccess = () => resolve(adopt(request.result));
    request.onerror = () => {
      opening = undefined;
      reject(request.error ?? new Error('No storage'));
    };
  });
}

function adopt(db: IDBDatabase): IDBDatabase | Promise<IDBDatabase> {
  if (!db.objectStoreNames.contains(table)) {
    db.close();
    return request(db.version + 1);
  }
  opened = db;
  db.onclose = db.onversionchange = () => {
    db.close();
    opened = opening = undefined;
  };
  void prune(db, maxDrafts).catch(() => undefined);
  return db;
}

function begin(db: IDBDatabase, mode: IDBTransactionMode): IDBTransaction {
  return db.transaction(table, mode, { durability: 'strict' });
}

function put(db: IDBDatabase, draft: Draft): Promise<void> {
  const writing = begin(db, 'readwrite');
  writing.objectStore(table).put(draft);
  return ended(writing);
}

/** Deletes expired drafts, and all but the newest `keep`. */
async function prune(db: IDBDatabase, keep: number): Promise<void> {
  const writing = begin(db, 'readwrite');
  const drafts = writing.objectStore(table);
  const oldest = await answer(drafts.index('at').getAllKeys(IDBKeyRange.upperBound(Date.now() - lifetime)));
  const all = await answer(drafts.index('at').getAllKeys());
  const surplus = all.slice(0, Math.max(0, all.length - keep));
  for (const id of new Set([...oldest, ...surplus])) drafts.delete(id);
  await ended(writing);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No storage'));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('No storage'));
  });
  transaction.commit();
  return end;
}

function isDraft(value: unknown): value is Draft {
  const { id, place, at, content } = (value ?? {}) as Partial<Draft>;
  return typeof id === 'string' && typeof place === 'string' && typeof at === 'number' && isContent(content);
}

function isContent(content: Partial<DraftContent> | undefined): boolean {
  if (!content) return false;
  if ('text' in content) return typeof content.text === 'string';
  return 'base' in content && isScenes(content.base) && isScenes(content.mine);
}

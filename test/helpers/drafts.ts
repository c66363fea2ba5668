/** Reads and writes the drafts in this browser's storage directly. */

const database = 'metastudio-widgets';
const store = 'script-drafts';

/** Opens the database only if it exists: a test must not create what the product creates. */
async function withDrafts<T>(use: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === database)) return undefined;
  const db = await result(indexedDB.open(database));
  try {
    if (!db.objectStoreNames.contains(store)) return undefined;
    return await result(use(db.transaction(store, 'readwrite').objectStore(store)));
  } finally {
    db.close();
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No storage'));
  });
}

/** All stored drafts. */
export async function storedDrafts(): Promise<unknown[]> {
  return (await withDrafts((drafts) => drafts.getAll() as IDBRequest<unknown[]>)) ?? [];
}

/** Waits up to 5 s until the stored drafts pass the test, and returns them. */
export async function waitForDrafts(test: (drafts: unknown[]) => boolean): Promise<unknown[]> {
  const end = performance.now() + 5000;
  for (;;) {
    const drafts = await storedDrafts();
    if (test(drafts)) return drafts;
    if (performance.now() > end)
      throw new Error(`After 5 s, the stored drafts are ${JSON.stringify(drafts)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Deletes all stored drafts. */
export async function clearDrafts(): Promise<void> {
  await withDrafts((drafts) => drafts.clear());
}

/** Stores a draft as an earlier visit would have left it. */
export async function putDraft(draft: object): Promise<void> {
  await withDrafts((drafts) => drafts.put(draft));
}

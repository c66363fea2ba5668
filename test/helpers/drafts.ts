/** The drafts that this browser keeps, as a test sees them. */

const database = 'metastudio-widgets';

/** Opens it only if it is there: a test must not make what the product makes. */
async function withDrafts<T>(use: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === database)) return undefined;
  const db = await result(indexedDB.open(database));
  try {
    return await result(use(db.transaction('script-drafts', 'readwrite').objectStore('script-drafts')));
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

/** All drafts. */
export async function storedDrafts(): Promise<unknown[]> {
  return (await withDrafts((drafts) => drafts.getAll() as IDBRequest<unknown[]>)) ?? [];
}

/** Forgets all drafts. */
export async function clearDrafts(): Promise<void> {
  await withDrafts((drafts) => drafts.clear());
}

/** Puts a draft there, as an earlier visit left it. */
export async function putDraft(draft: object): Promise<void> {
  await withDrafts((drafts) => drafts.put(draft));
}

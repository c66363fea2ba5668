/**
 * Reads a list page by page while others add to it and delete from it.
 *
 * The service counts by offset, so a deletion before the offset moves records over the border of a page, and they would
 * never show. Each page therefore begins with some records that are known already: if it contains one of them, nothing is
 * missing between. Otherwise, or if the list has become shorter, all of it is read again.
 */

/** One page as the service answers it. */
interface ListPage<T> {
  rows: readonly T[];
  /** Number of records of the whole list, if the service says it. */
  count: number | undefined;
}

/** Where the pages of a list come from. */
export interface ListSource<T> {
  read(offset: number, limit: number): Promise<ListPage<T>>;
  /** The ID of a record. One without an ID is left out. */
  idOf(record: T): string | null | undefined;
}

/** The part of a list that is loaded. */
export interface LoadedList<T> {
  /** The records in the service's order, each once. */
  records: readonly T[];
  /** Offset of the next page, as the service counts. */
  next: number;
  count: number | undefined;
  /** Whether there are no further pages. */
  ended: boolean;
}

/** Number of known records with which a page begins. */
const overlap = 5;
/** Largest page that the service allows. */
const maxLimit = 100;
/** Times that a list which changes while it is read is read again. */
const maxAttempts = 3;

const emptyList = { records: [], next: 0, count: undefined, ended: false };

/** Reads the next `size` records of a list; without a known list, the first ones. */
export async function readMore<T>(
  source: ListSource<T>,
  size: number,
  known: LoadedList<T> = emptyList,
): Promise<LoadedList<T>> {
  const { list, isWhole } = await append(source, known, size);
  // A record that has moved to the front, as the latest change does, is missing only in the sum.
  const isComplete = !list.ended || list.records.length >= (list.count ?? 0);
  return isWhole && isComplete ? list : readAgain(source, known.next + size, list.records);
}

/** Reads the first `size` records of a list again, in the largest pages. What is in `known` may have been deleted. */
export async function readAgain<T>(
  source: ListSource<T>,
  size: number,
  known: readonly T[] = [],
): Promise<LoadedList<T>> {
  let seen = known;
  let last: LoadedList<T> = emptyList;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    let isWhole = true;
    last = emptyList;
    while (isWhole && !last.ended && last.next < size)
      ({ list: last, isWhole } = await append(source, last, size - last.next));
    if (isWhole) return last;
    seen = unique(source, [...last.records, ...seen]);
  }
  // It changes too often: what has been deleted meanwhile is shown rather than anything left out.
  return { ...last, records: seen };
}

/** Appends one page. `isWhole` is false if records may be missing before it, or known ones no longer exist. */
async function append<T>(
  source: ListSource<T>,
  known: LoadedList<T>,
  size: number,
): Promise<{ list: LoadedList<T>; isWhole: boolean }> {
  const offset = Math.max(0, known.next - overlap);
  const limit = Math.min(maxLimit, known.next - offset + size);
  const { rows, count } = await source.read(offset, limit);
  const ids = new Set(known.records.map((record) => source.idOf(record)));
  const next = offset + rows.length;
  const ended = count === undefined ? rows.length < limit : rows.length === 0 || next >= count;
  const records = unique(source, [...known.records, ...rows]);
  const isJoined = known.next === 0 || rows.some((row) => ids.has(source.idOf(row)));
  const advances = ended || next > known.next;
  const isShorter = count !== undefined && known.count !== undefined && count < known.count;
  return { list: { records, next, count, ended }, isWhole: isJoined && advances && !isShorter };
}

/** The records with an ID, each once: in the place of the first, as the last one says. */
function unique<T>({ idOf }: ListSource<T>, records: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const record of records) {
    const id = idOf(record);
    if (id) byId.set(id, record);
  }
  return [...byId.values()];
}

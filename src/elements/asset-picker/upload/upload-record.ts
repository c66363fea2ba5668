/**
 * What the browser keeps of an upload while it runs, so that a page that is opened after the tab was closed can remove
 * what is left at the service, and offer the file again. It holds no address and no token.
 */
import { isJsonObject, parseJson, readStorage, webLocks, writeStorage } from '../../../base/index.js';
import { recordPrefix } from './upload-context.js';

/** An upload that has begun. */
export interface UploadRecord {
  /** Name of the entry: that of the upload, a hyphen, and the number of the attempt. */
  key: string;
  file_name: string;
  file_size: number;
  /** Last modification of the file, in milliseconds since 1970. */
  last_modified: number;
  file_md5: string;
  asset_type: string;
  asset_name: string;
  /** The project of the asset; empty if the client does not tell it. */
  project_id: string;
  /** The asset at the service; absent before its creation was answered, and when nothing is left there. */
  asset_id?: string;
  /** Assets that had the same name before: the one that an unanswered creation has made is none of them. */
  before?: readonly string[];
  /** Whether its page has seen it end: what is left is removed, and the file not offered again. */
  isAbandoned?: boolean;
  /** Whether nothing is left at the service: the record only offers the file again. */
  isOffer?: boolean;
  /** When it began, in milliseconds since 1970. */
  at: number;
}

/** Offers are dropped after a week. */
const keptFor = 7 * 86_400_000;

/** Validity of the addresses that files are sent to, in milliseconds (reference 4.2.1). */
const addressLifetime = 86_400_000;

/** The name of the upload that a record belongs to. */
const uploadOf = (key: string): string => key.replace(/-\d+$/, '');

/** The uploads of this page. */
const running = new Set<string>();

const prefixOf = (user: string): string => `${recordPrefix}${encodeURIComponent(user)}/`;

/** The records of one user in this browser. */
export class UploadRecords {
  constructor(private readonly user: string) {}

  /** Stores a record, in place of the one with its key. */
  save(record: UploadRecord): void {
    writeStorage(prefixOf(this.user) + record.key, JSON.stringify(record));
  }

  delete(key: string): void {
    writeStorage(prefixOf(this.user) + key, '');
  }

  /** All records; those that are too old are removed. */
  all(): UploadRecord[] {
    const prefix = prefixOf(this.user);
    return namesIn(prefix).flatMap((name) => {
      const record = parseJson(readStorage(name) ?? '');
      if (isRecord(record) && !(record.isOffer && Date.now() - record.at > keptFor)) return [record];
      writeStorage(name, '');
      return [];
    });
  }

  /**
   * Runs something for a record unless its upload still runs, here or in another page. Without locks nobody knows about
   * other pages before the addresses of the upload have expired.
   */
  async ifLeft({ key, at }: UploadRecord, run: () => Promise<void>): Promise<void> {
    const locks = webLocks();
    if (!locks) return Date.now() - at > addressLifetime && !running.has(uploadOf(key)) ? run() : undefined;
    await locks.request(recordPrefix + uploadOf(key), { ifAvailable: true }, async (lock) => {
      if (lock) await run();
    });
  }

  /** Runs an upload; as long as it runs, `ifLeft` leaves its record alone. */
  async hold<T>(key: string, run: () => Promise<T>): Promise<T> {
    running.add(key);
    try {
      return await exclusively(recordPrefix + key, undefined, run);
    } finally {
      running.delete(key);
    }
  }
}

/** Runs something when nothing of this name runs in this browser; without locks, at once. */
export async function exclusively<T>(
  name: string,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> {
  const locks = webLocks();
  if (!locks) return run();
  let isStarted = false;
  const start = () => ((isStarted = true), run());
  try {
    return await locks.request(name, signal ? { signal } : {}, start);
  } catch (error) {
    // Locks that are refused, as in a sandboxed frame, are none.
    if (isStarted || signal?.aborted) throw error;
    return start();
  }
}

function namesIn(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is UploadRecord {
  if (!isJsonObject(value)) return false;
  const texts = ['key', 'file_name', 'file_md5', 'asset_type', 'asset_name', 'project_id'];
  const numbers = ['file_size', 'last_modified', 'at'];
  const members = new Map(Object.entries(value));
  return (
    texts.every((name) => typeof members.get(name) === 'string') &&
    numbers.every((name) => typeof members.get(name) === 'number')
  );
}

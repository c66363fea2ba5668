/** Short texts by key that expire, bounded in number and size. */

/** Maximum number of keys. When there are more, the oldest go first. */
const mostKeys = 100_000;

/** Maximum number of characters of all keys and texts. */
const mostCharacters = 16 * 1024 * 1024;

interface Entry {
  value: string;
  until: number;
}

/** Keeps texts in memory. `now` returns milliseconds. */
export class KeyedTexts {
  /** Ordered by the time of the last change. */
  private readonly entries = new Map<string, Entry>();
  private characters = 0;

  constructor(private readonly now: () => number) {}

  get(key: string): string | undefined {
    const entry = this.entries.get(key);
    if (entry && entry.until > this.now()) return entry.value;
    this.delete(key);
    return undefined;
  }

  set(key: string, value: string, ttl: number): void {
    this.delete(key);
    this.entries.set(key, { value, until: this.now() + ttl });
    this.characters += key.length + value.length;
    this.removeOld();
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.characters -= key.length + entry.value.length;
  }

  /** Removes the oldest if they have expired, or if there are too many. */
  private removeOld(): void {
    const isFull = () => this.entries.size > mostKeys || this.characters > mostCharacters;
    for (const [key, { until }] of this.entries) {
      if (until > this.now() && !isFull()) return;
      this.delete(key);
    }
  }
}

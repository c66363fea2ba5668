/**
 * The tabs of this browser that have the same script open: they know of each other, and hear when one has saved.
 *
 * Each holds a lock while it is open; the browser lets go of it however the tab ends. (Where pages are not served
 * over HTTPS there are no locks: then tabs do not know of each other, but still keep their drafts apart.)
 */

export interface PresenceNeeds {
  /** Others have come or gone. */
  changed: () => void;
  /** One that was open is gone: it may have left a draft. */
  left: () => void;
  /** Another tab has saved. */
  saved: () => void;
}

type News = 'here' | 'gone' | 'saved';

export class TabPresence {
  /** Names this editor among those of all tabs. */
  readonly id = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  /** How many others there are. */
  others = 0;
  private place: string | undefined;
  private channel: BroadcastChannel | undefined;
  private release: (() => void) | undefined;
  /** The others whose end is waited for. */
  private watched = new Set<string>();
  private leaving = new AbortController();

  constructor(private readonly needs: PresenceNeeds) {}

  /** Opens the script of a place; leaves the one before. */
  join(place: string | undefined): void {
    if (place === this.place) return;
    this.leave();
    this.place = place;
    if (place === undefined || !('locks' in navigator)) return;
    try {
      this.channel = new BroadcastChannel(prefix(place));
      this.channel.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(data);
    } catch {
      return;
    }
    navigator.locks.request(prefix(place) + this.id, () => this.hold(place)).catch(() => undefined);
  }

  /** Closes it. */
  leave(): void {
    if (this.place === undefined) return;
    this.leaving.abort();
    this.leaving = new AbortController();
    this.watched = new Set();
    this.release?.();
    this.release = undefined;
    this.say('gone');
    this.channel?.close();
    this.channel = undefined;
    this.place = undefined;
    this.others = 0;
  }

  /** Tells the others that the script was saved here. */
  saved(): void {
    this.say('saved');
  }

  /** The others that are open at a place. */
  async open(): Promise<ReadonlySet<string>> {
    if (this.place === undefined || !('locks' in navigator)) return new Set();
    const start = prefix(this.place);
    const { held = [] } = await navigator.locks.query().catch(() => ({ held: [] as LockInfo[] }));
    const names = held
      .filter(({ name, mode }) => mode === 'exclusive' && name?.startsWith(start))
      .map(({ name }) => name?.slice(start.length) ?? '');
    return new Set(names.filter((name) => name !== this.id));
  }

  /** Holds the lock until the script is closed. */
  private hold(place: string): Promise<void> | undefined {
    if (place !== this.place) return undefined;
    this.say('here');
    void this.count();
    return new Promise((resolve) => (this.release = resolve));
  }

  private say(news: News): void {
    this.channel?.postMessage(news);
  }

  private hear(news: unknown): void {
    if (news === 'saved') this.needs.saved();
    else void this.count();
  }

  private async count(): Promise<void> {
    const { place, others: before } = this;
    const open = await this.open();
    if (place === undefined || place !== this.place) return;
    for (const id of open) this.watch(prefix(place) + id);
    if (open.size === before) return;
    this.others = open.size;
    this.needs.changed();
    if (open.size < before) this.needs.left();
  }

  /** Counts again when a tab lets go of its lock, which it does however it ends. */
  private watch(name: string): void {
    if (this.watched.has(name)) return;
    this.watched.add(name);
    const { signal } = this.leaving;
    navigator.locks
      .request(name, { mode: 'shared', signal }, () => this.watched.delete(name))
      .then(() => this.count())
      .catch(() => undefined);
  }
}

const prefix = (place: string): string => `metastudio-widgets/script/${place}/`;

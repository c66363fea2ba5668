/**
 * The other tabs of this browser that have the same script open, and their saves.
 *
 * Each tab holds a Web Lock while it has the script open; the browser releases the lock even if the tab crashes. Without
 * Web Locks (on pages that are not served over HTTPS), tabs don't detect each other, but still have separate drafts.
 */
import { webLocks } from '../base/index.js';

/** Callbacks for events of other tabs. */
export interface TabPresenceOptions {
  /** The number of other tabs changed. */
  countChanged: () => void;
  /** Another tab was closed; it may have left a draft. */
  tabClosed: () => void;
  /** Another tab has saved the script. */
  savedElsewhere: () => void;
}

type Message = 'here' | 'gone' | 'saved';

/** Counts the other tabs that have a script open and exchanges messages with them. */
export class TabPresence {
  /** ID of this document, unique among all tabs. */
  readonly id = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  /** Number of other tabs that have the script open. */
  others = 0;
  private place: string | undefined;
  private channel: BroadcastChannel | undefined;
  private releaseLock: (() => void) | undefined;
  /** Locks of other tabs whose release is awaited. */
  private awaited = new Set<string>();
  private session = new AbortController();

  constructor(private readonly options: TabPresenceOptions) {}

  /** Announces that this tab has the script of a place open, after leaving the previous place. */
  join(place: string | undefined): void {
    if (place === this.place) return;
    this.leave();
    this.place = place;
    if (place === undefined || !webLocks()) return;
    try {
      this.channel = new BroadcastChannel(prefix(place));
      this.channel.onmessage = ({ data }: MessageEvent<unknown>) => this.handleMessage(data);
    } catch {
      return;
    }
    webLocks()
      ?.request(prefix(place) + this.id, () => this.holdLock(place))
      .catch(() => undefined);
  }

  /** Announces that this tab has closed the script. */
  leave(): void {
    if (this.place === undefined) return;
    this.session.abort();
    this.session = new AbortController();
    this.awaited = new Set();
    this.releaseLock?.();
    this.releaseLock = undefined;
    this.post('gone');
    this.channel?.close();
    this.channel = undefined;
    this.place = undefined;
    this.others = 0;
  }

  /** Notifies the other tabs that this one has saved the script. */
  announceSave(): void {
    this.post('saved');
  }

  /** IDs of the other tabs that have the script open. */
  async openTabs(): Promise<ReadonlySet<string>> {
    const manager = webLocks();
    if (this.place === undefined || !manager) return new Set();
    const start = prefix(this.place);
    const { held = [] } = await manager.query().catch(() => ({ held: [] as LockInfo[] }));
    const ids = held
      .filter(({ name, mode }) => mode === 'exclusive' && name?.startsWith(start))
      .map(({ name }) => name?.slice(start.length) ?? '');
    const others = new Set(ids.filter((id) => id !== this.id));
    if (this.place !== undefined && prefix(this.place) === start)
      for (const id of others) this.awaitRelease(start + id);
    return others;
  }

  /** Holds the lock until the script is closed. */
  private holdLock(place: string): Promise<void> | undefined {
    if (place !== this.place) return undefined;
    this.post('here');
    void this.updateCount();
    return new Promise((resolve) => (this.releaseLock = resolve));
  }

  private post(message: Message): void {
    this.channel?.postMessage(message);
  }

  private handleMessage(message: unknown): void {
    if (message === 'saved') this.options.savedElsewhere();
    else void this.updateCount();
  }

  private async updateCount(): Promise<void> {
    const { place, others: before } = this;
    const openTabs = await this.openTabs();
    if (place === undefined || place !== this.place) return;
    if (openTabs.size === before) return;
    this.others = openTabs.size;
    this.options.countChanged();
  }

  /** Updates the count when a tab releases its lock, even by a crash. */
  private awaitRelease(lock: string): void {
    if (this.awaited.has(lock)) return;
    this.awaited.add(lock);
    const { signal } = this.session;
    webLocks()
      ?.request(lock, { mode: 'shared', signal }, () => this.awaited.delete(lock))
      .then(() => this.updateCount())
      .then(() => signal.aborted || this.options.tabClosed())
      .catch(() => undefined);
  }
}

const prefix = (place: string): string => `metastudio-widgets/script/${place}/`;

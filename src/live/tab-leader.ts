/**
 * Leader election among the tabs of a browser that watch rooms of the same project. The leader reads for all of them.
 *
 * The tab that holds a Web Lock is the leader. A leader that crashes loses the lock at once. A frozen leader keeps it,
 * but misses its announced heartbeat; then another tab steals the lock, and the old leader steps down when it resumes.
 */
import type { Environment, TabChannel } from './environment.js';
import { mergeFacts } from './remote-facts.js';
import type { MergeFacts } from './state.js';
import { fromWire, toWire, type RoomKey, type TabMessage } from './tab-messages.js';

/** Milliseconds that a heartbeat may be late. */
const heartbeatTolerance = 250;
/** Maximum jitter in milliseconds, so that not all tabs steal the lock at once. */
const stealJitter = 600;
/** Milliseconds within which the leader replies to a new tab. */
const responseTime = 500;
/** Milliseconds after which a silent tab counts as closed: each tab posts `hello` every minute. */
const peerTimeout = 150_000;

interface Peer {
  visible: boolean;
  background: boolean;
  rooms: readonly RoomKey[];
  at: number;
}

/** The environment, the rooms and the callbacks of an election. */
export interface ElectionContext {
  readonly environment: Environment;
  /** Whether this tab wants reads while it is hidden. */
  readsInBackground(): boolean;
  /** The rooms that this tab watches. */
  watchedRooms(): readonly RoomKey[];
  /** Called when this tab has become the leader or has stepped down. */
  onLeadershipChange(isLeader: boolean): void;
  /** Called when the browser refuses the lock, as in a sandboxed frame: this tab is alone. */
  onRefused(): void;
  /** Called with each message of another tab, and with what merges the facts in it. */
  onTabMessage(message: TabMessage, mergeFacts: MergeFacts): void;
}

/** The participation of this tab in an election. */
export class LeaderElection {
  readonly id = crypto.randomUUID();
  /** Whether this tab is the leader. */
  isLeader = false;
  private readonly peers = new Map<string, Peer>();
  private readonly channel: TabChannel;
  private lockRequest: AbortController | undefined;
  private term: object | undefined;
  private releaseLock: (() => void) | undefined;
  private cancelHeartbeatTimer: (() => void) | undefined;
  private isDisposed = false;

  /** Joins the election with this name. Returns undefined if Web Locks or channels are not supported. */
  static join(context: ElectionContext, name: string): LeaderElection | undefined {
    const { locks } = context.environment;
    return locks && new LeaderElection(context, name, locks).open();
  }

  private constructor(
    private readonly context: ElectionContext,
    private readonly name: string,
    private readonly locks: Pick<LockManager, 'request'>,
  ) {
    this.channel = context.environment.openChannel(name, (posted) =>
      this.onMessage(fromWire(posted)),
    ) as TabChannel;
  }

  /** The rooms that the other tabs watch. */
  get peerRooms(): RoomKey[] {
    return [...this.peers.values()].flatMap(({ rooms }) => [...rooms]);
  }

  /** Whether another tab is visible. */
  get hasVisiblePeer(): boolean {
    return [...this.peers.values()].some(({ visible }) => visible);
  }

  /** Whether another tab wants reads while it is hidden. */
  get hasBackgroundPeer(): boolean {
    return [...this.peers.values()].some(({ background }) => background);
  }

  /** Sends a message to the other tabs. */
  post(message: TabMessage): void {
    if (!this.isDisposed) this.channel.post(toWire(message));
  }

  /** Announces this tab and the rooms that it watches. */
  sendHello(): void {
    const { environment } = this.context;
    const rooms = this.context.watchedRooms();
    const [visible, background] = [environment.isVisible(), this.context.readsInBackground()];
    this.post({ type: 'hello', from: this.id, visible, background, rooms });
  }

  /**
   * Handles that the page was shown, hidden or resumed. A visible tab replaces a hidden leader; a hidden one waits in line
   * if it wants reads, so that a leader that is closed has a successor.
   */
  onPageChange(): void {
    this.sendHello();
    if (this.context.environment.isVisible()) {
      void this.requestLock();
      if (!this.isLeader) this.expectHeartbeat(responseTime);
    } else if (this.isLeader) {
      if (this.hasVisiblePeer) this.giveWay();
    } else if (this.context.readsInBackground()) void this.requestLock();
    else this.cancelRequest();
  }

  /** Removes peers that have been silent for too long: a tab that crashes posts no `bye`. */
  prunePeers(): void {
    const now = this.context.environment.now();
    for (const [id, { at }] of this.peers) if (Math.abs(now - at) > peerTimeout) this.peers.delete(id);
  }

  /** Posts `bye`, releases the lock and closes the channel. */
  dispose(): void {
    this.post({ type: 'bye', from: this.id });
    this.isDisposed = true;
    this.cancelHeartbeatTimer?.();
    this.resign();
    this.channel.close();
  }

  private open(): LeaderElection | undefined {
    if (!this.channel) return undefined;
    this.onPageChange();
    return this;
  }

  private onMessage(message: TabMessage | undefined): void {
    if (!message || message.from === this.id || this.isDisposed) return;
    switch (message.type) {
      case 'hello':
        return this.addPeer(message);
      case 'bye':
        this.peers.delete(message.from);
        break;
      case 'roll-call':
        this.sendHello();
        this.expectHeartbeat(responseTime);
        break;
      case 'heartbeat':
        this.expectHeartbeat(message.next);
        break;
    }
    this.context.onTabMessage(message, mergeFacts);
  }

  private addPeer(message: Extract<TabMessage, { type: 'hello' }>): void {
    const { visible, background, rooms, from } = message;
    this.peers.set(from, { visible, background, rooms, at: this.context.environment.now() });
    this.context.onTabMessage(message, mergeFacts);
    if (this.isLeader && visible && !this.context.environment.isVisible()) this.giveWay();
  }

  /** A hidden leader resigns in favour of a visible tab, which waits for the lock, and lines up behind it. */
  private giveWay(): void {
    this.resign();
    if (this.context.readsInBackground()) void this.requestLock();
  }

  /** Queues for the lock. */
  private async requestLock(): Promise<void> {
    if (this.isDisposed || this.isLeader || this.lockRequest) return;
    const queue = (this.lockRequest = new AbortController());
    await this.holdLock({ signal: queue.signal }, () => this.lockRequest === queue);
    if (this.lockRequest === queue) this.lockRequest = undefined;
  }

  /** Requests the lock and leads while it is held. If another tab steals it, a visible tab queues for it again. */
  private async holdLock(options: LockOptions, isCurrent: () => boolean): Promise<void> {
    let term: object | undefined;
    try {
      await this.locks.request(this.name, options, () => {
        if (isCurrent() && !this.isDisposed) return this.becomeLeader((term = {}));
      });
    } catch {
      if (!term && !options.signal?.aborted && !this.isDisposed) {
        await Promise.resolve(); // not while the election is being joined
        return this.context.onRefused();
      }
      if (!term || this.term !== term) return; // the request was cancelled
      this.stepDown();
      this.lockRequest = undefined;
      if (this.context.environment.isVisible()) this.onPageChange();
    }
  }

  private async becomeLeader(term: object): Promise<void> {
    this.term = term;
    this.isLeader = true;
    this.cancelHeartbeatTimer?.();
    this.peers.clear();
    this.post({ type: 'roll-call', from: this.id });
    this.context.onLeadershipChange(true);
    await new Promise<void>((resolve) => (this.releaseLock = resolve));
  }

  private stepDown(): void {
    if (!this.isLeader) return;
    this.isLeader = false;
    this.term = undefined;
    this.releaseLock?.();
    this.context.onLeadershipChange(false);
  }

  private cancelRequest(): void {
    this.lockRequest?.abort();
    this.lockRequest = undefined;
  }

  private resign(): void {
    this.cancelRequest();
    this.stepDown();
  }

  /** Steals the lock if no heartbeat arrives within `next` ms. Only a visible tab does so: a hidden one may be frozen. */
  private expectHeartbeat(next: number): void {
    const { environment } = this.context;
    this.cancelHeartbeatTimer?.();
    if (this.isLeader) return;
    const wait = next + heartbeatTolerance + environment.random() * stealJitter;
    const due = environment.now() + wait;
    this.cancelHeartbeatTimer = environment.schedule(wait, () => {
      if (this.isDisposed || this.isLeader || !environment.isVisible()) return;
      if (environment.now() - due > 1000)
        this.expectHeartbeat(responseTime); // this tab itself was suspended, so wait again for the leader
      else this.stealLock();
    });
  }

  private stealLock(): void {
    this.cancelRequest();
    void this.holdLock({ steal: true }, () => true);
  }
}

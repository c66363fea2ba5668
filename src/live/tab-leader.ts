/**
 * The tabs of one browser that look at rooms of the same project: they elect one that asks, and it tells the others.
 *
 * Who holds the lock leads. A leader that crashes loses it at once; one that is frozen keeps it, and misses the sign
 * that it promised: then another tab steals the lock, and the old leader learns of that when it thaws.
 */
import type { Environment, TabChannel } from './environment.js';
import { fromWire, toWire, type RoomKey, type TabMessage } from './tab-messages.js';

/** Milliseconds that a leader's sign may be late, and the most that is added so that not all tabs steal at once. */
const lateness = 250;
const spread = 600;
/** Milliseconds in which a leader answers a newcomer. */
const greeting = 500;
/** Milliseconds after which a tab that has given no sign is taken for gone; it gives one each minute. */
const absence = 150_000;

interface Peer {
  visible: boolean;
  rooms: readonly RoomKey[];
  at: number;
}

export interface TabHost {
  readonly environment: Environment;
  /** The rooms that this tab looks at. */
  watchedRooms(): readonly RoomKey[];
  /** From now on this tab asks for all, or no longer. */
  onLeadershipChange(leads: boolean): void;
  /** Another tab said something. */
  onTabMessage(message: TabMessage): void;
}

export class LeaderElection {
  readonly id = crypto.randomUUID();
  /** Whether this tab asks for all. */
  isLeader = false;
  private readonly peers = new Map<string, Peer>();
  private readonly channel: TabChannel;
  private lockRequest: AbortController | undefined;
  private term: object | undefined;
  private releaseLock: (() => void) | undefined;
  private cancelHeartbeatTimer: (() => void) | undefined;
  private isDisposed = false;

  /** Undefined where tabs cannot know of each other. */
  static join(host: TabHost, name: string): LeaderElection | undefined {
    const { locks } = host.environment;
    return locks && new LeaderElection(host, name, locks).open();
  }

  private constructor(
    private readonly house: TabHost,
    private readonly name: string,
    private readonly locks: Pick<LockManager, 'request'>,
  ) {
    this.channel = house.environment.openChannel(name, (posted) =>
      this.onMessage(fromWire(posted)),
    ) as TabChannel;
  }

  /** What the other tabs look at. */
  get peerRooms(): RoomKey[] {
    return [...this.peers.values()].flatMap(({ rooms }) => [...rooms]);
  }

  /** Whether another tab can be seen. */
  get hasVisiblePeer(): boolean {
    return [...this.peers.values()].some(({ visible }) => visible);
  }

  post(message: TabMessage): void {
    if (!this.isDisposed) this.channel.post(toWire(message));
  }

  /** Says that this tab is there, and what it looks at. */
  sendHello(): void {
    const { environment } = this.house;
    const rooms = this.house.watchedRooms();
    this.post({ type: 'hello', from: this.id, visible: environment.isVisible(), rooms });
  }

  /** The page was shown or hidden, or is back: a visible tab leads before a hidden one. */
  onPageChange(): void {
    this.sendHello();
    if (this.house.environment.isVisible()) {
      void this.requestLock();
      if (!this.isLeader) this.expectHeartbeat(greeting);
    } else if (!this.isLeader) this.cancelRequest();
    else if (this.hasVisiblePeer) this.resign();
  }

  /** Forgets tabs that have given no sign for long: a tab that crashed does not say goodbye. */
  prunePeers(): void {
    const now = this.house.environment.now();
    for (const [id, { at }] of this.peers) if (Math.abs(now - at) > absence) this.peers.delete(id);
  }

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
        this.expectHeartbeat(greeting);
        break;
      case 'heartbeat':
        this.expectHeartbeat(message.next);
        break;
    }
    this.house.onTabMessage(message);
  }

  private addPeer(message: Extract<TabMessage, { type: 'hello' }>): void {
    const { visible, rooms, from } = message;
    this.peers.set(from, { visible, rooms, at: this.house.environment.now() });
    this.house.onTabMessage(message);
    if (this.isLeader && visible && !this.house.environment.isVisible()) this.resign();
  }

  /** Waits in line for the lock. */
  private async requestLock(): Promise<void> {
    if (this.isDisposed || this.isLeader || this.lockRequest) return;
    const queue = (this.lockRequest = new AbortController());
    await this.holdLock({ signal: queue.signal }, () => this.lockRequest === queue);
    if (this.lockRequest === queue) this.lockRequest = undefined;
  }

  /** Leads while the lock is held. One that was stolen is waited for again: this tab had given no sign. */
  private async holdLock(options: LockOptions, mine: () => boolean): Promise<void> {
    let reign: object | undefined;
    try {
      await this.locks.request(this.name, options, () => {
        if (mine() && !this.isDisposed) return this.becomeLeader((reign = {}));
      });
    } catch {
      if (!reign || this.term !== reign) return; // withdrawn from the line
      this.stepDown();
      this.lockRequest = undefined;
      if (this.house.environment.isVisible()) this.onPageChange();
    }
  }

  private async becomeLeader(reign: object): Promise<void> {
    this.term = reign;
    this.isLeader = true;
    this.cancelHeartbeatTimer?.();
    this.peers.clear();
    this.post({ type: 'roll-call', from: this.id });
    this.house.onLeadershipChange(true);
    await new Promise<void>((resolve) => (this.releaseLock = resolve));
  }

  private stepDown(): void {
    if (!this.isLeader) return;
    this.isLeader = false;
    this.term = undefined;
    this.releaseLock?.();
    this.house.onLeadershipChange(false);
  }

  private cancelRequest(): void {
    this.lockRequest?.abort();
    this.lockRequest = undefined;
  }

  private resign(): void {
    this.cancelRequest();
    this.stepDown();
  }

  /** Waits for the leader's next sign. Only a visible tab takes over; a hidden one would freeze next. */
  private expectHeartbeat(next: number): void {
    const { environment } = this.house;
    this.cancelHeartbeatTimer?.();
    if (this.isLeader) return;
    const wait = next + lateness + environment.random() * spread;
    const due = environment.now() + wait;
    this.cancelHeartbeatTimer = environment.schedule(wait, () => {
      if (this.isDisposed || this.isLeader || !environment.isVisible()) return;
      if (environment.now() - due > 1000)
        this.expectHeartbeat(greeting); // this tab itself was asleep
      else this.stealLock();
    });
  }

  private stealLock(): void {
    this.cancelRequest();
    void this.holdLock({ steal: true }, () => true);
  }
}

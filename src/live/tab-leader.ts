/**
 * Leader election among the tabs of one browser that watch rooms of the same project: the leader reads for all.
 *
 * The tab that holds a Web Lock is the leader. A leader that crashes loses the lock at once. A frozen leader keeps it but
 * misses the heartbeat that it announced; then another tab steals the lock, and the old leader notices when it resumes.
 */
import type { Environment, TabChannel } from './environment.js';
import { fromWire, toWire, type RoomKey, type TabMessage } from './tab-messages.js';

/** Milliseconds that a heartbeat may be late. */
const heartbeatTolerance = 250;
/** Maximum random milliseconds on top, so that not all tabs steal the lock at once. */
const stealJitter = 600;
/** Milliseconds within which a leader answers a new tab. */
const answerTime = 500;
/** Milliseconds after which a silent tab counts as closed; a tab says hello every minute. */
const peerTimeout = 150_000;

interface Peer {
  visible: boolean;
  rooms: readonly RoomKey[];
  at: number;
}

/** What the election needs from its owner. */
export interface ElectionContext {
  readonly environment: Environment;
  /** The rooms that this tab watches. */
  watchedRooms(): readonly RoomKey[];
  /** This tab has become the leader, or is no longer. */
  onLeadershipChange(leads: boolean): void;
  /** Another tab has sent a message. */
  onTabMessage(message: TabMessage): void;
}

/** The membership of this tab in one election. */
export class LeaderElection {
  readonly id = crypto.randomUUID();
  /** Whether this tab reads for all. */
  isLeader = false;
  private readonly peers = new Map<string, Peer>();
  private readonly channel: TabChannel;
  private lockRequest: AbortController | undefined;
  private term: object | undefined;
  private releaseLock: (() => void) | undefined;
  private cancelHeartbeatTimer: (() => void) | undefined;
  private isDisposed = false;

  /** Takes part in the election of this name; undefined without Web Locks or channels. */
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

  /** Sends a message to the other tabs. */
  post(message: TabMessage): void {
    if (!this.isDisposed) this.channel.post(toWire(message));
  }

  /** Announces this tab and the rooms that it watches. */
  sendHello(): void {
    const { environment } = this.context;
    const rooms = this.context.watchedRooms();
    this.post({ type: 'hello', from: this.id, visible: environment.isVisible(), rooms });
  }

  /** The page was shown or hidden, or is back. A visible tab takes precedence over a hidden leader. */
  onPageChange(): void {
    this.sendHello();
    if (this.context.environment.isVisible()) {
      void this.requestLock();
      if (!this.isLeader) this.expectHeartbeat(answerTime);
    } else if (!this.isLeader) this.cancelRequest();
    else if (this.hasVisiblePeer) this.resign();
  }

  /** Drops peers that were silent for long: a tab that crashes says no bye. */
  prunePeers(): void {
    const now = this.context.environment.now();
    for (const [id, { at }] of this.peers) if (Math.abs(now - at) > peerTimeout) this.peers.delete(id);
  }

  /** Says bye and gives up lock and channel. */
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
        this.expectHeartbeat(answerTime);
        break;
      case 'heartbeat':
        this.expectHeartbeat(message.next);
        break;
    }
    this.context.onTabMessage(message);
  }

  private addPeer(message: Extract<TabMessage, { type: 'hello' }>): void {
    const { visible, rooms, from } = message;
    this.peers.set(from, { visible, rooms, at: this.context.environment.now() });
    this.context.onTabMessage(message);
    if (this.isLeader && visible && !this.context.environment.isVisible()) this.resign();
  }

  /** Queues for the lock. */
  private async requestLock(): Promise<void> {
    if (this.isDisposed || this.isLeader || this.lockRequest) return;
    const queue = (this.lockRequest = new AbortController());
    await this.holdLock({ signal: queue.signal }, () => this.lockRequest === queue);
    if (this.lockRequest === queue) this.lockRequest = undefined;
  }

  /** Leads while the lock is held. After it was stolen, because this tab was silent, a visible tab queues again. */
  private async holdLock(options: LockOptions, mine: () => boolean): Promise<void> {
    let reign: object | undefined;
    try {
      await this.locks.request(this.name, options, () => {
        if (mine() && !this.isDisposed) return this.becomeLeader((reign = {}));
      });
    } catch {
      if (!reign || this.term !== reign) return; // the request was cancelled
      this.stepDown();
      this.lockRequest = undefined;
      if (this.context.environment.isVisible()) this.onPageChange();
    }
  }

  private async becomeLeader(reign: object): Promise<void> {
    this.term = reign;
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

  /** Steals the lock if no heartbeat comes within `next` ms. Only a visible tab does: a hidden one may freeze next. */
  private expectHeartbeat(next: number): void {
    const { environment } = this.context;
    this.cancelHeartbeatTimer?.();
    if (this.isLeader) return;
    const wait = next + heartbeatTolerance + environment.random() * stealJitter;
    const due = environment.now() + wait;
    this.cancelHeartbeatTimer = environment.schedule(wait, () => {
      if (this.isDisposed || this.isLeader || !environment.isVisible()) return;
      if (environment.now() - due > 1000)
        this.expectHeartbeat(answerTime); // this tab itself was asleep, so it gives the leader a chance
      else this.stealLock();
    });
  }

  private stealLock(): void {
    this.cancelRequest();
    void this.holdLock({ steal: true }, () => true);
  }
}

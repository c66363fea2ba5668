/**
 * The part of this tab among the tabs of the browser: whether it reads for all, follows another one, or stands alone.
 *
 * Only tabs of the same project at the same service share their reads. The token names both, so joining needs a token.
 */
import type { ApiError, Client } from '../api/index.js';
import type { Environment } from './environment.js';
import { lazyModules } from './lazy-modules.js';
import type { LeaderElection, ElectionContext } from './tab-leader.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** Milliseconds between signs of life to the other tabs. */
const helloInterval = 60_000;

/**
 * Name of the channel and the lock, followed by the project. The number changes with the format of the messages, so
 * that tabs that run another version of this package do not share with this one.
 */
const channelName = 'metastudio-widgets/live/2';

/** `joining`: the other tabs are not known yet. `standalone`: reads cannot be shared. */
type Role = 'joining' | 'leader' | 'follower' | 'standalone';

type Message<M = TabMessage> = M extends TabMessage ? Omit<M, 'from'> : never;

/** What the membership needs from its owner. */
export interface MembershipContext {
  readonly client: Client;
  readonly environment: Environment;
  /** Whether other tabs share the reads. */
  readonly isShared: boolean;
  /** The rooms that this tab watches. */
  watchedRooms(): readonly RoomKey[];
  /** This tab has become the leader, a follower or standalone. `isSlow`: other tabs may read the same. */
  onRoleChange(isSlow: boolean): void;
  /** The token could not be had; returns the milliseconds to wait before the next attempt. */
  onJoinError(error: ApiError): number;
  onTabMessage(message: TabMessage): void;
}

/** Joins the other tabs of the browser, and leaves them. */
export class TabMembership {
  private role: Role = 'joining';
  private election: LeaderElection | undefined;
  private isActive = false;
  private isJoining = false;
  private lastHello = 0;

  constructor(private readonly context: MembershipContext) {}

  /** Whether this tab reads for the browser. */
  get isLeader(): boolean {
    return this.role === 'leader';
  }

  /** Whether this tab reads: for the browser, or for itself alone. */
  get isReader(): boolean {
    return this.isActive && (this.role === 'leader' || this.role === 'standalone');
  }

  /** The rooms that the other tabs watch. */
  get peerRooms(): readonly RoomKey[] {
    return this.election?.peerRooms ?? [];
  }

  /** Whether another tab is visible. */
  get hasVisiblePeer(): boolean {
    return this.election?.hasVisiblePeer ?? false;
  }

  /** Joins the other tabs from now on, until `stop`. */
  start(): void {
    this.isActive = true;
    this.role = 'joining';
    this.join();
  }

  /** Leaves the other tabs for good. */
  stop(): void {
    this.isActive = false;
    this.leave();
  }

  /** Leaves the other tabs until `join`: a page in the back-forward cache must hold neither lock nor channel. */
  leave(): void {
    this.election?.dispose();
    this.election = undefined;
    this.role = 'joining';
  }

  /** Finds out which other tabs there are. Without a token nothing can be read: the rooms show why, and it is retried. */
  join(): void {
    if (this.isJoining || !this.isActive || this.role !== 'joining') return;
    this.isJoining = true;
    const joined = this.meetPeers().finally(() => (this.isJoining = false));
    joined.catch((error: ApiError) => {
      const delay = this.context.onJoinError(error);
      this.context.environment.schedule(delay, () => this.join());
    });
  }

  /** Sends a message to the other tabs, if there can be any. */
  post(message: Message): void {
    if (this.election) this.election.post({ ...message, from: this.election.id });
  }

  /** Announces a changed list of watched rooms. */
  sendHello(): void {
    this.election?.sendHello();
  }

  /** The page was shown or hidden, is back or online. */
  onPageChange(): void {
    this.election?.onPageChange();
  }

  /** Once a minute, announces this tab and drops peers that were not heard of for long. */
  onTick(now: number): void {
    if (Math.abs(now - this.lastHello) < helloInterval) return;
    this.lastHello = now;
    this.election?.sendHello();
    this.election?.prunePeers();
  }

  /** The machine's clock was set back to `now`. */
  onClockSetBack(now: number): void {
    this.lastHello = Math.min(this.lastHello, now);
  }

  private async meetPeers(): Promise<void> {
    const { client, environment, isShared } = this.context;
    const [scope, module] = isShared
      ? await Promise.all([client.scope?.(), lazyModules.updates().catch(() => undefined)])
      : [];
    if (!this.isActive) return;
    if (scope && module) {
      const name = `${channelName}/${scope.project_id}@${scope.endpoint}`;
      this.election = module.LeaderElection.join(this.createElectionContext(), name);
    }
    if (this.election) {
      this.role = this.election.isLeader ? 'leader' : 'follower';
      return;
    }
    this.role = 'standalone';
    this.context.onRoleChange(isShared && !(environment.locks && module));
  }

  private createElectionContext(): ElectionContext {
    const { context } = this;
    return {
      environment: context.environment,
      watchedRooms: () => context.watchedRooms(),
      onLeadershipChange: (isLeader) => {
        this.role = isLeader ? 'leader' : 'follower';
        context.onRoleChange(false);
      },
      onTabMessage: (message) => context.onTabMessage(message),
    };
  }
}

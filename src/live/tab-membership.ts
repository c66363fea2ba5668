/**
 * The role of this tab among the tabs of the browser: leader, follower or standalone.
 *
 * Only tabs of the same project at the same service share reads, and of sessions that may read the same. The token contains
 * this, so joining requires a token.
 */
import type { ApiError, Client } from '../api/index.js';
import type { Environment } from './environment.js';
import { loadLiveModule } from './load-live-module.js';
import type { MergeFacts } from './state.js';
import type { LeaderElection, ElectionContext } from './tab-leader.js';
import type { RoomKey, TabMessage } from './tab-messages.js';

/** Milliseconds between `hello` messages to the other tabs. */
const helloInterval = 60_000;

/**
 * Name of the channel and the lock; the project is appended. The number changes with the format of the messages, so that
 * tabs with different versions of this package do not share reads.
 */
const channelName = 'metastudio-widgets/live/3';

/** `joining`: not decided yet. `leader`: reads for all tabs. `follower`: does not read. `standalone`: reads for itself. */
type Role = 'joining' | 'leader' | 'follower' | 'standalone';

type Message<M = TabMessage> = M extends TabMessage ? Omit<M, 'from'> : never;

/** The client, the rooms and the callbacks of a membership. */
export interface MembershipContext {
  readonly client: Client;
  readonly environment: Environment;
  /** Whether tabs share their reads. */
  readonly isShared: boolean;
  /** Whether this tab wants reads while it is hidden. */
  readsInBackground(): boolean;
  /** The rooms that this tab watches. */
  watchedRooms(): readonly RoomKey[];
  /** Called when the role has changed. `isSlow`: other tabs may read the same rooms, so poll less often. */
  onRoleChange(isSlow: boolean): void;
  /** Called when the token request failed. Returns the milliseconds to back off. */
  onJoinError(error: ApiError): number;
  onTabMessage(message: TabMessage, mergeFacts: MergeFacts): void;
}

/** Joins and leaves the group of tabs, and determines the role of this tab. */
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

  /** Whether another tab wants reads while it is hidden. */
  get hasBackgroundPeer(): boolean {
    return this.election?.hasBackgroundPeer ?? false;
  }

  /** Joins the other tabs until `stop` is called. */
  start(): void {
    this.isActive = true;
    this.role = 'joining';
    this.join();
  }

  /** Leaves the other tabs. */
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

  /** Requests a token and joins the election. If the token request fails, the rooms show the error, and it is retried. */
  join(): void {
    if (this.isJoining || !this.isActive || this.role !== 'joining') return;
    this.isJoining = true;
    const joined = this.meetPeers().finally(() => (this.isJoining = false));
    joined.catch((error: ApiError) => {
      const delay = this.context.onJoinError(error);
      this.context.environment.schedule(delay, () => this.join());
    });
  }

  /** Sends a message to the other tabs, unless reads are not shared. */
  post(message: Message): void {
    if (this.election) this.election.post({ ...message, from: this.election.id });
  }

  /** Announces a changed list of watched rooms. */
  sendHello(): void {
    this.election?.sendHello();
  }

  /** Handles that the page was shown, hidden, resumed or is online again. */
  onPageChange(): void {
    this.election?.onPageChange();
  }

  /** Once a minute, announces this tab and removes peers that have been silent for too long. */
  onTick(now: number): void {
    if (Math.abs(now - this.lastHello) < helloInterval) return;
    this.lastHello = now;
    this.election?.sendHello();
    this.election?.prunePeers();
  }

  /** Handles that the machine's clock was set back to `now`. */
  onClockSetBack(now: number): void {
    this.lastHello = Math.min(this.lastHello, now);
  }

  private async meetPeers(): Promise<void> {
    const { client, environment, isShared } = this.context;
    const [scope, module] = isShared
      ? await Promise.all([client.scope?.(), loadLiveModule().catch(() => undefined)])
      : [];
    if (!this.isActive) return;
    if (scope && module) {
      const name = `${channelName}/${scope.project_id}@${scope.endpoint}${grantName(client)}`;
      this.election = module.LeaderElection.join(this.createElectionContext(), name);
    }
    if (this.election) {
      this.role = this.election.isLeader ? 'leader' : 'follower';
      return;
    }
    this.becomeStandalone(isShared && !(environment.locks && module));
  }

  /** Reads for itself alone. `isSlow`: other tabs may read the same rooms, so poll less often. */
  private becomeStandalone(isSlow: boolean): void {
    this.election?.dispose();
    this.election = undefined;
    this.role = 'standalone';
    this.context.onRoleChange(isSlow);
  }

  private createElectionContext(): ElectionContext {
    const { context } = this;
    return {
      environment: context.environment,
      readsInBackground: () => context.readsInBackground(),
      watchedRooms: () => context.watchedRooms(),
      onLeadershipChange: (isLeader) => {
        this.role = isLeader ? 'leader' : 'follower';
        context.onRoleChange(false);
      },
      onRefused: () => this.becomeStandalone(true),
      onTabMessage: (message, mergeFacts) => context.onTabMessage(message, mergeFacts),
    };
  }
}

/** What tells sessions with different grants apart: one could not read for the other. Empty without a grant. */
function grantName({ grant }: Client): string {
  if (!grant) return '';
  const { user, rooms, may, operations } = grant;
  return `/${JSON.stringify([user, rooms, may ?? operations])}`;
}

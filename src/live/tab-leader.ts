/**
 * The tabs of one browser that look at rooms of the same project: they elect one that asks, and it tells the others.
 *
 * Who holds the lock leads. A leader that crashes loses it at once; one that is frozen keeps it, and misses the sign
 * that it promised: then another tab steals the lock, and the old leader learns of that when it thaws.
 */
import type { Environment, TabChannel } from './environment.js';
import { fromWire, toWire, type RoomName, type TabMessage } from './tab-messages.js';

/** Milliseconds that a leader's sign may be late, and the most that is added so that not all tabs steal at once. */
const lateness = 250;
const spread = 600;
/** Milliseconds in which a leader answers a newcomer. */
const greeting = 500;
/** Milliseconds after which a tab that has given no sign is taken for gone; it gives one each minute. */
const absence = 150_000;

interface Other {
  visible: boolean;
  rooms: readonly RoomName[];
  at: number;
}

export interface TabHost {
  readonly environment: Environment;
  /** The rooms that this tab looks at. */
  rooms(): readonly RoomName[];
  /** From now on this tab asks for all, or no longer. */
  lead(leads: boolean): void;
  /** Another tab said something. */
  told(message: TabMessage): void;
}

export class LeaderElection {
  readonly id = crypto.randomUUID();
  /** Whether this tab asks for all. */
  leads = false;
  private readonly others = new Map<string, Other>();
  private readonly line: TabChannel;
  private queue: AbortController | undefined;
  private reign: object | undefined;
  private release: (() => void) | undefined;
  private expected: (() => void) | undefined;
  private left = false;

  /** Undefined where tabs cannot know of each other. */
  static join(house: TabHost, name: string): LeaderElection | undefined {
    const { locks } = house.environment;
    return locks && new LeaderElection(house, name, locks).joined();
  }

  private constructor(
    private readonly house: TabHost,
    private readonly name: string,
    private readonly locks: Pick<LockManager, 'request'>,
  ) {
    this.line = house.environment.line(name, (posted) => this.take(fromWire(posted))) as TabChannel;
  }

  /** What the other tabs look at. */
  get wanted(): RoomName[] {
    return [...this.others.values()].flatMap(({ rooms }) => [...rooms]);
  }

  /** Whether another tab can be seen. */
  get othersVisible(): boolean {
    return [...this.others.values()].some(({ visible }) => visible);
  }

  post(message: TabMessage): void {
    if (!this.left) this.line.post(toWire(message));
  }

  /** Says that this tab is there, and what it looks at. */
  here(): void {
    const { environment } = this.house;
    const rooms = this.house.rooms();
    this.post({ type: 'here', from: this.id, visible: environment.visible(), rooms });
  }

  /** The page was shown or hidden, or is back: a visible tab leads before a hidden one. */
  changed(): void {
    this.here();
    if (this.house.environment.visible()) {
      void this.compete();
      if (!this.leads) this.expect(greeting);
    } else if (!this.leads) this.withdraw();
    else if (this.othersVisible) this.resign();
  }

  /** Forgets tabs that have given no sign for long: a tab that crashed does not say goodbye. */
  tidy(): void {
    const now = this.house.environment.now();
    for (const [id, { at }] of this.others) if (Math.abs(now - at) > absence) this.others.delete(id);
  }

  leave(): void {
    this.post({ type: 'gone', from: this.id });
    this.left = true;
    this.expected?.();
    this.resign();
    this.line.close();
  }

  private joined(): LeaderElection | undefined {
    if (!this.line) return undefined;
    this.changed();
    return this;
  }

  private take(message: TabMessage | undefined): void {
    if (!message || message.from === this.id || this.left) return;
    switch (message.type) {
      case 'here':
        return this.meet(message);
      case 'gone':
        this.others.delete(message.from);
        break;
      case 'roll':
        this.here();
        this.expect(greeting);
        break;
      case 'beat':
        this.expect(message.next);
        break;
    }
    this.house.told(message);
  }

  private meet(message: Extract<TabMessage, { type: 'here' }>): void {
    const { visible, rooms, from } = message;
    this.others.set(from, { visible, rooms, at: this.house.environment.now() });
    this.house.told(message);
    if (this.leads && visible && !this.house.environment.visible()) this.resign();
  }

  /** Waits in line for the lock. */
  private async compete(): Promise<void> {
    if (this.left || this.leads || this.queue) return;
    const queue = (this.queue = new AbortController());
    await this.hold({ signal: queue.signal }, () => this.queue === queue);
    if (this.queue === queue) this.queue = undefined;
  }

  /** Leads while the lock is held. One that was stolen is waited for again: this tab had given no sign. */
  private async hold(options: LockOptions, mine: () => boolean): Promise<void> {
    let reign: object | undefined;
    try {
      await this.locks.request(this.name, options, () => {
        if (mine() && !this.left) return this.begin((reign = {}));
      });
    } catch {
      if (!reign || this.reign !== reign) return; // withdrawn from the line
      this.standDown();
      this.queue = undefined;
      if (this.house.environment.visible()) this.changed();
    }
  }

  private async begin(reign: object): Promise<void> {
    this.reign = reign;
    this.leads = true;
    this.expected?.();
    this.others.clear();
    this.post({ type: 'roll', from: this.id });
    this.house.lead(true);
    await new Promise<void>((resolve) => (this.release = resolve));
  }

  private standDown(): void {
    if (!this.leads) return;
    this.leads = false;
    this.reign = undefined;
    this.release?.();
    this.house.lead(false);
  }

  private withdraw(): void {
    this.queue?.abort();
    this.queue = undefined;
  }

  private resign(): void {
    this.withdraw();
    this.standDown();
  }

  /** Waits for the leader's next sign. Only a visible tab takes over; a hidden one would freeze next. */
  private expect(next: number): void {
    const { environment } = this.house;
    this.expected?.();
    if (this.leads) return;
    const wait = next + lateness + environment.random() * spread;
    const due = environment.now() + wait;
    this.expected = environment.later(wait, () => {
      if (this.left || this.leads || !environment.visible()) return;
      if (environment.now() - due > 1000)
        this.expect(greeting); // this tab itself was asleep
      else this.steal();
    });
  }

  private steal(): void {
    this.withdraw();
    void this.hold({ steal: true }, () => true);
  }
}

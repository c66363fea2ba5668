/**
 * One random schedule of faults, and what must hold in it and after it.
 *
 * Some tabs watch some rooms of a real simulator; people start and stop, twice and in two tabs at once; calls and
 * answers get lost, come late and out of order; the service refuses; tabs are closed, crash, freeze and come back; the
 * machine's clock is set. Then all faults end, and within ten seconds every tab must show the truth.
 */
import { ApiError } from '../../src/api/index.js';
import { hasEnded, type LiveIntent, type LiveState } from '../../src/live/index.js';
import { House, type Fault, type OpenTab, type TrueJob } from './house.js';
import { second } from './virtual.js';

/** A press of Start or Stop, and what the tab that was pressed said of it. */
interface Press {
  kind: 'start' | 'stop';
  room_id: string;
  /** In the body of the call, for a start; the task, for a stop. */
  mark: string;
  tab: OpenTab;
  at: number;
  /** Whether the tab did anything about it. */
  acted: boolean;
  /** Whether the tab said that it failed, or that it is not confirmed. */
  told: boolean;
}

/** What a room was seen to be, from then on. */
interface Truth {
  at: number;
  /** Newest task and its state, as `id:STATE`; empty without one. */
  what: string;
}

export interface Report {
  seed: number;
  presses: number;
  executed: number;
  requests: number;
}

/** Milliseconds by which a state may be older than it says: a reading under way, and a late answer. */
const readingTime = 7 * second;

export class Schedule {
  private readonly house: House;
  private readonly random: () => number;
  private readonly tabs: OpenTab[] = [];
  private readonly presses: Press[] = [];
  private readonly truth = new Map<string, Truth[]>();
  /** The states of each task, with the same words. */
  private readonly states = new Map<string, Truth[]>();
  private readonly shown: { room_id: string; what: string; at: number; source: string }[] = [];
  /** How far the machine's clock was set at some time: a tab that was frozen may tell of any of them. */
  private readonly sets = new Set([0]);
  private readonly locks: boolean;
  private wasSetBack = false;
  /** When somebody else started or stopped last, and what was stopped. */
  private meddled_at = 0;
  private readonly meddled: string[] = [];
  private rooms: string[] = [];
  private faulty = false;
  private readonly violations: string[] = [];

  constructor(private readonly seed: number) {
    this.house = new House(seed, seed % 3 !== 0);
    this.random = this.house.random;
    this.locks = seed % 5 !== 0;
  }

  /** Runs it; throws what did not hold. */
  async run(): Promise<Report> {
    const { house } = this;
    const count = 1 + this.below(3);
    for (let one = 0; one < count; one++) this.rooms.push(await house.createRoom(`Room ${one}`));
    for (const room_id of this.rooms) this.truth.set(room_id, [{ at: house.time.now, what: '' }]);
    house.faults = (url) => this.fault(url);
    house.noted = (jobs) => this.note(jobs);
    for (let one = 1 + this.below(4); one > 0; one--) this.openTab();
    await this.pass(3 * second);
    this.faulty = true;
    for (let step = 6 + this.below(14); step > 0; step--) {
      await this.act();
      await this.pass(this.below(12) * second + this.below(1000));
    }
    this.faulty = false;
    for (const { tab } of this.open) {
      if (tab.isFrozen) tab.thaw();
      tab.show(true);
    }
    if (this.open.length === 0) this.openTab();
    await this.untilTrue();
    await this.check();
    return this.report();
  }

  private get open(): OpenTab[] {
    return this.tabs.filter(({ tab }) => tab.isOpen);
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private one<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }

  private fault(url: URL): Fault {
    const late = (): number => (this.faulty && this.random() < 0.15 ? this.below(8000) : 10 + this.below(90));
    const fault: Fault = { late: [Math.min(3000, late()), late()] };
    if (!this.faulty || url.pathname.endsWith('/events')) return fault;
    const dice = this.random();
    if (dice < 0.08) return { ...fault, lost: 'call' };
    if (dice < 0.18) return { ...fault, lost: 'answer' };
    if (dice < 0.3) return { ...fault, status: this.one([401, 429, 500, 502, 503, 504]) };
    return fault;
  }

  private openTab(): OpenTab {
    const tab = this.house.open({ locks: this.locks });
    this.tabs.push(tab);
    for (const room_id of this.rooms) {
      const watch = tab.live.room(room_id);
      watch.subscribe(() => this.look(tab, watch.state));
    }
    return tab;
  }

  /** Something happens. */
  private async act(): Promise<void> {
    const tab = this.open.length > 0 ? this.one(this.open) : this.openTab();
    const dice = this.random();
    if (dice < 0.4) return this.press(tab);
    if (dice < 0.5) return void (this.open.length < 5 && this.openTab());
    if (dice < 0.6) return tab.tab.close(this.random() < 0.5);
    if (dice < 0.68) return tab.tab.freeze();
    if (dice < 0.76) return tab.tab.isFrozen ? tab.tab.thaw() : undefined;
    if (dice < 0.84) return tab.tab.isFrozen ? undefined : tab.tab.show(!tab.tab.visible);
    if (dice < 0.9) return this.setClock(this.one([-3600, -40, -5, 5, 40, 3600]) * second);
    await this.meddle();
  }

  private setClock(by: number): void {
    this.wasSetBack ||= by < 0;
    this.sets.add((this.house.time.set += by));
  }

  /** Somebody else starts or stops. */
  private async meddle(): Promise<void> {
    const room_id = this.one(this.rooms);
    const job = this.latest(await this.house.jobs(), room_id);
    const running = job && ['WAITING', 'PROCESSING'].includes(job.state);
    const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
    if (running) this.meddled.push(job.job_id);
    if (running) await this.house.call('POST', `${path}/${job.job_id}/stop`, {});
    else await this.house.call('POST', path, { output_urls: [`rtmp://push.example/else/${this.random()}`] });
    this.meddled_at = this.house.time.now;
  }

  /** A person presses the button that is there, perhaps twice, perhaps in another tab too. */
  private press(tab: OpenTab): void {
    if (tab.tab.isFrozen || !tab.tab.visible) return;
    const room_id = this.one(this.rooms);
    const { state } = tab.live.room(room_id);
    if (state.phase === 'unknown' || (state.intent && state.intent.stage !== 'unconfirmed')) return;
    const kind = state.job && !hasEnded(state.job) ? 'stop' : 'start';
    const mark = kind === 'stop' ? (state.job?.job_id ?? '') : `rtmp://push.example/${this.presses.length}`;
    const times = this.random() < 0.4 ? 2 : 1;
    for (let time = 0; time < times; time++) this.pressOnce(kind, tab, room_id, mark);
    const others = this.open.filter((one) => one !== tab && !one.tab.isFrozen && one.tab.visible);
    const other = this.locks && others.length > 0 && this.random() < 0.3 ? this.one(others) : undefined;
    const twin = other?.live.room(room_id).state;
    if (other && twin?.job?.job_id === state.job?.job_id && twin?.phase === state.phase)
      this.pressOnce(kind, other, room_id, mark);
  }

  private pressOnce(kind: Press['kind'], tab: OpenTab, room_id: string, mark: string): void {
    const watch = tab.live.room(room_id);
    const press: Press = { kind, room_id, mark, tab, at: this.house.time.now, acted: false, told: false };
    this.presses.push(press);
    const leave = watch.subscribe(() => {
      const { intent, refusal } = watch.state;
      press.acted ||= intent?.kind === kind && intent.elsewhere === undefined;
      press.told ||= refusal !== undefined || intent?.stage === 'unconfirmed';
      if (press.acted && !intent) leave();
    });
    const done = kind === 'start' ? watch.start({ output_urls: [mark] }) : watch.stop();
    done.catch((error: unknown) => {
      press.told = true;
      if (!(error instanceof ApiError)) this.violations.push(`${kind} threw ${String(error)}`);
    });
  }

  private async pass(milliseconds: number): Promise<void> {
    await this.house.time.pass(milliseconds);
  }

  /** Notes what is true. */
  private note(jobs: readonly TrueJob[]): void {
    for (const { job_id, state } of jobs) {
      const known = this.states.get(job_id) ?? [];
      const what = `${job_id}:${state}`;
      if (known.at(-1)?.what !== what) known.push({ at: this.house.time.now, what });
      this.states.set(job_id, known);
    }
    for (const room_id of this.rooms) {
      const job = this.latest(jobs, room_id);
      const what = job ? `${job.job_id}:${job.state}` : '';
      const known = this.truth.get(room_id) ?? [];
      if (known.at(-1)?.what !== what) known.push({ at: this.house.time.now, what });
    }
  }

  private latest(jobs: readonly TrueJob[], room_id: string): TrueJob | undefined {
    return jobs.findLast((job) => job.room_id === room_id);
  }

  /** Notes what a tab shows, and when it says that this was true: by a clock that nobody sets. */
  private look({ tab }: OpenTab, state: LiveState): void {
    if (state.asOf === undefined) return;
    if (tab.isFrozen) this.violations.push('a frozen tab showed something');
    const what = state.job ? `${state.job.job_id}:${state.job.state}` : '';
    this.shown.push({ room_id: state.room_id, what, at: state.asOf, source: state.source ?? '' });
  }

  /** The service must have had each state that was shown, when the tab said or a little before. */
  private checkShown(): void {
    for (const { room_id, what, at, source } of this.shown) {
      const all = (what ? this.states.get(what.split(':')[0] ?? '') : this.truth.get(room_id)) ?? [];
      const before = (source === 'command' ? 2 : 1) * readingTime;
      const had = all.some((one, index) => {
        const until = all[index + 1]?.at ?? Infinity;
        const overlaps = (set: number) =>
          one.at <= at - set + (source === 'command' ? 12 : 1.5) * second && until >= at - set - before;
        // Where the clock was set back, a tab says that it does not know how old its knowledge is.
        return one.what === what && (this.wasSetBack || [...this.sets].some(overlaps));
      });
      if (!had)
        this.violations.push(
          `showed ${what || 'nothing'} as of ${at} by ${source}, but it was ${JSON.stringify(all)} ${JSON.stringify([...this.sets])}`,
        );
    }
  }

  /**
   * Ten seconds after the faults have ended, and the service has not changed for as long. What others did shows at the
   * next reading, and the tabs had no reason to expect it.
   */
  private async untilTrue(): Promise<void> {
    const { time } = this.house;
    const ended = time.now;
    const rest = (this.locks ? 30 : 60) * second;
    for (;;) {
      const changed = Math.max(ended, ...[...this.truth.values()].map((all) => all.at(-1)?.at ?? 0));
      const due = Math.max(
        changed + (this.locks ? 10 * second : rest + 10 * second),
        this.meddled_at + rest + 10 * second,
      );
      if (time.now >= due) return;
      await this.pass(due - time.now);
    }
  }

  private async check(): Promise<void> {
    const { violations } = this;
    const jobs = await this.house.jobs();
    for (const [index, { live, tab }] of this.open.entries()) {
      for (const room_id of this.rooms) {
        const { state } = live.room(room_id);
        const what = state.job ? `${state.job.job_id}:${state.job.state}` : '';
        const runs = jobs.filter(
          (job) => job.room_id === room_id && ['WAITING', 'PROCESSING'].includes(job.state),
        );
        const all = jobs.filter((job) => job.room_id === room_id);
        const right = runs.length > 0 ? runs : all; // several may have run at once: any end is the end
        const should = right.map((job) => `${job.job_id}:${job.state}`).join(' or ');
        const place = `tab ${index}${tab.visible ? '' : ' (hidden)'}`;
        if (!should.split(' or ').includes(what))
          violations.push(`${place} shows ${what || state.phase}, but it is ${should || 'idle'}`);
        if (state.error) violations.push(`${place} still shows ${state.error.message}`);
        const { intent } = state;
        const asked = intent?.kind === 'start' && intent.stage !== 'unconfirmed' && !intent.elsewhere;
        if (asked && live.environment.now() - (intent.lost_at ?? 0) > 10 * second)
          violations.push(`${place} still shows a start as ${intent.stage}`);
      }
    }
    if (this.pending.length > 0) await this.pass(45 * second);
    for (const { kind, stage } of this.pending) violations.push(`a ${kind} is still ${stage}`);
    await this.checkWrites();
    this.checkShown();
    if (violations.length > 0)
      throw new Error(`Schedule ${this.seed}:\n  ${[...new Set(violations)].slice(0, 8).join('\n  ')}`);
  }

  /** What somebody asked for, and no tab has said yet what became of it. */
  private get pending(): LiveIntent[] {
    const states = this.open.flatMap(({ live }) => this.rooms.map((room_id) => live.room(room_id).state));
    return states.flatMap(({ intent }) => (intent && intent.stage !== 'unconfirmed' ? [intent] : []));
  }

  /** No press was carried out twice, and none was lost without a word. */
  private async checkWrites(): Promise<void> {
    const log = await this.house.log();
    const done = log.filter(({ executed }) => executed);
    const starts = done.filter(({ operation }) => operation === 'startSmartLive');
    if (starts.some(({ duplicate_of }) => starts.some(({ request_id }) => request_id === duplicate_of)))
      this.violations.push('a start was carried out twice');
    const stops = done
      .filter(({ operation }) => operation === 'stopSmartLive')
      .map(({ path }) => path.split('/').at(-2) ?? '')
      .filter((job_id) => !this.meddled.includes(job_id));
    // Tabs that cannot know of each other may each be told to stop.
    if (this.locks && new Set(stops).size < stops.length)
      this.violations.push('a stop was carried out twice');
    for (const press of this.presses) {
      const found = press.told || !press.acted || !press.tab.tab.isOpen;
      const { state } = press.tab.live.room(press.room_id);
      const ended = press.kind === 'stop' ? true : state.job !== undefined;
      if (!found && !ended) this.violations.push(`a ${press.kind} was lost without a word`);
    }
  }

  private async report(): Promise<Report> {
    const log = await this.house.log();
    const writes = log.filter(({ method, executed }) => method === 'POST' && executed);
    return {
      seed: this.seed,
      presses: this.presses.length,
      executed: writes.length,
      requests: log.length,
    };
  }
}

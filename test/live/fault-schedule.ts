/**
 * Runs one random schedule of faults, and checks invariants during and after it.
 *
 * Several tabs watch several rooms of a simulator. People start and stop streams, some twice or in two tabs at once.
 * Calls, responses and tokens are lost, delayed or reordered; the service rejects calls; callbacks are delayed, repeated,
 * reordered or go to another instance; event streams break and hang; RTC channels break; tabs are closed, crash, freeze and resume; the clock is
 * set. Then all faults end, and within 10 s every tab must show the true state.
 */
import { createHash } from 'node:crypto';
import { ApiError } from '../../src/api/index.js';
import {
  hasEnded,
  prevents,
  type LiveIntent,
  type LiveParagraph,
  type LiveState,
  type LiveStream,
  type RoomWatch,
} from '../../src/live/index.js';
import type { LoggedCall } from '../../demo/simulator/index.js';
import { VirtualShop, type Delivery, type OpenTab } from './virtual-shop.js';
import type { Fault } from './network.js';
import { AvatarSession, VirtualChannel } from './rtc.js';
import { isRunning, GroundTruth, type Fact } from './ground-truth.js';
import { runningTab, second } from './virtual-browser.js';

/** A press of Start or Stop, and what its tab showed about it. */
interface Press {
  kind: 'start' | 'stop';
  room_id: string;
  /** Identifies its call: for a start a value in the body, for a stop the ID of the task. */
  mark: string;
  tab: OpenTab;
  at: number;
  /** Whether the tab sent the call. */
  isSent: boolean;
  /** Whether the tab showed an effect: an intent of this or another tab, or an error. */
  isShown: boolean;
  /** Whether the tab showed it as failed or unconfirmed. */
  isReported: boolean;
  /** The outcome that the tab showed in the end. */
  outcome?: 'done' | 'not-done';
}

/** A fact that a tab showed, and the time for which it claimed it. */
interface Shown {
  kind: 'task' | 'stream' | 'paragraph' | 'control';
  /** ID of the task or, without a task, of the room. */
  of: string;
  what: string;
  at: number;
  source: string;
}

/** An attached RTC channel, and its task. */
interface Joined {
  channel: VirtualChannel;
  cast: AvatarSession;
  job_id: string;
  leave: () => void;
}

/** An open tab, with its watches. */
interface WatchedTab extends OpenTab {
  /** The last state that each of its watches showed, as text. */
  last: Map<RoomWatch, string>;
  leaves: (() => void)[];
  channels: Map<string, Joined>;
}

export interface Report {
  presses: number;
  /** Number of occurrences of each event. */
  counts: Record<string, number>;
}

/** Maximum milliseconds by which a state may be older than it claims: the time of a read, and of a late response. */
const readingTime = 7 * second;
/** Maximum milliseconds that a call waits for a token and a response, within which the response holds. */
const longestCall = 45 * second;
/** Maximum milliseconds by which a callback is late. */
const latestCallback = 4 * second;
/** Milliseconds after the faults within which all tabs must show the true state. */
const healing = 10 * second;

export class FaultSchedule {
  private readonly shop: VirtualShop;
  private readonly random: () => number;
  private readonly tabs: WatchedTab[] = [];
  private readonly presses: Press[] = [];
  private readonly truth = new GroundTruth();
  private readonly sessions = new Map<string, AvatarSession>();
  private readonly shown = new Map<string, Shown>();
  /** The changes of state that tabs showed. */
  private readonly changes: { before: string; after: string; at: number }[] = [];
  /** All offsets of the machine's clock so far, in milliseconds: a frozen tab may have used any of them. */
  private readonly sets = new Set([0]);
  private readonly locks: boolean;
  private readonly events: boolean;
  private wasSetBack = false;
  /** Tasks that another client stopped, and the time of the last change of each room by another client. */
  private readonly stoppedElsewhere: string[] = [];
  private readonly changedElsewhereAt = new Map<string, number>();
  private rooms: string[] = [];
  private faulty = false;
  private readonly violations: string[] = [];
  /** Since when the store has been away. */
  private awaySince: number | undefined;
  /** Times within which an instance took reports that the store did not get before the instance was killed. */
  private readonly losses: { from: number; to: number }[] = [];
  /** The starts and stops that tabs have handed to the network, by path. */
  private readonly handed = new Set<string>();
  private readonly counts: Record<string, number> = {};

  constructor(
    private readonly seed: number,
    private readonly instances = 1,
  ) {
    this.events = seed % 3 !== 0;
    this.shop = new VirtualShop(seed, this.events, {}, instances);
    this.random = this.shop.random;
    this.locks = seed % 5 !== 0;
  }

  /** Runs the schedule. Throws if an invariant is violated. */
  async run(): Promise<Report> {
    const { shop, truth: truths } = this;
    for (let pick = 1 + this.below(3); pick > 0; pick--)
      this.rooms.push(await shop.createRoom(`Room ${pick}`));
    for (const room_id of this.rooms) truths.rooms.set(room_id, [{ at: shop.time.now, what: '' }]);
    shop.network.faults = (url, method) => {
      if (method === 'POST') this.handed.add(url.pathname);
      return this.fault(url);
    };
    shop.callbacks = () => this.callback();
    if (this.instances > 1) shop.onError = () => undefined; // the store is away
    shop.onReport = (event) => truths.addEvent(event, shop.time.now);
    shop.onJobs = (jobs) => this.note(jobs);
    for (let one = 1 + this.below(4); one > 0; one--) this.openTab();
    await this.pass(3 * second);
    this.faulty = true;
    for (let step = 6 + this.below(14); step > 0; step--) {
      await this.performAction();
      if (this.instances > 1) this.disturbBackend();
      await this.pass(this.below(12) * second + this.below(1000));
    }
    this.endFaults();
    await this.untilTrue();
    await this.check();
    return { presses: this.presses.length, counts: this.counts };
  }

  private get open(): WatchedTab[] {
    return this.tabs.filter(({ tab }) => tab.isOpen);
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private one<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }

  private count(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }

  private async pass(milliseconds: number): Promise<void> {
    await this.shop.time.pass(milliseconds);
  }

  // Faults.

  private fault(url: URL): Fault {
    const late = (): number => (this.faulty && this.random() < 0.15 ? this.below(8000) : 10 + this.below(90));
    const fault: Fault = { late: [Math.min(3000, late()), late()] };
    if (!this.faulty) return fault;
    if ((fault.late?.[1] ?? 0) > 1000) this.count('answer late');
    const part = /\/(events|token)$/.exec(url.pathname)?.[1] ?? 'call';
    const dice = this.random();
    if (dice < 0.08) return this.counted(`${part} lost`, { ...fault, lost: 'call' });
    if (dice < 0.16) return this.counted(`${part} answer lost`, { ...fault, lost: 'answer' });
    if (dice < 0.17) return this.counted(`${part} hangs`, { late: [20, 30 * second], lost: 'answer' });
    if (dice < 0.3) {
      const status = this.one([401, 429, 500, 502, 503, 504]);
      return this.counted(`${part} ${status}`, { ...fault, status });
    }
    if (part !== 'events') return fault;
    if (dice < 0.45) return this.counted('stream breaks', { ...fault, cut: this.below(30_000) });
    if (dice < 0.55) return this.counted('stream hangs', { ...fault, hang: this.below(30_000) });
    return fault;
  }

  private counted(name: string, fault: Fault): Fault {
    this.count(name);
    return fault;
  }

  private callback(): Delivery {
    if (!this.faulty) return { late: 0, times: 1 };
    const isElsewhere = this.instances > 1 && this.random() < 0.3;
    if (isElsewhere) this.count('callback at the other instance');
    const dice = this.random();
    if (dice < 0.15) {
      this.count('callback late');
      return { late: this.below(latestCallback), times: 1, isElsewhere };
    }
    if (dice < 0.3) {
      this.count('callback twice');
      return { late: 0, times: 2, isElsewhere };
    }
    if (dice < 0.45) {
      this.count('callback overtaken');
      return { late: this.below(latestCallback), times: 1, isOvertaken: true, isElsewhere };
    }
    return { late: 0, times: 1, isElsewhere };
  }

  /** Kills an instance: its streams end, and the pages resume at another one. Or lets the store go away or come back. */
  private disturbBackend(): void {
    const dice = this.random();
    if (dice < 0.2) {
      this.count('instance killed');
      if (this.awaySince !== undefined) this.losses.push({ from: this.awaySince, to: this.shop.time.now });
      this.shop.killBackend();
    } else if (dice < 0.5) {
      const isAway = dice < 0.3;
      this.count(isAway ? 'store away' : 'store back');
      this.shop.setStoreAway(isAway);
      this.awaySince = isAway ? (this.awaySince ?? this.shop.time.now) : undefined;
    }
  }

  /** Whether an instance that was killed may have had this report alone, because the store was away. */
  private isLost({ at }: Fact): boolean {
    return this.losses.some(({ from, to }) => from - latestCallback <= at && at <= to);
  }

  /** Ends all faults: the network and the store work, and all tabs are running. */
  private endFaults(): void {
    this.faulty = false;
    this.shop.setStoreAway(false);
    this.shop.network.calm();
    for (const { tab } of this.open) {
      if (tab.isFrozen) tab.thaw();
      tab.show(true);
    }
    if (this.open.length === 0) this.openTab();
    for (const seat of this.open) {
      if (seat.leaves.length === 0) this.watchRooms(seat);
      for (const { channel } of seat.channels.values()) if (channel.readyState !== 'open') channel.reopen();
    }
  }

  // Actions.

  private openTab(): WatchedTab {
    const tab = this.shop.open({ locks: this.locks });
    const seat: WatchedTab = { ...tab, last: new Map(), leaves: [], channels: new Map() };
    this.tabs.push(seat);
    this.watchRooms(seat);
    return seat;
  }

  /** Makes a tab watch all rooms, and possibly a single task. */
  private watchRooms(seat: WatchedTab): void {
    for (const room_id of this.rooms) this.watch(seat, seat.live.room(room_id));
    const job = this.random() < 0.2 && this.truth.jobs.length > 0 ? this.one(this.truth.jobs) : undefined;
    if (job) this.watch(seat, seat.live.room(job.room_id, job.job_id));
  }

  private watch(seat: WatchedTab, watch: RoomWatch): void {
    seat.leaves.push(watch.subscribe(() => this.onState(seat, watch)));
  }

  private async performAction(): Promise<void> {
    const seat = this.open.length > 0 ? this.one(this.open) : this.openTab();
    const { tab } = seat;
    const dice = this.random();
    if (dice < 0.36) return this.press(seat);
    if (dice < 0.44) return void (this.open.length < 5 && this.openTab());
    if (dice < 0.53) return this.close(seat);
    if (dice < 0.63) return this.freeze(seat);
    if (dice < 0.72) return tab.isFrozen ? this.thaw(seat) : undefined;
    if (dice < 0.78) return tab.isFrozen ? undefined : tab.show(!tab.visible);
    if (dice < 0.84) return this.setClock(this.one([-3600, -40, -5, 5, 40, 3600]) * second);
    if (dice < 0.87) return this.toggleElements(seat);
    if (dice < 0.94) return this.useChannel(seat);
    await this.actElsewhere();
  }

  private close(seat: WatchedTab): void {
    const crashed = this.random() < 0.5;
    this.count(crashed ? 'tab crashed' : 'tab closed');
    seat.tab.close(crashed);
  }

  private freeze({ tab }: WatchedTab): void {
    if (tab.isFrozen) return;
    const away = this.random() < 0.3;
    const leads = this.shop.browser.holder('/live/') === tab;
    this.count(away ? 'tab put away' : leads ? 'leader frozen' : 'tab frozen');
    if (away) tab.putAway();
    else tab.freeze();
  }

  private thaw({ tab }: WatchedTab): void {
    this.count('tab thawed');
    tab.thaw();
  }

  /** Makes a page remove its elements, or insert them again. */
  private toggleElements(seat: WatchedTab): void {
    if (seat.tab.isFrozen) return;
    this.count('elements taken out or put in');
    if (seat.leaves.length === 0) return this.watchRooms(seat);
    for (const leave of seat.leaves.splice(0)) leave();
  }

  private setClock(by: number): void {
    this.count(by < 0 ? 'clock set back' : 'clock set forward');
    this.wasSetBack ||= by < 0;
    this.sets.add((this.shop.time.set += by));
  }

  /** Another client starts or stops a stream, or the stream's state changes. */
  private async actElsewhere(): Promise<void> {
    const { shop } = this;
    const room_id = this.one(this.rooms);
    const job = this.truth.latest(room_id);
    const running = job && isRunning(job.state);
    const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
    if (job?.state === 'PROCESSING' && this.random() < 0.5) {
      this.count('stream changes');
      const state = this.one(['DISCONNECTED', 'RECONNECTING', 'CONNECTED']);
      await shop.control('rtmp', { job_id: job.job_id, state });
      return;
    }
    this.count(running ? 'stopped by somebody else' : 'started by somebody else');
    if (running) this.stoppedElsewhere.push(job.job_id);
    if (running) await shop.call('POST', `${path}/${job.job_id}/stop`, {});
    else await shop.call('POST', path, { output_urls: [`rtmp://push.example/else/${this.random()}`] });
    this.changedElsewhereAt.set(room_id, shop.time.now);
  }

  /** Makes a page attach an RTC channel of the running task, breaks it, or instructs the avatar. */
  private useChannel(seat: WatchedTab): void {
    if (seat.tab.isFrozen) return;
    const live = this.rooms.filter((id) => seat.live.room(id).state.job?.state === 'PROCESSING');
    if (live.length === 0) return;
    const room_id = this.one(live);
    const watch = seat.live.room(room_id);
    const { job } = watch.state;
    const joined = seat.channels.get(room_id);
    if (!joined) {
      if (!job?.job_id || !watch.isWatched) return;
      const cast = this.sessions.get(job.job_id) ?? new AvatarSession(this.shop.time);
      this.sessions.set(job.job_id, cast);
      const delay = () => (this.faulty && this.random() < 0.2 ? this.below(latestCallback) : 20);
      const channel = new VirtualChannel(seat.tab, cast, delay, () => this.random() < 0.1);
      this.count('channel handed over');
      seat.channels.set(room_id, { channel, cast, job_id: job.job_id, leave: watch.attach(channel) });
      return;
    }
    const { channel, cast, leave } = joined;
    const dice = this.random();
    if (dice < 0.2) {
      leave();
      seat.channels.delete(room_id);
    } else if (dice < 0.5) {
      this.count('channel breaks or comes back');
      if (channel.readyState === 'open') channel.break();
      else channel.reopen();
    } else if (dice < 0.7) cast.setState(this.one(['PROCESSING', 'PLAY_PAUSE', 'TAKE_OVER']));
    else if (watch.channel?.isOpen)
      watch.channel.instruct(this.one(['play_pause', 'play_resume', 'voice_start']));
  }

  /** A person presses the visible button, possibly twice, possibly in another tab too. */
  private press(seat: WatchedTab): void {
    if (seat.tab.isFrozen || !seat.tab.visible || seat.leaves.length === 0) return;
    const room_id = this.one(this.rooms);
    const { state } = seat.live.room(room_id);
    const kind = state.job && !hasEnded(state.job) ? 'stop' : 'start';
    if (state.phase === 'unknown' || prevents(state.intent, kind)) return;
    if (kind === 'stop' && state.intent) this.count('stop again');
    const mark = kind === 'stop' ? (state.job?.job_id ?? '') : `rtmp://push.example/${this.presses.length}`;
    this.count(kind);
    this.pressOnce(kind, seat, room_id, mark);
    if (this.random() < 0.4) this.pressOnce(kind, seat, room_id, mark, true);
    const others = this.open.filter((one) => one !== seat && !one.tab.isFrozen && one.tab.visible);
    const other = this.locks && others.length > 0 && this.random() < 0.3 ? this.one(others) : undefined;
    const twin = other?.live.room(room_id).state;
    if (!other || twin?.job?.job_id !== state.job?.job_id || twin?.phase !== state.phase) return;
    if (prevents(twin?.intent, kind)) return;
    this.count(`${kind} in two tabs`);
    this.pressOnce(kind, other, room_id, mark);
  }

  private pressOnce(
    kind: Press['kind'],
    tab: WatchedTab,
    room_id: string,
    mark: string,
    again = false,
  ): void {
    const watch = tab.live.room(room_id);
    const outcome = { isSent: false, isShown: again, isReported: false };
    const press: Press = { kind, room_id, mark, tab, at: this.shop.time.now, ...outcome };
    if (!again) this.presses.push(press);
    const pressed_at = tab.live.environment.now();
    /** Whether the tab took the press for its own, and did not leave it to another tab. */
    let isOwn = false;
    const notice = () => {
      const { intent, refusal } = watch.state;
      press.isShown ||= intent?.kind === kind || refusal !== undefined;
      if (press.outcome) return;
      const own = intent?.kind === kind && !intent.elsewhere ? intent : undefined;
      isOwn ||= own?.at === pressed_at;
      press.isSent ||= isOwn && own !== undefined && own.stage !== 'waiting';
      press.isReported ||= refusal !== undefined || intent?.stage === 'unconfirmed';
      if (!press.isSent || intent) return;
      press.outcome = refusal ? 'not-done' : 'done';
      leave();
    };
    const leave = watch.subscribe(notice);
    const done = runningTab.run(tab.tab, () =>
      kind === 'start' ? watch.start({ output_urls: [mark] }) : watch.stop(),
    );
    done.catch((error: unknown) => {
      press.isReported = press.isShown = true;
      if (!(error instanceof ApiError)) this.violations.push(`${kind} threw ${String(error)}`);
    });
  }

  // True states, and shown states.

  private note(jobs: TrueJobs): void {
    this.truth.update(jobs, this.shop.time.now);
    for (const { job_id, state } of jobs) {
      const cast = this.sessions.get(job_id);
      if (cast && !isRunning(state)) cast.setState('PLAY_END');
    }
    for (const { tab, channels } of this.open) {
      for (const [room_id, { channel, cast, leave }] of channels) {
        if (cast.state !== 'PLAY_END') continue;
        channel.break();
        tab.run(leave);
        channels.delete(room_id);
      }
    }
  }

  /** Records the state that a tab shows, and the time for which it claims it, by the monotonic clock. */
  private onState({ tab, last }: WatchedTab, watch: RoomWatch): void {
    const { state } = watch;
    if (state.asOf === undefined) return;
    if (tab.isFrozen) this.violations.push('a frozen tab showed something');
    const { job, asOf, stream, playing, control, room_id } = state;
    const what = job ? `${job.job_id}:${job.state}` : '';
    const of = job?.job_id ?? room_id;
    this.show({ kind: 'task', of, what, at: asOf, source: state.source ?? '' });
    if (stream) this.show({ kind: 'stream', of, what: stream.state, at: stream.at, source: 'event' });
    if (playing)
      this.show({
        kind: 'paragraph',
        of,
        what: String(playing.sequence_no),
        at: playing.at,
        source: 'event',
      });
    if (control) this.show({ kind: 'control', of, what: control.state, at: control.at, source: 'channel' });
    this.checkPhase(state);
    const before = last.get(watch) ?? '';
    last.set(watch, what);
    if (before !== what) this.changes.push({ before, after: what, at: this.shop.time.now });
  }

  private show(shown: Shown): void {
    this.shown.set(Object.values(shown).join(' '), shown);
  }

  /** The phase must follow from the task and the intent, and nothing is said to start or stop before it was sent. */
  private checkPhase({ phase, job, intent, room_id }: LiveState): void {
    const waits =
      intent && intent.stage !== 'unconfirmed' && intent.stage !== 'waiting' ? intent.kind : undefined;
    const jobs = `/smart-live-rooms/${room_id}/smart-live-jobs`;
    const path = { starting: jobs, stopping: `${jobs}/${job?.job_id}/stop` }[phase as string];
    if (path && ![...this.handed].some((one) => one.endsWith(path)))
      this.violations.push(`shows ${phase}, but nothing was sent`);
    const stops =
      waits === 'stop' && intent?.stage !== 'checking' && intent?.job_id === job?.job_id && !hasEnded(job);
    const asked = waits === 'start' ? 'starting' : stops ? 'stopping' : undefined;
    const should = asked ?? (job ? (words.get(job.state ?? '') ?? 'ended') : 'idle');
    if (phase !== should) this.violations.push(`shows ${phase} for ${job?.state}`);
  }

  /** The service must have had each shown state at the claimed time or shortly before. */
  private checkShown(): void {
    for (const { kind, of, what, at, source } of this.shown.values()) {
      const all = this.truthsOf(kind, of, what);
      const before = (source === 'command' ? 2 : 1) * readingTime;
      const had = all.some((one, index) => {
        const until = all[index + 1]?.at ?? Infinity;
        const overlaps = (set: number) =>
          one.at <= at - set + (source === 'command' ? longestCall : 1500) && until >= at - set - before;
        // After the clock was set back, the age of a state is unknown. Messages of a channel have no timestamp, so a page
        // that was frozen dates them late.
        const undated = this.wasSetBack || kind === 'control';
        return one.what === what && (undated || [...this.sets].some(overlaps));
      });
      if (!had)
        this.violations.push(
          `showed ${kind} ${what || 'nothing'} as of ${at} by ${source}, but it was ${JSON.stringify(all)} ${JSON.stringify([...this.sets])}`,
        );
    }
  }

  private checkChanges(): void {
    for (const { before, after, at } of this.changes)
      if (!this.truth.mayFollow(before, after, at))
        this.violations.push(`a tab showed ${after || 'nothing'} after ${before}`);
  }

  private truthsOf(kind: Shown['kind'], of: string, what: string): readonly Fact[] {
    const { truth: truths } = this;
    if (kind === 'stream') return truths.streams.get(of) ?? [];
    if (kind === 'paragraph') return truths.paragraphs.get(of) ?? [];
    if (kind === 'control') return this.sessions.get(of)?.past ?? [];
    return (what ? truths.states : truths.rooms).get(of) ?? [];
  }

  /**
   * Checks each room 10 s after the end of the faults and after its last change. Changes by other clients appear at the
   * next scheduled read, as the tabs cannot expect them.
   */
  private async untilTrue(): Promise<void> {
    const { time, network } = this.shop;
    const ended = Math.max(time.now, network.disturbed_until);
    const rest = (this.locks ? 30 : 45) * second;
    const dueOf = (room_id: string) => {
      const changed = this.truth.changed_at(room_id);
      const others = this.locks ? (this.changedElsewhereAt.get(room_id) ?? 0) : changed;
      return Math.max(Math.max(ended, changed) + healing, others + rest + healing);
    };
    for (let left = this.rooms; left.length > 0;) {
      await this.pass(Math.max(0, Math.min(...left.map(dueOf)) - time.now));
      for (const room_id of left) if (dueOf(room_id) <= time.now) this.checkRoom(room_id);
      left = left.filter((room_id) => dueOf(room_id) > time.now);
    }
  }

  /** Every tab must show the true state of the room. */
  private checkRoom(room_id: string): void {
    for (const [index, { live, channels }] of this.open.entries()) {
      const { state } = live.room(room_id);
      const { job, error, intent } = state;
      const place = `tab ${index}`;
      const what = job ? `${job.job_id}:${job.state}` : '';
      const right = this.truth.acceptable(room_id);
      if (what !== '' || right.length > 0)
        if (!right.includes(what))
          this.violations.push(
            `${place} shows ${what || state.phase}, but it is ${right.join(' or ') || 'idle'}`,
          );
      if (error) this.violations.push(`${place} still shows ${error.message}`);
      const asked = intent?.kind === 'start' && intent.stage !== 'unconfirmed';
      const since = intent?.lost_at ?? (intent?.elsewhere ? Infinity : 0);
      if (asked && live.environment.now() - since > healing)
        this.violations.push(`${place} still shows a start as ${intent.stage}`);
      if (!job?.job_id || hasEnded(job)) continue;
      this.checkReports(place, state, job.job_id);
      const joined = channels.get(room_id);
      if (joined?.job_id === job.job_id && state.control?.state !== joined.cast.state)
        this.violations.push(
          `${place} shows ${state.control?.state}, but the avatar is ${joined.cast.state}`,
        );
    }
  }

  /** State that only events report must match the last report of the service. */
  private checkReports(place: string, { stream, playing }: LiveState, job_id: string): void {
    if (!this.events) return;
    const reported = this.truth.streams.get(job_id)?.at(-1);
    if (stream?.state !== reported?.what && !this.isFresh(reported) && !this.isSaidUnknown(stream, reported))
      this.violations.push(`${place} shows the stream as ${stream?.state}, but it is ${reported?.what}`);
    const said = this.truth.paragraphs.get(job_id)?.at(-1);
    if (said && String(playing?.sequence_no) !== said.what && !this.isFresh(said))
      if (!this.isSaidUnknown(playing, said))
        this.violations.push(`${place} shows paragraph ${playing?.sequence_no}, but it is ${said.what}`);
  }

  /**
   * Whether a report that was lost with an instance is missed honestly: nothing is shown, or how old it is, or an earlier
   * report with its time, which another instance had kept meanwhile.
   */
  private isSaidUnknown(shown: LiveStream | LiveParagraph | undefined, truth: Fact | undefined): boolean {
    if (!truth || !this.isLost(truth)) return false;
    if (shown?.outdated_at !== undefined || !shown) return true;
    const { at, noted_at = at } = shown;
    return noted_at < truth.at && this.isLost({ at: noted_at, what: '' });
  }

  private isFresh(truth: Fact | undefined): boolean {
    return truth !== undefined && this.shop.time.now - truth.at < second;
  }

  private async check(): Promise<void> {
    const { violations } = this;
    if (this.pending.length > 0) await this.pass(45 * second);
    for (const { kind, stage } of this.pending) violations.push(`a ${kind} is still ${stage}`);
    await this.checkWrites();
    this.checkShown();
    this.checkChanges();
    if (violations.length > 0)
      throw new Error(`Schedule ${this.seed}:\n  ${[...new Set(violations)].slice(0, 8).join('\n  ')}`);
  }

  /** The intents whose outcome no tab shows yet. */
  private get pending(): LiveIntent[] {
    const states = this.open.flatMap(({ live }) => this.rooms.map((room_id) => live.room(room_id).state));
    return states.flatMap(({ intent }) => (intent && intent.stage !== 'unconfirmed' ? [intent] : []));
  }

  /** No press was executed twice or lost silently, and each shown outcome is true. */
  private async checkWrites(): Promise<void> {
    const done = (await this.shop.log()).filter(({ executed }) => executed);
    const starts = done.filter(({ operation }) => operation === 'startSmartLive');
    if (starts.some(({ duplicate_of }) => starts.some(({ request_id }) => request_id === duplicate_of)))
      this.violations.push('a start was carried out twice');
    const stops = done
      .filter(({ operation }) => operation === 'stopSmartLive')
      .map(({ path }) => path.split('/').at(-2) ?? '')
      .filter((job_id) => !this.stoppedElsewhere.includes(job_id));
    // Without locks, tabs do not know of each other, and each may send a stop.
    for (const job_id of this.locks ? new Set(stops) : []) {
      const sent = this.presses.filter(
        ({ kind, mark, isSent }) => kind === 'stop' && mark === job_id && isSent,
      );
      if (stops.filter((one) => one === job_id).length > sent.length)
        this.violations.push('a stop was carried out more often than it was pressed');
    }
    for (const press of this.presses) this.checkPress(press, starts);
  }

  private checkPress(
    { kind, mark, room_id, tab, isShown, isSent, isReported, outcome }: Press,
    starts: LoggedCall[],
  ): void {
    const { violations } = this;
    if (!tab.tab.isOpen) return;
    if (!isShown) violations.push(`a press of ${kind} did nothing, and no tab showed why`);
    if (!isSent) return;
    const started = starts.some(({ body_hash }) => body_hash === hashOf({ output_urls: [mark] }));
    const ended = !isRunning(this.truth.jobs.find(({ job_id }) => job_id === mark)?.state ?? '');
    const carriedOut = kind === 'start' ? started : ended;
    if (!isReported && !carriedOut) violations.push(`a ${kind} was lost silently`);
    if (kind === 'start' && outcome === 'not-done' && started)
      violations.push('a start was shown as not executed, but it was');
    if (kind === 'start' && outcome === 'done' && !started && !this.truth.latest(room_id))
      violations.push('a start was shown as executed, but it was not');
  }
}

/** Phases by the state of a task. */
const words = new Map([
  ['WAITING', 'waiting'],
  ['PROCESSING', 'on-air'],
  ['FAILED', 'failed'],
]);

type TrueJobs = Parameters<VirtualShop['onJobs']>[0];

function hashOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

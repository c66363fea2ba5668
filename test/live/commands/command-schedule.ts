/**
 * Runs one random schedule of commands under faults, and checks invariants during and after it.
 *
 * People send commands, some twice or in several tabs. Calls, responses and tokens are lost, delayed or reordered; the
 * service rejects calls; callbacks are delayed or repeated; the page goes offline and online; tabs are closed, crash,
 * freeze and resume; the clock is set. No command is executed twice or lost silently, and the log is correct.
 */
import { createHash } from 'node:crypto';
import {
  commandsOf,
  textOf,
  type CommandRecord,
  type CommandStage,
  type LiveCommand,
  type RoomCommands,
} from '../../../src/live/index.js';
import { VirtualShop, type OpenTab } from '../virtual-shop.js';
import type { Fault } from '../network.js';
import { second } from '../virtual-browser.js';
import { kept, machine } from './shared-storage.js';

/** A requested command, identified by its unique words. */
interface Pressed {
  words: string;
  hash: string;
  at: number;
}

/** A stage of a command that a tab showed, and the time. */
interface Shown {
  words: string;
  stage: CommandStage;
  at: number;
}

/** Stages that claim that the service executed the command, or that it did not. */
const taken: readonly CommandStage[] = ['accepted', 'playing', 'done'];
const notTaken: readonly CommandStage[] = ['failed', 'unsent'];
const open: readonly CommandStage[] = ['delayed', 'waiting', 'sending', 'checking'];

/** Milliseconds after the faults in which all outcomes must be known; without locks, the maximum time of a call. */
const healing = 10 * second;
const patience = 90 * second;

export class CommandSchedule {
  private readonly shop: VirtualShop;
  private readonly tabs: OpenTab[] = [];
  private readonly pressed: Pressed[] = [];
  private readonly shown: Shown[] = [];
  /** The words of each command, by its ID. */
  private readonly words = new Map<string, string>();
  private readonly counts: Record<string, number> = {};
  private readonly locks: boolean;
  private faulty = false;
  private room_id = '';

  constructor(private readonly seed: number) {
    this.shop = new VirtualShop(seed);
    this.locks = seed % 5 !== 0;
  }

  /** Runs the schedule. Throws if an invariant is violated. Resolves with the numbers of presses and of events. */
  async run(): Promise<{ presses: number; counts: Record<string, number> }> {
    const { shop } = this;
    kept.clear();
    machine.onLine = true;
    this.room_id = await shop.createRoom();
    await shop.call('POST', `smart-live-rooms/${this.room_id}/smart-live-jobs`, {});
    await shop.time.pass(12 * second);
    shop.network.faults = (url) => this.fault(url);
    shop.callbacks = () => this.callback();
    this.openTab();
    await shop.time.pass(4 * second);
    this.faulty = true;
    for (let step = 8 + this.below(16); step > 0; step--) {
      await this.performAction();
      await shop.time.pass(this.below(8) * second + this.below(1000));
    }
    this.endFaults();
    const disturbed = Math.max(0, shop.network.disturbed_until - shop.time.now);
    await shop.time.pass(disturbed + (this.locks ? healing : patience));
    await this.check();
    machine.onLine = true;
    return { presses: this.pressed.length, counts: this.counts };
  }

  private get open(): OpenTab[] {
    return this.tabs.filter(({ tab }) => tab.isOpen);
  }

  private below(limit: number): number {
    return Math.floor(this.shop.random() * limit);
  }

  private count(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }

  // Faults.

  private fault(url: URL): Fault {
    const { random } = this.shop;
    const late = () => (this.faulty && random() < 0.2 ? this.below(6000) : 10 + this.below(90));
    const fault: Fault = { late: [Math.min(3000, late()), late()] };
    if (!machine.onLine) return { ...fault, lost: 'call' };
    if (!this.faulty) return fault;
    const part = /\/(events|token|command)$/.exec(url.pathname)?.[1] ?? 'reading';
    const dice = random();
    if (dice < 0.1) return this.counted(`${part} lost`, { ...fault, lost: 'call' });
    if (dice < 0.24) return this.counted(`${part} answer lost`, { ...fault, lost: 'answer' });
    if (dice < 0.25) return this.counted(`${part} hangs`, { late: [20, 30 * second], lost: 'answer' });
    if (dice < 0.35) {
      const status = [401, 429, 500, 502, 503, 504][this.below(6)] ?? 500;
      return this.counted(`${part} ${status}`, { ...fault, status });
    }
    if (part === 'events' && dice < 0.5) return { ...fault, cut: this.below(30_000) };
    return fault;
  }

  private counted(name: string, fault: Fault): Fault {
    this.count(name);
    return fault;
  }

  private callback(): { late: number; times: number } {
    const dice = this.faulty ? this.shop.random() : 1;
    if (dice < 0.15) return { late: this.below(4000), times: 1 };
    return { late: 0, times: dice < 0.3 ? 2 : 1 };
  }

  private endFaults(): void {
    this.faulty = false;
    machine.onLine = true;
    this.shop.network.calm();
    for (const { tab } of this.open) {
      if (tab.isFrozen) tab.thaw();
      tab.show(true);
      tab.emitChange();
    }
    if (this.open.length === 0) this.openTab();
  }

  // Actions.

  private openTab(): OpenTab {
    const one = this.shop.open({ locks: this.locks });
    const watch = one.live.room(this.room_id);
    const commands = commandsOf(watch);
    watch.subscribe(() => undefined);
    commands.subscribe(watch, () => {
      for (const record of commands.history) this.onRecord(record);
    });
    this.tabs.push(one);
    return one;
  }

  private onRecord(record: CommandRecord): void {
    const words = this.wordsFor(record);
    const { stage } = record;
    if (this.shown.some((one) => one.words === words && one.stage === stage)) return;
    this.shown.push({ words, stage, at: this.shop.time.now });
  }

  /** The words of a command; the log of another tab contains them only if they are spoken. */
  private wordsFor(record: CommandRecord): string {
    const words = this.words.get(record.id) ?? wordsOf(record);
    if (words) this.words.set(record.id, words);
    return words;
  }

  private async performAction(): Promise<void> {
    const one = this.open[this.below(this.open.length)] ?? this.openTab();
    const dice = this.shop.random();
    if (dice < 0.55) return this.press(one);
    if (dice < 0.65) {
      this.count('connection goes or comes');
      machine.onLine = !machine.onLine;
      for (const { tab } of machine.onLine ? this.open : []) tab.emitChange();
      return;
    }
    if (dice < 0.72) return void (this.open.length < 4 && this.openTab());
    if (dice < 0.79) return this.close(one);
    if (dice < 0.85) return this.freeze(one);
    if (dice < 0.93) return one.tab.isFrozen ? one.tab.thaw() : undefined;
    if (dice < 0.98) return this.setClock([-3600, -30, 30, 3600][this.below(4)]! * second);
    await this.stopTask();
  }

  private close({ tab }: OpenTab): void {
    const crashed = this.shop.random() < 0.5;
    this.count(crashed ? 'tab crashed' : 'tab closed');
    tab.close(crashed);
  }

  private freeze({ tab }: OpenTab): void {
    const away = this.shop.random() < 0.3;
    this.count(away ? 'tab put away' : 'tab frozen');
    if (away) tab.putAway();
    else tab.freeze();
  }

  private setClock(by: number): void {
    this.count(by < 0 ? 'clock set back' : 'clock set forward');
    this.shop.time.set += by;
  }

  /** Another client ends the task and starts a new one. */
  private async stopTask(): Promise<void> {
    const job = (await this.shop.jobs()).at(-1);
    const path = `smart-live-rooms/${this.room_id}/smart-live-jobs`;
    this.count('task ends');
    if (job?.state === 'PROCESSING') await this.shop.call('POST', `${path}/${job.job_id}/stop`, {});
    else await this.shop.call('POST', path, {});
  }

  /** A person presses once, or twice in quick succession, in a tab that is not frozen. */
  private press({ tab, live }: OpenTab): void {
    if (tab.isFrozen) return;
    const watch = live.room(this.room_id);
    if (watch.state.phase !== 'on-air') return;
    const command = this.commandFor(this.pressed.length);
    const hash = createHash('sha256').update(JSON.stringify(command)).digest('hex');
    this.pressed.push({ words: wordsOf({ command }), hash, at: this.shop.time.now });
    const times = this.shop.random() < 0.3 ? 2 : 1;
    this.count(times === 2 ? `${command.command} pressed twice` : command.command);
    const delay = this.shop.random() < 0.5 ? 3 * second : 0;
    const commands = commandsOf(watch);
    for (let time = 0; time < times; time++) void commands.send(command, watch, { press: true, delay });
    if (delay > 0 && this.shop.random() < 0.2) this.takeBack(commands, this.below(4000));
  }

  /** A person takes a command back, maybe too late. */
  private takeBack(commands: RoomCommands, after: number): void {
    const { id } = commands.history.at(-1) ?? { id: '' };
    this.shop.time.schedule(after, () => {
      if (commands.cancel(id)) this.count('taken back');
    });
  }

  private commandFor(number: number): LiveCommand {
    const dice = this.shop.random();
    if (dice < 0.15)
      return {
        command: 'REFRESH_OUTPUT_URL',
        params: { output_urls: [`rtmp://push${number}.example/live`] },
      };
    const play_type = ['APPEND', 'INSERT', 'PLAY_NOW'][this.below(3)]!;
    return {
      command: 'INSERT_PLAY_SCRIPT',
      params: { text_config: { text: `Reply ${number}` }, play_type },
    };
  }

  // Invariants.

  private async check(): Promise<void> {
    const log = await this.shop.log();
    const violations: string[] = [];
    for (const { words, hash } of this.pressed) {
      const done = log.filter(({ body_hash, executed }) => executed && body_hash === hash);
      if (done.length > 1) violations.push(`${words} was carried out ${done.length} times`);
      for (const { stage, at } of this.shown.filter((one) => one.words === words)) {
        const before = done.some(({ time }) => Date.parse(time) <= at);
        if (taken.includes(stage) && !before) violations.push(`${words} was shown as ${stage}, but was not`);
        if (notTaken.includes(stage) && done.length > 0)
          violations.push(`${words} was shown as ${stage}, but was carried out`);
      }
      for (const [index, { live }] of this.open.entries()) {
        const { history } = commandsOf(live.room(this.room_id));
        const stage = history.find((record) => this.wordsFor(record) === words)?.stage;
        if (!stage) violations.push(`${words} is lost in tab ${index} (${done.length} carried out)`);
        else if (open.includes(stage)) violations.push(`${words} is still ${stage} in tab ${index}`);
      }
    }
    if (violations.length > 0)
      throw new Error(`Commands ${this.seed}:\n  ${[...new Set(violations)].slice(0, 8).join('\n  ')}`);
  }
}

/** The unique words of a command, which also identify it in the log, where keys are masked. */
function wordsOf({ command }: Pick<CommandRecord, 'command'>): string {
  const [url = ''] = (command.params?.['output_urls'] ?? []) as string[];
  return textOf(command) || (url.split('/')[2] ?? '');
}

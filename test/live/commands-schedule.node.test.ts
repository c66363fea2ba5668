/**
 * Random schedules of faults: people send, twice and in several tabs; calls and answers get lost or come late; the
 * service refuses; the connection goes and comes; tabs are closed, crash and freeze; the clock is set. Nothing is carried
 * out twice, nothing is lost silently, and what the log says at rest is true.
 *
 * `SCHEDULES=10000` runs so many; the usual number is small enough for every day.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { commandsOf, type CommandRecord, type LiveCommand } from '../../src/live/index.js';
import { House, type Fault, type OpenTab } from './house.js';
import { second } from './virtual.js';

const count = Number(process.env['SCHEDULES'] ?? 12);
const first = Number(process.env['SEED'] ?? 1);

const machine = { onLine: true };
Object.defineProperty(globalThis, 'navigator', { value: machine, configurable: true });
const kept = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  value: {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  },
});

const say = (text: string): LiveCommand => ({
  command: 'INSERT_PLAY_SCRIPT',
  params: { text_config: { text }, play_type: 'APPEND' },
});

const hashOf = (text: string): string =>
  createHash('sha256')
    .update(JSON.stringify(say(text)))
    .digest('hex');

const textIn = ({ command }: CommandRecord): string =>
  (command.params?.['text_config'] as { text?: string } | undefined)?.text ?? '';

class CommandSchedule {
  private readonly house: House;
  private readonly tabs: OpenTab[] = [];
  private readonly pressed: string[] = [];
  private faulty = false;
  private room_id = '';

  constructor(private readonly seed: number) {
    this.house = new House(seed);
    this.house.time.loads = () => import('../../src/api/find-outcome.js');
  }

  async run(): Promise<void> {
    const { house } = this;
    kept.clear();
    machine.onLine = true;
    this.room_id = await house.createRoom();
    await house.call('POST', `smart-live-rooms/${this.room_id}/smart-live-jobs`, {});
    await house.time.pass(12 * second);
    house.faults = () => this.fault();
    this.openTab();
    await house.time.pass(4 * second);
    this.faulty = true;
    for (let step = 8 + this.below(16); step > 0; step--) {
      this.act();
      await house.time.pass(this.below(8) * second + this.below(1000));
    }
    this.faulty = false;
    machine.onLine = true;
    for (const { tab } of this.open) {
      if (tab.isFrozen) tab.thaw();
      tab.show(false);
      tab.show(true);
    }
    if (this.open.length === 0) this.openTab();
    await house.time.pass(90 * second);
    await this.check();
  }

  private get open(): OpenTab[] {
    return this.tabs.filter(({ tab }) => tab.isOpen);
  }

  private below(limit: number): number {
    return Math.floor(this.house.random() * limit);
  }

  private fault(): Fault {
    const { random } = this.house;
    const late = () => (this.faulty && random() < 0.2 ? this.below(6000) : 10 + this.below(90));
    const fault: Fault = { late: [late(), late()] };
    if (!machine.onLine) return { ...fault, lost: 'call' };
    if (!this.faulty) return fault;
    const dice = random();
    if (dice < 0.1) return { ...fault, lost: 'call' };
    if (dice < 0.25) return { ...fault, lost: 'answer' };
    if (dice < 0.35) return { ...fault, status: [401, 429, 500, 502, 503, 504][this.below(6)] ?? 500 };
    return fault;
  }

  private openTab(): OpenTab {
    const one = this.house.open({ locks: this.seed % 5 !== 0 });
    const watch = one.live.room(this.room_id);
    watch.subscribe(() => undefined);
    commandsOf(watch).attend(watch, () => undefined);
    this.tabs.push(one);
    return one;
  }

  private act(): void {
    const one = this.open[this.below(this.open.length)] ?? this.openTab();
    const dice = this.house.random();
    if (dice < 0.55) this.press(one);
    else if (dice < 0.65) machine.onLine = !machine.onLine;
    else if (dice < 0.72 && this.open.length < 4) this.openTab();
    else if (dice < 0.8) one.tab.close(this.house.random() < 0.5);
    else if (dice < 0.86) one.tab.freeze();
    else if (dice < 0.94) one.tab.thaw();
    else this.house.time.set += [-3600, -30, 30, 3600][this.below(4)]! * second;
  }

  /** A person presses, or presses twice in a moment, in a tab that is not frozen. */
  private press({ tab, live }: OpenTab): void {
    if (tab.isFrozen) return;
    const watch = live.room(this.room_id);
    if (watch.state.phase !== 'on-air') return;
    const text = `Reply ${this.pressed.length}`;
    this.pressed.push(text);
    for (let time = this.house.random() < 0.3 ? 2 : 1; time > 0; time--)
      void commandsOf(watch).send(say(text), watch, { press: true });
  }

  private async check(): Promise<void> {
    const log = await this.house.log();
    const [shown] = this.open.map(({ live }) => commandsOf(live.room(this.room_id)).history);
    for (const text of this.pressed) {
      const executed = log.filter(
        ({ body_hash, executed: done }) => done && body_hash === hashOf(text),
      ).length;
      const record = shown?.find((one) => textIn(one) === text);
      const say = (words: string) =>
        `seed ${this.seed}: "${text}" ${words} (${record?.stage}, ${executed} carried out)`;
      assert.ok(executed <= 1, say('was carried out twice'));
      assert.ok(record, say('is lost'));
      assert.ok(!['waiting', 'sending', 'checking'].includes(record.stage), say('is not settled'));
      if (['accepted', 'playing', 'done'].includes(record.stage)) assert.equal(executed, 1, say('was not'));
      if (['failed', 'unsent'].includes(record.stage)) assert.equal(executed, 0, say('was'));
    }
  }
}

test(`${count} random schedules: no command twice, none lost, none told wrongly`, async () => {
  for (let seed = first; seed < first + count; seed++) await new CommandSchedule(seed).run();
  machine.onLine = true;
});

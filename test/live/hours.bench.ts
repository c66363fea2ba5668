/**
 * Measures the memory of watch and commands at each full hour of a livestream of eight hours in virtual time, with two
 * tabs and a command each minute.
 *
 * The simulated service shares the heap. It logs its last 20,000 calls, so 20,000 calls are made before the first hour to
 * keep the size of the log constant.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commandsOf } from '../../src/live/index.js';
import { VirtualShop } from './virtual-shop.js';
import { second } from './virtual-browser.js';

const hours = 8;
const minute = 60 * second;
const journalKept = 20_000;

// Disable optimization, as compiled code is in the heap, too, and grows for hours.
for (const flag of ['--expose-gc', '--no-opt', '--no-sparkplug']) setFlagsFromString(flag);
const collect = runInNewContext('gc') as () => void;

const shop = new VirtualShop(1);
const room_id = await shop.createRoom();
const anyJob = `smart-live-rooms/${room_id}/smart-live-jobs/${'0'.repeat(32)}`; // as long as what the watch reads
for (let call = 0; call < journalKept; call++) await shop.call('GET', anyJob);
await shop.time.pass(minute);
await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs`, {});
const tabs = [shop.open(), shop.open()];
let changes = 0;
for (const { live } of tabs) {
  const watch = live.room(room_id);
  watch.subscribe(() => changes++);
  commandsOf(watch).subscribe(watch, () => changes++);
}
const [first] = tabs;
const watch = first?.live.room(room_id);
const commands = watch && commandsOf(watch);
let sent = 0;

/** Passes a minute on air, in which a reply is sent and spoken. */
async function liveMinute(): Promise<void> {
  const text_config = { text: `Reply ${sent}: yes, it ships today, and arrives within three days.` };
  const params = { text_config, play_type: 'INSERT' } as const;
  const answer = watch && commands?.send({ command: 'INSERT_PLAY_SCRIPT', params }, watch);
  await shop.time.pass(minute);
  const record = await answer;
  if (record?.stage === 'accepted' || record?.stage === 'done') sent++;
}

const rows = [];
for (let hour = 0; hour <= hours; hour++) {
  for (let passed = 0; passed < 60; passed++) await liveMinute();
  collect();
  const megabytes = Math.round(process.memoryUsage().heapUsed / 1e4) / 100;
  rows.push({ hour, megabytes, changes, commands: sent, kept: commands?.history.length });
}
console.log(
  '\nThe watch over eight hours on air, after one to warm up (with the simulator, its journal full before)',
);
console.table(rows);
process.exit(0);

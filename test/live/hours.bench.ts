/** Eight hours of a shop that is on air, on virtual time: how much memory the watch holds at each full hour. */
import { House } from './house.js';
import { second } from './virtual.js';

const hours = 8;

const house = new House(1);
const room_id = await house.createRoom();
await house.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs`, {});
const tabs = [house.open(), house.open()];
let changes = 0;
for (const { live } of tabs) live.room(room_id).subscribe(() => changes++);
const rows = [];
for (let hour = 0; hour <= hours; hour++) {
  if (hour > 0) await house.time.pass(3600 * second);
  globalThis.gc?.();
  rows.push({ hour, megabytes: Math.round(process.memoryUsage().heapUsed / 1e5) / 10, changes });
}
console.log('\nThe watch over eight hours on air (with the simulator and its journal of requests)');
console.table(rows);
process.exit(0);

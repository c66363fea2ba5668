/** Ends 100 pages at random moments in each possible way, and measures how much typed text the drafts lack afterwards. */
import { crashKinds, CrashHarness, type CrashResult } from '../helpers/crash-harness.js';

const times = Number(process.argv[2] ?? 100);
const harness = new CrashHarness();
await harness.start();
const all: CrashResult[] = [];
for (let run = 0; run < times; run++) {
  const kind = crashKinds[run % crashKinds.length] ?? 'browser';
  all.push(await harness.run(kind, 300 + Math.random() * 3700));
}
await harness.stop();

console.log(`\nTyping, killed ${times} times at random moments: milliseconds of typing that are missing`);
console.table(
  crashKinds.map((kind) => {
    const lost = all.filter((one) => one.kind === kind).map((one) => one.lost);
    const sorted = lost.toSorted((a, b) => a - b);
    return {
      how: kind,
      times: lost.length,
      'nothing missing': lost.filter((one) => one === 0).length,
      median: sorted[Math.floor(sorted.length / 2)],
      most: sorted.at(-1),
      'over a second': lost.filter((one) => one > 1000).length,
    };
  }),
);
process.exit();

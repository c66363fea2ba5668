/** Compares the speed of our MD5 with `node:crypto`: `node --import tsx test/api/md5.bench.ts`. */
import { createHash, randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { Md5 } from '../../src/api/upload/md5.js';

/** Megabytes per second of both, each the best of `rounds` runs over `megabytes`. */
export function benchMd5(megabytes = 32, rounds = 5): { ours: number; crypto: number } {
  const bytes = randomBytes(megabytes * 1_000_000);
  const best = (work: () => unknown): number => {
    let fewest = Infinity;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      work();
      fewest = Math.min(fewest, performance.now() - start);
    }
    return Math.round((megabytes * 1000) / fewest);
  };
  return {
    ours: best(() => new Md5().update(bytes).digest()),
    crypto: best(() => createHash('md5').update(bytes).digest()),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { ours, crypto } = benchMd5();
  console.log(`MD5: ours ${ours} MB/s, node:crypto ${crypto} MB/s`);
}

/** Numbers in the messages of all elements have separators: 12,345. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { formatDuration } from '../../src/ui/duration.js';

const src = join(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(elements|ui)\/.*\.ts$/.test(file))
  .map((file) => join(src, file))
  .filter((file) => /\bMessages<|: Messages/.test(readFileSync(file, 'utf8')));

type Say = (...values: unknown[]) => unknown;

/** The kinds of the values of each message of a file: of `shown(loaded: number, total: number)`, both numbers. */
const kindsIn = (source: string): Map<string, string[]> =>
  new Map(
    [...source.matchAll(/^\s+(\w+)(?::\s*)?\(([^)]*:[^)]*)\)/gm)].map(([, name = '', values = '']) => [
      name,
      values.split(',').map((value) => value.split(':')[1]?.trim() ?? ''),
    ]),
  );

/** For a message that takes an object, `({ scene, count }) => …`: its count is a number, all else a text. */
const members = new Proxy({}, { get: (_, name) => (name === 'count' ? 12_345 : 'x') });

/** All messages that take values, by the paths of their keys; of a table within a table too. */
function messagesIn(table: unknown, path: string): [path: string, say: Say][] {
  if (typeof table === 'function') return [[path, table as Say]];
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([key, one]) => messagesIn(one, `${path}.${key}`));
}

it('every number in a message of an element is grouped', async () => {
  const counts = { numbers: 0, members: 0 };
  for (const file of files.filter((one) => one.endsWith('messages.ts'))) {
    const kinds = kindsIn(readFileSync(file, 'utf8'));
    const catalogues = Object.values((await import(file)) as object).filter(
      (one) => typeof one === 'object' && one !== null && 'en' in one,
    );
    for (const [path, say] of messagesIn(catalogues, '')) {
      const known = kinds.get(path.split('.').at(-1) ?? '') ?? [];
      const values = known.map((kind) => (kind === 'number' ? 12_345 : 'x'));
      const takesNumbers = known.includes('number');
      if (!takesNumbers && !String(say).startsWith('({')) continue;
      const text = String(say(...(takesNumbers ? values : [members])));
      assert.doesNotMatch(text, /12345/, `${file}${path}: ${text}`);
      if (takesNumbers) counts.numbers++;
      else if (text.includes('12,345')) counts.members++;
    }
  }
  assert.ok(counts.numbers > 80 && counts.members > 4, JSON.stringify(counts));
});

it('every number that a message of another file takes is grouped', () => {
  let count = 0;
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const kinds = kindsIn(source.replace(/^export (?:async )?function .*$/gm, ''));
    for (const [name, values] of kinds) {
      if (!values.includes('number')) continue;
      for (const [, params = '', text = ''] of source.matchAll(
        new RegExp(`^\\s+${name}: \\(([^)]*)\\) =>\\s*([^;]*?),$`, 'gm'),
      )) {
        const numbers = params.split(', ').filter((_, index) => values[index] === 'number');
        for (const number of numbers) {
          assert.ok(!text.includes(`\${${number}}`), `${file}, ${name}: ${text}`);
          count++;
        }
      }
    }
  }
  assert.ok(count > 100, `${count} numbers`);
  assert.equal(formatDuration(12_345 * 3600, 'en'), '12,345 h');
});

/** Numbers in the messages of picker and editor have separators: 12,345. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';

const src = join(import.meta.dirname, '../../src/elements');
const files = ['asset-picker', 'script-editor'].flatMap((folder) =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('messages.ts'))
    .map((file) => join(src, folder, file)),
);

/** The messages of a file that take numbers: `shown(loaded: number, total: number)`, with the kinds of their values. */
const withNumbers = (source: string): [name: string, kinds: string[]][] =>
  [...source.matchAll(/^\s+(\w+)(?::\s*)?\(([^)]*: number[^)]*)\)/gm)].map(([, name = '', values = '']) => [
    name,
    values.split(',').map((value) => value.split(':')[1]?.trim() ?? ''),
  ]);

it('every number in a message of the picker or the editor is grouped', async () => {
  let count = 0;
  for (const file of files) {
    const module = (await import(file)) as Record<string, unknown>;
    const catalogues = Object.values(module).filter(
      (one): one is Record<'en' | 'zh', Record<string, unknown>> =>
        typeof one === 'object' && one !== null && 'en' in one,
    );
    for (const [name, kinds] of withNumbers(readFileSync(file, 'utf8')))
      for (const [lang, messages] of catalogues.flatMap((one) => Object.entries(one))) {
        const message = messages[name];
        if (typeof message !== 'function') continue;
        const values = kinds.map((kind) => (kind === 'number' ? 12_345 : 'x'));
        const text = (message as (...values: unknown[]) => string)(...values);
        assert.doesNotMatch(text, /12345/, `${file}, ${lang}, ${name}: ${text}`);
        count++;
      }
  }
  assert.ok(count > 40, `${count} messages with numbers`);
});

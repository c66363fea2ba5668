/** The pages of frameworks show code that is compiled and run: lines of their examples, or of the pages in test/types. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { globSync } from 'tinyglobby';

/** Code without indentation and line breaks, which differ from place to place. */
const packed = (text: string): string => text.replace(/\s+/g, ' ').trim();

for (const [page, folders] of [
  ['docs/react.md', ['examples/react', 'test/types/react']],
  ['docs/nextjs.md', ['examples/nextjs']],
  ['docs/vue.md', ['examples/vue']],
  ['docs/svelte.md', ['examples/svelte']],
  ['docs/angular.md', ['examples/angular']],
  ['docs/types.md', ['test/types']],
] as const)
  it(`${page} shows code of ${folders.join(' and ')}`, () => {
    const files = globSync(
      folders.map((folder) => `${folder}/**/*.{ts,tsx,js,mjs,html,json,vue,svelte}`),
      { ignore: ['**/node_modules/**'] },
    );
    const sources = files.map((file) => packed(readFileSync(file, 'utf8')));
    const blocks = [...readFileSync(page, 'utf8').matchAll(/^```(?!sh)\w+\n(.*?)^```$/gms)];
    const codes = blocks.map(([, code = '']) => packed(code));
    assert.ok(codes.length > 3);
    const unknown = codes.filter((code) => !sources.some((source) => source.includes(code)));
    assert.deepEqual(unknown, []);
  });

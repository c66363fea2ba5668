/**
 * The package's build registers its elements from files that bundlers keep: `sideEffects` of package.json names few, and
 * what registers an element anywhere else is dropped from every bundled page, without a word.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { build, type Rolldown } from 'vite';

const root = join(import.meta.dirname, '..');
const { sideEffects } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  sideEffects: string[];
};
const tags = [
  'mss-provider',
  'mss-asset-picker',
  'mss-room-list',
  'mss-script-editor',
  'mss-room-status',
  'mss-command-bar',
];

describe('the built package', () => {
  let chunks: Map<string, Rolldown.OutputChunk>;

  before(async () => {
    const built = await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { write: false },
    });
    const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    chunks = new Map(
      files.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk] as const),
    );
  });

  const isKept = (fileName: string): boolean =>
    sideEffects.some((pattern) => RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`).test(`./dist/${fileName}`));

  /** The tags that a page has which imports an entry through a bundler. */
  function registeredBy(entry: string): string[] {
    const seen = new Set<string>();
    const found = new Set<string>();
    const load = (fileName: string): void => {
      const chunk = chunks.get(fileName);
      if (!chunk || seen.has(fileName) || !isKept(fileName)) return;
      seen.add(fileName);
      for (const [, tag] of chunk.code.matchAll(/\bdefine\w*\(["'`](mss-[\w-]+)/g)) if (tag) found.add(tag);
      chunk.imports.forEach(load);
    };
    load(entry);
    return [...found].sort();
  }

  it('registers all six elements by its entry "define", in files that bundlers keep', () => {
    assert.deepEqual(registeredBy('define.js'), [...tags].sort());
  });

  for (const tag of tags) {
    const entry = `define/${tag.slice('mss-'.length)}.js`;
    it(`registers ${tag} by "${entry.slice(0, -'.js'.length)}"`, () => {
      assert.deepEqual(registeredBy(entry), [tag]);
    });
  }
});

/** The script-tag build: few files, none of them a crumb, and each lazy chunk exports its module's own names. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { build, type Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** Files of code for the six elements, the worker that hashes uploads included. A page at rest loads some 15 of them. */
const maxFiles = 52;

/** Least size of a chunk in bytes, entries apart: a smaller one costs more as a request than it weighs. */
const minSize = 500;

describe('the script-tag build', () => {
  let files: (Chunk | Rolldown.OutputAsset)[];
  let chunks: Chunk[];

  before(async () => {
    const built = await build({
      configFile: join(import.meta.dirname, '../vite.config.ts'),
      mode: 'cdn',
      logLevel: 'error',
      build: { write: false },
    });
    files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    chunks = files.filter((file) => file.type === 'chunk');
  });

  const isElement = ({ facadeModuleId }: Chunk): boolean => /define\.ts$/.test(facadeModuleId ?? '');

  it(`has at most ${maxFiles} files`, () => {
    const names = files.map(({ fileName }) => fileName).filter((name) => name.endsWith('.js'));
    assert.ok(names.length > 10 && names.length <= maxFiles, `${names.length}: ${names.join(' ')}`);
  });

  it('has no chunk below half a KB, entries apart', () => {
    const crumbs = chunks
      .filter((chunk) => !chunk.isEntry && !isElement(chunk) && chunk.code.length < minSize)
      .map(({ fileName, code }) => `${fileName} ${code.length}`);
    assert.deepEqual(crumbs, []);
  });

  it('lets a failed import be retried: what a lazy chunk exports is what its module exports', () => {
    const picked = chunks.flatMap(({ fileName, code }) =>
      [...code.matchAll(/import\(`[^`]+`\)\.then\(\w+=>\w+\.\w+\)/g)].map(
        ([found]) => `${fileName} ${found}`,
      ),
    );
    assert.deepEqual(picked, []);
  });

  /** The modules that come with those whose names end so. */
  const modulesOf = (...ends: string[]): string[] => {
    const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    const loaded = new Set<string>();
    const load = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      byName.get(name)?.imports.forEach(load);
    };
    for (const end of ends) {
      const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(end));
      assert.ok(entry, end);
      load(entry.fileName);
    }
    return [...loaded].flatMap((name) => Object.keys(byName.get(name)?.modules ?? {}));
  };

  it('loads no more for a page at rest than what it shows: nothing that waits for a click', () => {
    const defines = ['provider', 'room-status', 'command-bar', 'asset-picker', 'script-editor'].map(
      (name) => `${name}/define.ts`,
    );
    const shown = ['details.lazy.ts', 'codemirror-editor.lazy.ts', 'outline.lazy.ts'];
    const unwanted = modulesOf(...defines, ...shown).filter((id) =>
      /ui.(menu-controller|draft-offer|export)|live.(reducer|exclusive-lock|start-stop)|base.secrets\.|merge.merge\.|split-join|api.(validate|operations.(videos|tts|files))/.test(
        id,
      ),
    );
    assert.deepEqual(unwanted, []);
  });

  it('loads no script language, no editor and no form control for a status, on air or not', () => {
    const modules = modulesOf('room-status/define.ts', 'details.lazy.ts', 'live.lazy.ts');
    const unwanted = modules.filter((id) =>
      /src.(ssml|script.(?!paragraph)|documents|live.commands.room-commands)|form-control|asset-cache|codemirror|pinyin/.test(
        id,
      ),
    );
    assert.deepEqual(unwanted, []);
  });
});

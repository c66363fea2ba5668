/** No module imports itself by way of others, not even for a type: the leaf owns its interface. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { it } from 'node:test';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

const top = join(import.meta.dirname, '..');

/** The files that a file imports, with `import`, `export … from`, `import()` or `typeof import()`. */
function importsOf(file: string, files: ReadonlySet<string>): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(top, file), 'utf8'), ts.ScriptTarget.ES2022);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && node.text.startsWith('.')) {
      const target = normalize(join(dirname(file), node.text)).replace(/\.js$/, '.ts');
      if (files.has(target)) found.push(target);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Groups of files of which each reaches each other (Tarjan), largest first. */
function cyclesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const connect = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) {
        connect(next);
        low.set(file, Math.min(low.get(file)!, low.get(next)!));
      } else if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, index.get(next)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const members = stack.splice(stack.indexOf(file));
    if (members.length > 1 || imports.get(file)?.includes(file)) cycles.push(members.sort());
  };
  for (const file of imports.keys()) if (!index.has(file)) connect(file);
  return cycles.sort((a, b) => b.length - a.length);
}

for (const room of ['src', 'demo', 'test', 'stories']) {
  it(`${room} has no import cycle, types included`, () => {
    const files = new Set(globSync(`${room}/**/*.ts`, { cwd: top, ignore: ['demo/dist/**'] }));
    assert.ok(files.size > 0);
    const imports = new Map([...files].map((file) => [file, importsOf(file, files)]));
    assert.deepEqual(cyclesOf(imports), []);
  });
}

it('finds a cycle', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ]);
  assert.deepEqual(cyclesOf(imports), [['a', 'b', 'c']]);
});

/** Exports say what they are: at least nine of ten in each room carry a doc comment. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

const top = join(import.meta.dirname, '..');
const rooms = [
  'base',
  'api',
  'ssml',
  'script',
  'documents',
  'live',
  'ui',
  'elements',
  'react',
  'server',
  'cli',
];
const folders = [...rooms.map((room) => `src/${room}`), 'demo/simulator', 'demo/media'];

/** The exported declarations of a file, by whether a doc comment stands before each. */
function exportsOf(file: string): { name: string; documented: boolean }[] {
  const text = readFileSync(join(top, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    // A type that is inferred from the schema of the same name is described there.
    const documented = ts.getJSDocCommentsAndTags(statement).length > 0 || ts.isModuleDeclaration(statement);
    return declared.map((one) => ({ name: `${file} ${one.getText().slice(0, 40)}`, documented }));
  });
}

for (const folder of folders) {
  it(`${folder} documents at least nine of ten exports`, () => {
    const files = globSync(`${folder}/**/*.ts`, { cwd: top });
    const found = files.flatMap(exportsOf);
    const missing = found.filter(({ documented }) => !documented).map(({ name }) => name);
    assert.ok(found.length > 0);
    assert.ok(
      missing.length <= found.length / 10,
      `${missing.length} of ${found.length}:\n${missing.join('\n')}`,
    );
  });
}

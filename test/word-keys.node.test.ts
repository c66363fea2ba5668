/**
 * A word from outside is looked up only by `lookUp`, in a `Map`, or with `Object.hasOwn`: `table[word]` and `word in table`
 * also find what every object inherits, such as `constructor`.
 */
import assert from 'node:assert/strict';
import { relative } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';

const root = new URL('..', import.meta.url).pathname;

/** Places whose key is safe for another reason. */
const safe: Record<string, string> = {
  'src/base/look-up.ts: table[word]': 'it is the look-up',
  'src/api/schema.ts: shape[name]': 'the names are those of our own tables',
  'src/ui/early-properties.ts: early[name]': 'the names are those of properties that the class declares',
  'src/ui/early-properties.ts: element[name]': 'the names are those of properties that the class declares',
  'src/script/merge/merge-values.ts: members[name]': 'the name was tested with Object.hasOwn',
  'src/script/merge/merge-values.ts: member[name]': 'the names are those of the object itself',
  'src/server/origin.ts: headers[name]': 'the names are those of our own headers',
  'src/server/proxy/match-operation.ts: path[segment.name]': 'the names are those of the operations’ paths',
  'src/server/proxy/shaped-answer.ts: headers[name]': 'the names are those of our own list',
  'src/server/node/node-response.ts: headers[name]': 'the names are those of our own list',
  'src/server/metrics.ts: labels[label]': 'the names are those of the object itself',
  'src/server/proxy/call-service.ts: query[name]': 'the names are those of the object itself',
  'src/server/proxy/secret-masks.ts: one[name]': 'the names are those of the object itself',
};

it('no word from outside is looked up among inherited members', () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    fileNames.filter((name) => name.startsWith(`${root}src/`)),
    options,
  );
  const checker = program.getTypeChecker();
  const found = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${root}src/`))
    .flatMap((file) =>
      lookUps(file, checker).map((text) => `${relative(root, file.fileName)}: ${text.replace(/\s+/g, ' ')}`),
    );
  assert.deepEqual(
    found.filter((place) => !(place in safe)),
    [],
  );
  assert.deepEqual(
    Object.keys(safe).filter((place) => !found.includes(place)),
    [],
  );
});

/** The texts of `table[word]` and `word in table` in a file, unless the words are all known to the compiler. */
function lookUps(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isOpenLookUp(node, checker)) texts.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

function isOpenLookUp(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isElementAccessExpression(node)) {
    const isList = checker.isArrayLikeType(checker.getTypeAtLocation(node.expression));
    return !isList && !isKnown(checker.getTypeAtLocation(node.argumentExpression), checker);
  }
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword;
  return (
    isIn && !ts.isPrivateIdentifier(node.left) && !isKnown(checker.getTypeAtLocation(node.left), checker)
  );
}

/** Whether the compiler knows all values of a key: literals, numbers, symbols, or the names of a type's own members. */
function isKnown(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.every((one) => isKnown(one, checker));
  if (type.flags & (ts.TypeFlags.Index | ts.TypeFlags.TypeParameter | ts.TypeFlags.Intersection))
    return (
      !/\{\}/.test(checker.typeToString(type)) &&
      isKnown(checker.getBaseConstraintOfType(type) ?? type, checker)
    );
  const closed =
    ts.TypeFlags.StringLiteral |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.ESSymbolLike |
    ts.TypeFlags.BooleanLike;
  return (type.flags & (closed | ts.TypeFlags.Undefined)) !== 0;
}

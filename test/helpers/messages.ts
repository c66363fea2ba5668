/** Reads every message of the package from its source: tables with `en` and `zh`, and the error catalogue. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { actions } from '../../src/api/error-words/actions.js';
import { readGroups } from '../../src/api/error-words/format.js';
import { texts } from '../../src/api/error-words/index.js';

const root = new URL('../..', import.meta.url).pathname;

/** What a message says in one language. */
interface Wording {
  /** Its texts: one, or one for each branch of a function; `{count}` stands for a value. */
  texts: readonly string[];
  /** Names of its values. */
  values: readonly string[];
  /** Whether the words depend on a number. */
  hasPlural: boolean;
}

/** A message in both languages; a wording is missing if that language has none. */
export interface Message {
  /** The file and the path of keys in it. */
  place: string;
  en?: Wording | undefined;
  zh?: Wording | undefined;
}

/** All messages. */
export function readMessages(): Message[] {
  return [...sourceFiles('src').flatMap(readTables), ...readCatalogue()];
}

function sourceFiles(folder: string): ts.SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name))
    .map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
}

function readTables(file: ts.SourceFile): Message[] {
  const place = relative(root, file.fileName);
  const found: Message[] = [];
  const visit = (node: ts.Node): void => {
    const pair = pairIn(node, file);
    if (pair) found.push(...compare(place, pair[0], pair[1]));
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The tables of both languages: an object with the keys `en` and `zh`, or constants of a file with these names. */
function pairIn(node: ts.Node, file: ts.SourceFile): [ts.Expression, ts.Expression] | undefined {
  if (ts.isObjectLiteralExpression(node)) {
    const [en, zh] = [memberOf(node, 'en'), memberOf(node, 'zh')];
    return en && zh && !(ts.isIdentifier(en) && ts.isIdentifier(zh)) ? [en, zh] : undefined;
  }
  if (node !== file) return undefined;
  const [en, zh] = [constant(file, 'en'), constant(file, 'zh')];
  return en && zh && [en, zh];
}

function constant(file: ts.SourceFile, name: string): ts.Expression | undefined {
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((one) => one.name.getText() === name)?.initializer;
}

function memberOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return membersOf(object).find(([key]) => key === name)?.[1];
}

/** Keys and values of an object; a shorthand member is its own value. */
function membersOf(object: ts.ObjectLiteralExpression): [string, ts.Expression][] {
  return object.properties.flatMap((one): [string, ts.Expression][] => {
    const key = one.name && (ts.isStringLiteral(one.name) ? one.name.text : one.name.getText());
    if (ts.isPropertyAssignment(one) && key !== undefined) return [[key, one.initializer]];
    if (ts.isShorthandPropertyAssignment(one) && key !== undefined) return [[key, one.name]];
    // A method is read like a function.
    return ts.isMethodDeclaration(one) && key !== undefined ? [[key, one as unknown as ts.Expression]] : [];
  });
}

function compare(place: string, en: ts.Expression | undefined, zh: ts.Expression | undefined): Message[] {
  const [left, right] = [en, zh].map((one) => one && ts.isObjectLiteralExpression(one) && membersOf(one));
  if (!left && !right) return [{ place, en: en && wordingOf(en), zh: zh && wordingOf(zh) }];
  const tables = [new Map(left || []), new Map(right || [])] as const;
  const keys = new Set([...tables[0].keys(), ...tables[1].keys()]);
  return [...keys].flatMap((key) => compare(`${place} ${key}`, tables[0].get(key), tables[1].get(key)));
}

function wordingOf(node: ts.Node): Wording {
  const found: string[] = [];
  const values = new Set<string>();
  const params = new Set(ts.isFunctionLike(node) ? node.parameters.flatMap((one) => namesOf(one.name)) : []);
  let hasPlural = false;
  const visit = (one: ts.Node): void => {
    if (ts.isStringLiteral(one) || ts.isNoSubstitutionTemplateLiteral(one)) found.push(one.text);
    else if (ts.isTemplateExpression(one)) found.push(textOf(one));
    if (ts.isIdentifier(one) && params.has(one.text)) values.add(one.text);
    if (ts.isConditionalExpression(one) || ts.isCallExpression(one)) hasPlural = true;
    // Arguments of `join` and `replace` and what is compared are no words.
    const isMethod = ts.isCallExpression(one) && ts.isPropertyAccessExpression(one.expression);
    if (isMethod) return visit(one.expression);
    if (ts.isBinaryExpression(one) && one.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken)
      return one.left.forEachChild(visit);
    ts.forEachChild(one, visit);
  };
  if (ts.isFunctionLike(node)) {
    const { body } = node as ts.ArrowFunction;
    visit(body);
  } else visit(node);
  return { texts: found, values: [...values].sort(), hasPlural };
}

function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isBindingElement(one) ? namesOf(one.name) : []));
}

/** A template with the names of its values in braces; words inside of a value are read by themselves. */
function textOf(template: ts.TemplateExpression): string {
  const spans = template.templateSpans.map(
    ({ expression, literal }) => `{${nameOf(expression)}}${literal.text}`,
  );
  return template.head.text + spans.join('');
}

function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  return argument && ts.isIdentifier(argument) ? argument.text : 'words';
}

function* readCatalogue(): Iterable<Message> {
  const wording = (text: string): Wording => ({
    texts: [text],
    values: [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
    hasPlural: false,
  });
  for (const [code, { en, zh }] of readGroups(...texts))
    yield { place: `src/api/error-words ${code}`, en: wording(en), zh: wording(zh) };
  for (const [name, [en, zh]] of Object.entries(actions))
    yield { place: `src/api/error-words/actions.ts ${name}`, en: wording(en), zh: wording(zh) };
}

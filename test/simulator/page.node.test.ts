/**
 * The page “Testing with the simulator” lists every invention and every outcome. `UPDATE=1` writes the lists, which are
 * made from the comments in the source.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';
import { describeInventions } from '../../demo/simulator/inventions.js';

const top = join(import.meta.dirname, '../..');
const page = 'docs/testing-with-the-simulator.md';

/** A member of a constant object, with its comment. */
interface Entry {
  name: string;
  comment: string;
  tags: Record<string, string>;
  value: string;
}

/** The members of the constant with this name. */
function entriesOf(file: string, constant: string): Entry[] {
  const text = readFileSync(join(top, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: Entry[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === constant && node.initializer) {
      let value: ts.Expression = node.initializer;
      while (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) value = value.expression;
      if (ts.isObjectLiteralExpression(value)) found.push(...value.properties.map(entryOf));
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function entryOf(member: ts.ObjectLiteralElementLike): Entry {
  const [doc] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
  const plain = (text: ts.JSDoc['comment']) =>
    (ts.getTextOfJSDocComment(text) ?? '').replace(/\s+/g, ' ').trim();
  return {
    name: member.name?.getText() ?? '',
    comment: plain(doc?.comment),
    tags: Object.fromEntries((doc?.tags ?? []).map((tag) => [tag.tagName.text, plain(tag.comment)])),
    value: ts.isPropertyAssignment(member) ? member.initializer.getText() : '',
  };
}

function inventions(): string {
  const facts = describeInventions();
  return entriesOf('demo/simulator/inventions.ts', 'catalogue')
    .map(({ name, comment, tags }) => {
      const { default: usual, range = '' } = facts[name] ?? {};
      const at = `${JSON.stringify(usual)}; at random ${range}`;
      const { reference = '', test = '' } = tags;
      return `- **\`${name}\`** (${at})\n  ${comment}\n  The reference: ${reference}\n  Do not rely on: ${test}`;
    })
    .join('\n');
}

function outcomes(): string {
  const rows = entriesOf('demo/simulator/outcomes.ts', 'outcomes').map(
    ({ name, comment, value }) =>
      `- **\`${name}\`** \`${value.replace(/[[\]'\s]|,\s*$/g, '').replaceAll(',', '` `')}\`\n  ${comment}`,
  );
  return rows.join('\n').replaceAll(' ``', '');
}

it('every invention says what it is, what the reference has, and what a test must not rely on', () => {
  const entries = entriesOf('demo/simulator/inventions.ts', 'catalogue');
  assert.deepEqual(
    entries.map(({ name }) => name),
    Object.keys(describeInventions()),
  );
  for (const { name, comment, tags } of entries)
    assert.ok(comment && tags['reference'] && tags['test'], `${name} leaves one of them out`);
});

for (const [name, list] of Object.entries({ inventions, outcomes })) {
  it(`the page lists all ${name}`, () => {
    const path = join(top, page);
    const text = readFileSync(path, 'utf8');
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
    assert.ok(from >= start.length && to > from, `the page has a place for ${name}`);
    if (process.env['UPDATE'])
      writeFileSync(path, `${text.slice(0, from)}\n\n${list()}\n\n${text.slice(to)}`);
    else
      assert.equal(
        text.slice(from, to).replace(/\s+/g, ' ').trim(),
        list().replace(/\s+/g, ' ').trim(),
        'run this test with UPDATE=1 in the environment',
      );
  });
}

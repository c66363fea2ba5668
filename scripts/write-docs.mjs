/**
 * `npm run docs`: writes the pages that are made of other files, `docs/elements.md` of the elements' doc comments and
 * `llms.txt` of the list of pages. A test holds the files against them.
 */
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';

const top = join(import.meta.dirname, '..');
const read = (path) => JSON.parse(readFileSync(join(top, path), 'utf8'));

/** The manifest of the elements, made anew from their sources. */
const manifest = () => cli({ argv: ['analyze', '--quiet'], cwd: top, noWrite: true });

const oneLine = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text) => (text ? `\`${oneLine(text)}\`` : '');

/** A table with a heading; nothing without rows. */
function table(heading, head, rows) {
  if (rows.length === 0) return [];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`### ${heading}`, [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

const signatureOf = ({ name, parameters = [] }) =>
  `${name}(${parameters.map((one) => `${one.name}${one.optional ? '?' : ''}`).join(', ')})`;

function elementPage(element) {
  const { tagName, name, description, attributes = [], members = [], events = [] } = element;
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  return [
    `## ${tagName}`,
    `Class \`${name}\`. ${(description ?? '').trim()}`,
    ...table(
      'Attributes',
      ['attribute', 'type', 'default', 'what it is'],
      attributes.map((one) => [
        code(one.name),
        code(one.type?.text),
        code(one.default),
        oneLine(one.description),
      ]),
    ),
    ...table(
      'Properties',
      ['property', 'type', 'what it is'],
      fields
        .filter(({ attribute }) => attribute === undefined)
        .map((one) => [code(one.name), code(one.type?.text), oneLine(one.description)]),
    ),
    ...table(
      'Methods',
      ['method', 'returns', 'what it does'],
      methods.map((one) => [code(signatureOf(one)), code(one.return?.type?.text), oneLine(one.description)]),
    ),
    ...table(
      'Events',
      ['event', 'class', 'when'],
      events.map((one) => [code(one.name), code(one.type?.text), oneLine(one.description)]),
    ),
    ...table(
      'Slots',
      ['slot', 'what it is for'],
      (element.slots ?? []).map((one) => [code(one.name || '(default)'), oneLine(one.description)]),
    ),
    ...table(
      'Parts',
      ['part', 'what it is'],
      (element.cssParts ?? []).map((one) => [code(one.name), oneLine(one.description)]),
    ),
  ];
}

/** `docs/elements.md`. */
export async function elementsPage() {
  const order = Object.keys(read('test/public-names.json').elements);
  const elements = (await manifest()).modules.flatMap(({ declarations }) => declarations ?? []);
  const found = elements.filter(({ tagName }) => tagName);
  found.sort((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));
  const text = [
    '# Elements',
    '<!-- Made by `npm run docs` from the doc comments of the elements. -->',
    'All of them work inside `mss-provider`, or anywhere on a page whose provider has the attribute `page`. An attribute is also a property, in camelCase (`room-id`, `roomId`). The custom properties are the same for all: see [theming](theming.md). The fields of events are in [events](events.md).',
    ...found.flatMap(elementPage),
  ].join('\n\n');
  return format(text, { parser: 'markdown', ...read('.prettierrc.json') });
}

/** `llms.txt` (llmstxt.org): what the package is, and every page with a sentence. */
export function llmsText() {
  const groups = new Map();
  for (const { file, title, group, about } of read('docs/pages.json'))
    groups.set(group, [...(groups.get(group) ?? []), `- [${title}](docs/${file}): ${about}`]);
  const { description } = read('package.json');
  const sections = [...groups].map(([group, lines]) => `## ${group}\n\n${lines.join('\n')}`);
  const start =
    '- [README](README.md): what it is, the script tag, the backend, the API\n- [Changes](CHANGELOG.md): what each version brought';
  return `# metastudio-widgets\n\n> ${description}\n\n${start}\n\n${sections.join('\n\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(top, 'docs/elements.md'), await elementsPage());
  writeFileSync(join(top, 'llms.txt'), llmsText());
}

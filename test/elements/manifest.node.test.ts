/** The manifest of the elements: true against the code, complete, and the same as the list of public names. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';

interface Entry {
  name: string;
  description?: string;
  kind?: string;
  fieldName?: string;
  type?: { text: string };
}

interface Declaration {
  name: string;
  tagName: string;
  members: Entry[];
  attributes: Entry[];
  events: Entry[];
  slots?: Entry[];
  cssParts?: Entry[];
  cssProperties?: Entry[];
}

interface Manifest {
  modules: { path: string; declarations: Declaration[] }[];
}

interface PublicNames {
  entries: string[];
  elements: Record<
    string,
    { attributes: string[]; properties: string[]; methods: string[]; events: Record<string, string> }
  >;
}

const { entries, elements } = JSON.parse(readFileSync('test/public-names.json', 'utf8')) as PublicNames;
const names = (list: readonly Entry[] = []) => list.map(({ name }) => name).sort();
const customProperties = [
  '--mss-accent',
  '--mss-surface',
  '--mss-text',
  '--mss-danger',
  '--mss-live',
  '--mss-warning',
  '--mss-success',
  '--mss-radius',
  '--mss-font',
  '--mss-density',
].sort();

/** The source text of an element's folder, without styles, and of what all elements render. */
function sourceOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.styles.ts'));
  return sources.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
}

/** The matches of a pattern's first group, each once. */
function found(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
}

/** The analyzer has no types of its own. */
interface Analyzer {
  cli(options: { argv: string[]; cwd: string; noWrite: boolean }): Promise<Manifest>;
}

let manifest: Manifest;

before(async () => {
  const analyzer = '@custom-elements-manifest/analyzer/cli.js';
  const { cli } = (await import(analyzer)) as Analyzer;
  manifest = await cli({ argv: ['analyze', '--quiet'], cwd: process.cwd(), noWrite: true });
});

const each = () =>
  manifest.modules.flatMap(({ path, declarations }) => declarations.map((one) => ({ path, one })));

describe('the manifest', () => {
  it('holds the elements and nothing else', () => {
    assert.deepEqual(
      each()
        .map(({ one }) => one.tagName)
        .sort(),
      Object.keys(elements).sort(),
    );
  });

  it('has the public names of each element, and no others', () => {
    for (const { one } of each()) {
      const actual = {
        attributes: names(one.attributes),
        properties: names(one.members.filter(({ kind }) => kind === 'field')),
        methods: names(one.members.filter(({ kind }) => kind === 'method')),
        events: Object.fromEntries(one.events.map(({ name, type }) => [name, type?.text])),
      };
      assert.deepEqual(actual, elements[one.tagName], one.tagName);
    }
  });

  it('describes each attribute, property, method, event, slot, part and custom property', () => {
    for (const { one } of each()) {
      const { members, attributes, events, slots = [], cssParts = [], cssProperties = [] } = one;
      const all = [...members, ...attributes, ...events, ...slots, ...cssParts, ...cssProperties];
      assert.deepEqual(names(all.filter(({ description }) => !description)), [], one.tagName);
    }
  });

  it('has the attributes that the classes declare', () => {
    for (const { path, one } of each()) {
      const own = found(
        /@property\((?:\{(?![^}]*attribute: false)[^}]*\})?\)\s+(?:override )?(?:get |set )?(\w+)/g,
        sourceOf(path),
      );
      const known = new Set(one.attributes.map(({ fieldName, name }) => fieldName ?? name));
      assert.deepEqual(
        own.filter((name) => !known.has(name)),
        [],
        one.tagName,
      );
    }
  });

  it('has the events that the classes dispatch', () => {
    for (const { path, one } of each()) {
      const source = sourceOf(path);
      // A part that cannot be rendered is told by the element.
      const told = source.includes('renderPart(') ? ['MssErrorEvent'] : [];
      assert.deepEqual(
        [...new Set(one.events.map(({ type }) => type?.text ?? ''))].sort(),
        [...new Set([...found(/new (Mss\w+Event)\(/g, source), ...told])].sort(),
        one.tagName,
      );
    }
  });

  it('has the parts that the templates have', () => {
    const shared = found(/\bpart="([\w-]+)"/g, readFileSync('src/ui/error-view.ts', 'utf8'));
    for (const { path, one } of each()) {
      const source = sourceOf(path);
      const own = found(/\bpart="([\w-]+)"/g, source);
      const parts = new Set([...own, ...(source.includes('renderError(') ? shared : [])]);
      const documented = names(one.cssParts);
      assert.deepEqual(
        [...parts].filter((part) => !documented.includes(part)),
        [],
        `${one.tagName}: undocumented`,
      );
      const missing = documented.filter((part) => !parts.has(part) && !source.includes(`'${part}'`));
      assert.deepEqual(missing, [], `${one.tagName}: documented, but in no template`);
    }
  });

  it('has the ten custom properties on each element that shows something', () => {
    for (const { one } of each()) {
      if (one.tagName !== 'mss-provider')
        assert.deepEqual(names(one.cssProperties), customProperties, one.tagName);
    }
    const styles = readFileSync('src/ui/base.styles.ts', 'utf8');
    for (const name of customProperties) assert.ok(styles.includes(name), name);
  });
});

describe('the package', () => {
  it('has the public entries, and no others', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
    assert.deepEqual(Object.keys(exports).sort(), [...entries].sort());
  });
});

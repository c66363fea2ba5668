/** The manifest of the elements: true against the code, complete, and the same as the list of public names. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { classReader } from '../helpers/class-members.js';

interface Entry {
  name: string;
  description?: string;
  kind?: string;
  fieldName?: string;
  type?: { text: string };
}

interface Member extends Entry {
  readonly?: boolean;
  attribute?: string;
  parameters?: { name: string; optional?: boolean; type?: { text: string } }[];
  return?: { type: { text: string } };
}

interface Declaration {
  name: string;
  tagName: string;
  members: Member[];
  attributes: Entry[];
  events: Entry[];
  slots?: Entry[];
  cssParts?: Entry[];
  cssProperties?: Entry[];
  cssStates?: Entry[];
}

interface Manifest {
  modules: {
    path: string;
    declarations: Declaration[];
    exports: { kind: string; name: string; declaration: { name: string; module: string } }[];
  }[];
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
function sourceOf(tagName: string): string {
  const folder = `src/elements/${tagName.slice('mss-'.length)}`;
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

const each = () => manifest.modules.flatMap(({ declarations }) => declarations);

/** The public members of an element's class, as its types have them; those of the platform and of Lit are left out. */
const membersOf = classReader();

describe('the manifest', () => {
  it('holds the elements and nothing else', () => {
    assert.deepEqual(
      each()
        .map(({ tagName }) => tagName)
        .sort(),
      Object.keys(elements).sort(),
    );
  });

  it('has the public names of each element, and no others', () => {
    for (const one of each()) {
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
    for (const one of each()) {
      const { members, attributes, events, slots = [], cssParts = [], cssProperties = [] } = one;
      const all = [...members, ...attributes, ...events, ...slots, ...cssParts, ...cssProperties];
      assert.deepEqual(names(all.filter(({ description }) => !description)), [], one.tagName);
    }
  });

  it('names files of the package, and where each class is exported and each tag registered', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: object };
    const published = new Set(
      Object.values(exports).map((one: string | { default: string }) =>
        typeof one === 'string' ? one : one.default,
      ),
    );
    for (const { path } of manifest.modules) assert.ok(published.has(`./${path}`), path);
    const exported = manifest.modules.flatMap(({ exports }) => exports);
    const namesOf = (wanted: string) =>
      exported.filter(({ kind }) => kind === wanted).map(({ name }) => name);
    assert.deepEqual(
      namesOf('js').sort(),
      each()
        .map(({ name }) => name)
        .sort(),
    );
    assert.deepEqual(namesOf('custom-element-definition').sort(), Object.keys(elements).sort());
    for (const { name, declaration } of exported) {
      const found = manifest.modules
        .find(({ path }) => path === declaration.module)
        ?.declarations.some((one) => one.name === declaration.name);
      assert.ok(found, name);
    }
  });

  it('has the members of the classes, what can be set of them, and what methods take and return', () => {
    for (const one of each()) {
      const documented = one.members.map(({ name, kind, readonly = false, type, parameters, ...rest }) => ({
        name,
        kind,
        ...(kind === 'field' && { readonly, type: type?.text }),
        ...(kind === 'method' && {
          returns: rest.return?.type.text,
          parameters: (parameters ?? []).map(({ name, optional = false, type }) => ({
            name,
            optional,
            type: type?.text,
          })),
        }),
      }));
      const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
      assert.deepEqual(documented.sort(byName), membersOf(one.name).sort(byName), one.tagName);
    }
  });

  it('names no type that the main entry does not export', () => {
    const entry = readFileSync('src/index.ts', 'utf8');
    const isExported = (name: string) => RegExp(`\\b${name}\\b`).test(entry);
    const ofPlatform = /^(Promise|HTMLFormElement|ValidityState|FocusOptions|NodeList|Record)$/;
    for (const one of each()) {
      const texts = one.members.flatMap(({ type, parameters = [], return: returned }) => [
        type?.text,
        returned?.type.text,
        ...parameters.map((parameter) => parameter.type?.text),
      ]);
      const types = texts.flatMap((text) => text?.replace(/'[^']*'/g, '').match(/\b[A-Z]\w+/g) ?? []);
      const unknown = types.filter((name) => !ofPlatform.test(name) && !isExported(name));
      assert.deepEqual(unknown, [], one.tagName);
    }
  });

  it('has the slots that the templates have', () => {
    for (const one of each()) {
      const slots = found(/<slot(?: name="([\w-]*)")?[ >]/g, sourceOf(one.tagName));
      // Slotted elements that are read and not shown need no slot.
      const read = found(/\[slot="([\w-]+)"\]/g, sourceOf(one.tagName));
      assert.deepEqual(names(one.slots), [...new Set([...slots, ...read])].sort(), one.tagName);
    }
  });

  it('has the custom states that the classes set', () => {
    for (const one of each()) {
      const source = sourceOf(one.tagName);
      const shared = source.includes('extends FormControl') ? 'src/ui/user-validity.ts' : undefined;
      const own = found(
        /\bstates\.(?:add|delete)\('([\w-]+)'/g,
        source + (shared ? readFileSync(shared, 'utf8') : ''),
      );
      assert.deepEqual(names(one.cssStates), own, one.tagName);
    }
  });

  it('has the attributes that the classes declare', () => {
    for (const one of each()) {
      const own = found(
        /@property\((?:\{(?![^}]*attribute: false)[^}]*\})?\)\s+(?:override )?(?:get |set )?(\w+)/g,
        sourceOf(one.tagName),
      );
      const known = new Set(one.attributes.map(({ fieldName, name }) => fieldName ?? name));
      assert.deepEqual(
        own.filter((name) => !known.has(name)),
        [],
        one.tagName,
      );
    }
  });

  it('has each event under the name that its class gives it', () => {
    const events = readFileSync('src/ui/events.ts', 'utf8');
    for (const one of each())
      for (const { name, type } of one.events) {
        const [, given] = RegExp(`class ${type?.text} .*?super\\('([\\w-]+)'`, 's').exec(events) ?? [];
        assert.equal(given, name, type?.text);
      }
  });

  it('has the events that the classes dispatch', () => {
    for (const one of each()) {
      const source = sourceOf(one.tagName);
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
    for (const one of each()) {
      const source = sourceOf(one.tagName);
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
    for (const one of each()) {
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

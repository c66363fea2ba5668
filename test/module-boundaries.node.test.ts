/** The doors of the house: which room may know which. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const top = join(import.meta.dirname, '..');

/**
 * Whom a room may know: rooms, and packages (without an entry: none). A folder of `folders` is a package entry of its own,
 * for one runtime, and knows further packages, which the rest of the room must not.
 */
const mayKnow: Record<string, { rooms: string[]; packages: RegExp; folders?: Record<string, RegExp> }> = {
  'src/base': { rooms: [], packages: /^$/ },
  'src/api': { rooms: ['src/base'], packages: /^(zod\/mini|ky)$/ },
  'src/ssml': { rooms: ['src/base'], packages: /^$/ },
  'src/script': { rooms: ['src/base', 'src/ssml', 'src/api'], packages: /^$/ },
  'src/documents': { rooms: ['src/base', 'src/api', 'src/script'], packages: /^$/ },
  'src/live': { rooms: ['src/base', 'src/api'], packages: /^eventsource-parser$/ },
  'src/ui': {
    rooms: ['src/base', 'src/api', 'src/live', 'src/documents'],
    packages: /^(lit|@lit|lucide|pinyin-pro)(\/|$)/,
  },
  'src/elements': {
    rooms: ['src/ui', 'src/live', 'src/documents', 'src/script', 'src/ssml', 'src/api', 'src/base'],
    packages: /^(lit|@lit|@codemirror|pinyin-pro|diff)(\/|$)/,
  },
  // The elements as components of React.
  'src/react': { rooms: ['src/elements', 'src/ui', 'src/base'], packages: /^react$/ },
  'src/server': {
    rooms: ['src/base', 'src/api'],
    packages: /^(ky|jose)$/,
    folders: {
      'src/server/node': /^node:(http|https|http2|stream|tls|zlib)$/,
      'src/server/redis': /^redis$/,
    },
  },
  // The program of the command line: the server and the simulator behind a port.
  'src/cli': { rooms: ['src/base', 'src/server', 'demo/simulator'], packages: /^(jose|node:[\w/]+)$/ },
  'demo/simulator': {
    rooms: ['src/api', 'src/base'],
    packages: /^(zod\/mini|saxes|@noble\/hashes\/\w+\.js)$/,
  },
  'demo/media': { rooms: ['demo/simulator'], packages: /^$/ },
};

/** Words of the page that rooms without a DOM must not say. */
const domWords = /\b(document|window|customElements|HTMLElement|localStorage|sessionStorage)\s*[.[(]/;
const withoutDom = ['src/api', 'src/ssml', 'src/server', 'demo/simulator'];

const filesOf = (folder: string): string[] =>
  readdirSync(join(top, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)));

const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(join(top, file), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName);

const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/');
const elementOf = (path: string): string => path.split('/')[2] ?? '';

for (const [room, { rooms, packages, folders }] of Object.entries(mayKnow)) {
  describe(room, () => {
    const files = filesOf(room);

    it('has files', () => assert.ok(files.length > 0));

    it('knows only whom it may know', () => {
      const forbidden = files.flatMap((file) =>
        importsOf(file)
          .filter((name) => {
            if (!name.startsWith('.')) return !packages.test(name) && !folders?.[dirname(file)]?.test(name);
            const target = roomOf(normalize(join(dirname(file), name)));
            return target !== room && !rooms.includes(target);
          })
          .map((name) => `${file} knows ${name}`),
      );
      assert.deepEqual(forbidden, []);
    });
  });
}

/**
 * What the simulator may take from `src`: operations and schemas, which tests of their own hold against the reference, and
 * types. Nothing that checks, counts, estimates, waits or throttles: what it judges, it judges by itself.
 */
const simulatorTakes = new Set([
  'operations',
  // Schemas of what operations carry inside.
  'liveCommandParams',
  'liveExitConfig',
  'smartLayerConfig',
  // Builds a schema; says which member of a value violates one.
  'object',
  'firstViolation',
  // Reads a request's body in browsers that cannot iterate over it.
  'bodyChunks',
]);
const simulatorDoors = ['src/api/index.js', 'src/base/index.js'];

it('the simulator takes operations, schemas and types, and nothing else', () => {
  const operations = new Set(
    filesOf('src/api/operations').flatMap((file) =>
      [
        ...readFileSync(join(top, file), 'utf8').matchAll(
          /export const (\w+) = \/\* @__PURE__ \*\/ operation\(/g,
        ),
      ].map(([, name = '']) => name),
    ),
  );
  assert.equal(operations.size, 65);
  const taken = filesOf('demo/simulator').flatMap((file) =>
    valuesFrom(file)
      .filter(({ target }) => /^src\b/.test(target))
      .flatMap(({ target, names }) => names.map((name) => ({ file, target, name }))),
  );
  const forbidden = taken.filter(
    ({ target, name }) =>
      !simulatorDoors.includes(target) || (!operations.has(name) && !simulatorTakes.has(name)),
  );
  assert.deepEqual(forbidden, []);
  const unused = [...simulatorTakes].filter((name) => !taken.some((one) => one.name === name));
  assert.deepEqual(unused, []);
});

/** The values that a file imports or exports from others; types do not count, and `*` is everything. */
function valuesFrom(file: string): { target: string; names: string[] }[] {
  const source = ts.createSourceFile(file, readFileSync(join(top, file), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((one) => {
    if (!ts.isImportDeclaration(one) && !ts.isExportDeclaration(one)) return [];
    if (!one.moduleSpecifier || !ts.isStringLiteral(one.moduleSpecifier)) return [];
    const isType = ts.isImportDeclaration(one) ? one.importClause?.isTypeOnly : one.isTypeOnly;
    if (isType) return [];
    const bindings = ts.isImportDeclaration(one) ? one.importClause?.namedBindings : one.exportClause;
    const named = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings));
    const names = named
      ? bindings.elements
          .filter((each) => !each.isTypeOnly)
          .map((each) => (each.propertyName ?? each.name).text)
      : ['*'];
    return [{ target: normalize(join(dirname(file), one.moduleSpecifier.text)), names }];
  });
}

/** An element that renders another registers it, when it first does; it knows nothing else of it. */
const renders = new Set([
  'command-bar src/elements/asset-picker/define.js',
  'script-editor src/elements/asset-picker/define.js',
]);

it('an element knows no other element, unless it renders it', () => {
  const forbidden = filesOf('src/elements').flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name)))
      .filter((target) => roomOf(target) === 'src/elements' && elementOf(target) !== elementOf(file))
      .filter((target) => !renders.has(`${elementOf(file)} ${target}`))
      .map((target) => `${file} knows ${target}`),
  );
  assert.deepEqual(forbidden, []);
});

it('rooms that run anywhere do not speak of the page', () => {
  const said = withoutDom.flatMap(filesOf).filter((file) => {
    const code = readFileSync(join(top, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
    return domWords.test(code);
  });
  assert.deepEqual(said, []);
});

it('addresses are resolved in one place, so that all of them follow the <base href> of the page', () => {
  const resolving = filesOf('src').filter((file) =>
    /\bbaseURI\b|location\??\.(href|origin)/.test(readFileSync(join(top, file), 'utf8')),
  );
  assert.deepEqual(resolving, ['src/base/address.ts']);
});

it('a folder for one runtime is entered by its front door, and never by the rest of its room', () => {
  const folders = Object.values(mayKnow).flatMap(({ folders = {} }) => Object.keys(folders));
  const forbidden = [...filesOf('src'), ...filesOf('demo')].flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name)))
      .filter((target) => folders.includes(dirname(target)) && dirname(target) !== dirname(file))
      .filter((target) => !target.endsWith('/index.js') || roomOf(target) === roomOf(file))
      .map((target) => `${file} enters by ${target}`),
  );
  assert.deepEqual(forbidden, []);
});

it('only define files and the entries for a script tag register or start anything', () => {
  const registering = filesOf('src').filter((file) => {
    const source = readFileSync(join(top, file), 'utf8');
    return /^define\(|customElements\.define\(|^load(Present)?\(\)/m.test(source);
  });
  const allowed = registering.filter(
    (file) => !/(^src\/(define|cdn|cdn-loader)\.ts|\/define\.ts|^src\/ui\/define\.ts)$/.test(file),
  );
  assert.deepEqual(allowed, []);
});

/** Rooms whose every entrance is their front door (`index.ts`) or a lazy module (`x.lazy.ts`). */
const withFrontDoor = [
  'src/base',
  'src/api',
  'src/ssml',
  'src/script',
  'src/documents',
  'src/live',
  'src/ui',
  'src/server',
];

it('a room is entered by its front door, or by a lazy module that is imported dynamically or for its types', () => {
  const forbidden = [...filesOf('src'), ...filesOf('demo')].flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(top, file), 'utf8'), ts.ScriptTarget.Latest);
    const statics = new Set(
      source.statements
        .filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one))
        .filter((one) => !(ts.isImportDeclaration(one) ? one.importClause?.isTypeOnly : one.isTypeOnly))
        .flatMap(({ moduleSpecifier }) =>
          moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [],
        ),
    );
    return importsOf(file)
      .filter((name) => {
        const target = normalize(join(dirname(file), name));
        const room = roomOf(target);
        if (!name.startsWith('.') || !withFrontDoor.includes(room) || room === roomOf(file)) return false;
        if (target === `${room}/index.js`) return false;
        if (target === `${dirname(target)}/index.js` && mayKnow[room]?.folders?.[dirname(target)])
          return false;
        return !target.endsWith('.lazy.js') || statics.has(name);
      })
      .map((name) => `${file} enters by ${name}`);
  });
  assert.deepEqual(forbidden, []);
});

/** What the documentation says is so: links, files, snippets, codes, events, and the pages that are made of sources. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { elementsPage, llmsText } from '../scripts/write-docs.mjs';

const top = join(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: top, ignore: ['CHANGELOG.md'] }).sort();
const text = (page: string): string => readFileSync(join(top, page), 'utf8');

/** Pages for people who work on this repository. */
const internalPages = ['architecture.md', 'releasing.md', 'terms.md'];

it('docs/pages.json lists the pages for integrators, each with its heading', () => {
  const listed = JSON.parse(text('docs/pages.json')) as { file: string; title: string; group: string }[];
  const present = globSync('*.md', { cwd: join(top, 'docs') }).filter(
    (file) => !internalPages.includes(file),
  );
  assert.deepEqual(listed.map(({ file }) => file).sort(), present.sort());
  for (const { file, title } of listed) assert.equal(text(`docs/${file}`).split('\n')[0], `# ${title}`);
  // A group whose pages are apart would be shown twice in a list that is read from top to bottom.
  const groups = listed.map(({ group }) => group).filter((group, index, all) => group !== all[index - 1]);
  assert.deepEqual(groups, [...new Set(groups)]);
});

/** The anchors of a page's headings, as code hosts make them. */
const anchorsOf = (page: string): string[] =>
  [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

for (const page of pages) {
  it(`${page} links to what is there`, () => {
    const broken = [...text(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
      .filter(([, path = '', anchor]) => {
        const target = path === '' ? page : join(dirname(page), path);
        if (!existsSync(join(top, target))) return true;
        return anchor !== undefined && !anchorsOf(target).includes(anchor);
      })
      .map(([link]) => link);
    assert.deepEqual(broken, []);
  });

  it(`${page} names files that exist`, () => {
    const missing = [
      ...text(page).matchAll(/`((?:src|test|demo|docs|scripts|stories|\.github|\.ci)\/[^`\s…]+)`/g),
    ]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(top, path)) && globSync(path, { cwd: top, dot: true }).length === 0);
    assert.deepEqual(missing, []);
  });
}

describe('the list of pages', () => {
  interface ListedPage {
    file: string;
    title: string;
    group: string;
    about: string;
  }
  const listed = JSON.parse(text('docs/pages.json')) as ListedPage[];
  /** Pages for who works on the package itself. */
  const internal = ['architecture.md', 'releasing.md', 'terms.md'];

  it('has every page, with its title and a sentence', () => {
    const files = globSync('*.md', { cwd: join(top, 'docs') }).filter((file) => !internal.includes(file));
    assert.deepEqual(listed.map(({ file }) => file).sort(), files.sort());
    for (const { file, title, group, about } of listed) {
      assert.ok(title && group, file);
      assert.match(about, /^[A-Z].*\.$/, file);
    }
  });

  it('is what llms.txt says, and the elements’ page is what their doc comments say (`npm run docs`)', async () => {
    assert.equal(text('llms.txt'), llmsText());
    assert.equal(text('docs/elements.md'), await elementsPage());
  });

  it('is reached from the README, by links from page to page', () => {
    const reached = new Set<string>();
    const follow = (page: string): void => {
      for (const [, path = ''] of text(page).matchAll(/\]\(([\w./-]+\.md)/g)) {
        const target = join(dirname(page), path);
        if (reached.has(target)) continue;
        reached.add(target);
        if (target.startsWith('docs/')) follow(target);
      }
    };
    follow('README.md');
    const missing = listed.map(({ file }) => file).filter((file) => !reached.has(`docs/${file}`));
    assert.deepEqual(missing, []);
  });
});

describe('the snippets', () => {
  const checked = pages.filter((page) => page === 'README.md' || /^docs\/[\w-]+\.md$/.test(page));
  const snippets = (page: string, languages: string) =>
    [...text(page).matchAll(new RegExp(`^\`\`\`(${languages})\\n([^]*?)^\`\`\``, 'gm'))].map(
      ([, language = '', code = '']) => ({ page, language, code }),
    );

  it('import what exists, and use it as its types say', () => {
    // What a snippet leaves out (`signedInUser`, `// …`) is no error; what it writes must be right.
    // JavaScript asks nobody for the type of an event, and projects bring modules of their own.
    const untyped = / does not exist on type '(Event|Object)'/;
    const ofOthers = /Cannot find module '(?!metastudio-widgets(?!\/(jsx|vue|svelte)'))/; // types that the build writes
    const wrong = [2305, 2307, 2339, 2353, 2551, 2554, 2561, 2614, 2724];
    const files = new Map(
      checked
        .flatMap((page) => snippets(page, 'js|ts'))
        .map(({ page, language, code }, index) => {
          const name = join(top, 'test', `${page.replace(/\W/g, '-')}-${index}.ts`);
          return [name, { page, language, code: `${code.replaceAll('{ … }', '{}')}\nexport {};\n` }] as const;
        }),
    );
    const { config } = ts.readConfigFile(join(top, 'tsconfig.json'), (path) =>
      readFileSync(path, 'utf8'),
    ) as {
      config: object;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, top);
    const settings = { ...options, noImplicitAny: false, noUnusedLocals: false, noEmit: true };
    const host = ts.createCompilerHost(settings);
    const { readFile, fileExists } = host;
    host.readFile = (path) => files.get(path)?.code ?? readFile(path);
    host.fileExists = (path) => files.has(path) || fileExists(path);
    const program = ts.createProgram([...files.keys()], settings, host);
    const faults = [...files].flatMap(([name, { page, language }]) => {
      const source = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        .filter(({ code }) => code < 2000 || wrong.includes(code))
        .filter(({ messageText }) => {
          const message = ts.flattenDiagnosticMessageText(messageText, ' ');
          return !ofOthers.test(message) && (language === 'ts' || !untyped.test(message));
        })
        .map((one) => {
          const line =
            source?.text.split('\n')[ts.getLineAndCharacterOfPosition(source, one.start ?? 0).line];
          return `${page}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')} in “${line}”`;
        });
    });
    assert.ok(files.size > 20);
    assert.deepEqual(faults, []);
  });

  it('are JSON where they say so', () => {
    for (const { code, page } of checked.flatMap((one) => snippets(one, 'json')))
      assert.doesNotThrow(() => JSON.parse(code) as unknown, page);
  });

  it('name tags, attributes, parts and properties that the elements have', () => {
    const known = text('docs/elements.md');
    const sectionOf = (tag: string) =>
      known.split(/^## /m).find((section) => section.startsWith(`${tag}\n`)) ?? '';
    const ofPages = ['id', 'class', 'name', 'page', 'slot', 'aria-label', 'lang'];
    const ofFrameworks = ['v-model', 'formControlName'];
    const common = [...ofPages, ...ofFrameworks];
    const faults: string[] = [];
    for (const { page, code } of checked.flatMap((one) => snippets(one, 'html|css'))) {
      for (const [, tag = '', attributes = ''] of code.matchAll(/<(mss-[\w-]+)([^>]*)>/g)) {
        if (!sectionOf(tag)) faults.push(`${page}: ${tag}`);
        for (const [, name = ''] of attributes
          .replace(/"[^"]*"/g, '""')
          .matchAll(/\s([a-z][\w-]*)(?==|\s|$)/g))
          if (!common.includes(name) && !sectionOf(tag).includes(`| \`${name}\``))
            faults.push(`${page}: ${tag} ${name}`);
      }
      for (const [, tag = '', part = ''] of code.matchAll(/(mss-[\w-]+)::part\(([\w-]+)\)/g))
        if (!sectionOf(tag).includes(`| \`${part}\``)) faults.push(`${page}: ${tag}::part(${part})`);
      for (const [name] of code.matchAll(/--mss-[\w-]+/g))
        if (!text('docs/theming.md').includes(`| \`${name}\``)) faults.push(`${page}: ${name}`);
    }
    assert.deepEqual(faults, []);
  });
});

describe('the error codes', () => {
  const page = text('docs/error-codes.md');
  const rows = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, ...cells]) => cells.join(' ')).sort();

  it('of the backend are documented with their statuses', () => {
    const source = text('src/server/http-error.ts');
    const codes = [...source.matchAll(/^ {2}'(MSW\.\w+)': (\d+),$/gm)].map(
      ([, code, status]) => `${code} ${status}`,
    );
    assert.ok(codes.length > 30);
    assert.deepEqual(rows(/^\| `(MSW\.\w+)` *\| (\d+)/gm), codes.sort());
  });

  it('of the client are documented, and have words', () => {
    const sources = globSync('src/api/**/*.ts', { cwd: top }).map(text).join('\n');
    const inside = 'TOKEN_RENEWED'; // the reason of a repetition, which nobody is told
    const codes = [...sources.matchAll(/\bcode: '([A-Z_]+)'/g)].map(([, code]) => code);
    const known = rows(/^\| `([A-Z_]+)` /gm);
    assert.deepEqual(
      [...new Set(codes)].filter((code) => code !== inside && !known.includes(code ?? '')),
      [],
    );
    assert.deepEqual(
      known.filter((code) => !new RegExp(`\\b${code}\\b`).test(sources)),
      [],
    );
  });
});

describe('the events', () => {
  it('are documented with their elements, classes and fields', () => {
    const classes = text('src/ui/events.ts');
    const rows = [
      ...text('docs/events.md').matchAll(/^\| `(mss-[\w-]+)` *\| (.*?) *\| `(\w+)` *\| (.*?) *\|/gm),
    ];
    const documented = rows.map(
      ([, event, element = '', name]) => `${event} ${element.replaceAll('`', '')} ${name}`,
    );
    const elements = text('docs/elements.md').split(/^## /m).slice(1);
    const dispatched = elements.flatMap((section) => {
      const [tag] = section.split('\n');
      return [...section.matchAll(/^\| `(mss-[\w-]+)` *\| `(\w+)`/gm)].map(([, event, name]) =>
        name === 'MssErrorEvent' ? `${event} all ${name}` : `${event} ${tag} ${name}`,
      );
    });
    assert.deepEqual([...new Set(dispatched)].sort(), documented.sort());
    for (const [, , , name = '', fields = ''] of rows) {
      const own = classes.split(`class ${name} `)[1]?.split('\n}')[0] ?? '';
      const members = [...own.matchAll(/readonly (\w+)\s*[:=]/g)].map(([, field]) => field);
      assert.deepEqual(
        fields.split(' ').map((field) => field.replaceAll('`', '')),
        members,
        name,
      );
    }
  });
});

/** What the documentation names exists: links, headings, files and folders. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { globSync } from 'tinyglobby';

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

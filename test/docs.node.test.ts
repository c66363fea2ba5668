/** What the documentation names exists: links, headings, files and folders. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { globSync } from 'tinyglobby';

const top = join(import.meta.dirname, '..');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: top, ignore: ['CHANGELOG.md'] }).sort();
const text = (page: string): string => readFileSync(join(top, page), 'utf8');

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

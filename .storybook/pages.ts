/**
 * The pages of `docs/` as pages of Storybook: one source. For each page of `docs/pages.json`, and for the README, a file is
 * written that shows it; the list gives their order and groups.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const top = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'pages');

interface Page {
  /** From the top of the repository. */
  file: string;
  title: string;
  /** An element that is shown after the introduction. */
  widget?: string;
}

/** What is tried out on a page. */
const widgets: Record<string, string> = { 'theming.md': 'theme-editor' };

function pages(): Page[] {
  const list = JSON.parse(readFileSync(join(top, 'docs/pages.json'), 'utf8')) as {
    file: string;
    title: string;
    group: string;
  }[];
  return [
    { file: 'README.md', title: 'Start' },
    ...list.map(({ file, title, group }) => ({
      file: `docs/${file}`,
      title: `${group}/${title}`,
      ...(widgets[file] !== undefined && { widget: widgets[file] }),
    })),
  ];
}

/** The ID that Storybook gives the page of a title. */
const idOf = (title: string): string =>
  `${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}--docs`;

/** Writes the pages. Their names sort as the list does: Storybook shows them in this order. */
export function writePages(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all = pages();
  const addresses = Object.fromEntries(all.map(({ file, title }) => [file, `?path=/docs/${idOf(title)}`]));
  all.forEach(({ file, title, widget }, index) => {
    const name = `${String(index).padStart(2, '0')}-${file.replace(/^.*\//, '')}x`;
    const page = [
      "import { Meta } from '@storybook/addon-docs/blocks';",
      `import text from '../../${file}?raw';`,
      "import { MarkdownPage } from '../markdown-page.mdx';",
      '',
      `<Meta title=${JSON.stringify(title)} />`,
      '',
      `<MarkdownPage file=${JSON.stringify(file)} text={text} addresses={${JSON.stringify(addresses)}}>`,
      ...(widget ? [`  <${widget}></${widget}>`] : []),
      '</MarkdownPage>',
      '',
    ];
    writeFileSync(join(folder, name), page.join('\n'));
  });
}

/** Makes a Markdown file of the repository a page of Storybook: its links lead to pages, its pictures are found. */

/** The addresses of pictures that pages can show, by their files from the top of the repository. */
const pictures: Record<string, string> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(['../demo/*.{png,gif,webp}', '../docs/**/*.{png,gif,webp,svg}'], {
      eager: true,
      query: '?url',
      import: 'default',
    }),
  ).map(([path, address]) => [path.replace('../', ''), address]),
);

/** The addresses of pages, by their files from the top of the repository. */
export type Addresses = Record<string, string>;

/** A page in two parts: up to its first section, and the rest. */
export function splitPage(text: string, file: string, addresses: Addresses): [string, string] {
  const linked = withLinks(text, file, addresses);
  const index = /^## /m.exec(linked)?.index ?? linked.length;
  return [linked.slice(0, index), linked.slice(index)];
}

/**
 * Links to a page of Storybook lead there; links to what is only in the repository become its name. Code stays as it is.
 */
function withLinks(text: string, file: string, addresses: Addresses): string {
  return text
    .split(/(^```[\s\S]*?^```|`[^`\n]+`)/m)
    .map((part, index) => (index % 2 === 1 ? part : linksIn(part, file, addresses)))
    .join('');
}

function linksIn(text: string, file: string, addresses: Addresses): string {
  const withPictures = text.replace(
    /!\[([^\]]*)\]\((?!https?:)([^)\s]+)\)/g,
    (_all, alt: string, path: string) => {
      const picture = pictures[resolved(path, file)];
      return picture ? `<img alt="${alt}" src="${picture}" />` : '';
    },
  );
  return withPictures.replace(
    /\[([^\]]+)\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)/g,
    (_all, name: string, path: string, anchor = '') => {
      const target = resolved(path, file);
      const address = addresses[target];
      return address ? `[${name}](${address}${anchor})` : `${name} (\`${target}\`)`;
    },
  );
}

/** A path relative to a file, from the top of the repository. */
function resolved(path: string, file: string): string {
  return new URL(path, `https://repository.invalid/${file}`).pathname.slice(1);
}

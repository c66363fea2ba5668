/** How short the script-tag build is made: its code, and the style sheets and markup that stand in it. */
import { transform } from 'lightningcss';

/** For the output of a build as a library, which keeps blanks and comments otherwise. */
export const shortCode = {
  minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
  comments: false,
};

/**
 * Makes `css` templates without values as short as style sheets in files are made.
 *
 * @returns {import('vite').Plugin}
 */
export const shortStyles = () => ({
  name: 'short-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: 'css`' },
    handler: (code, filename) => ({
      code: code.replace(/(?<=\bcss`)[^`$\\]*(?=`)/g, (sheet) =>
        sheet.includes('{') ? shorten(sheet, filename) : shortDeclarations(sheet, filename),
      ),
      map: null,
    }),
  },
});

const isTemplate = ({ type, tag }) =>
  type === 'TaggedTemplateExpression' && (tag.name === 'html' || tag.name === 'svg');

/** The texts of the `html` and `svg` templates in a syntax tree, the last one first. */
function templateTexts(tree) {
  const found = [];
  const visit = (node) => {
    if (typeof node?.type === 'string' && isTemplate(node)) found.push(...node.quasi.quasis);
    for (const value of Object.values(node)) if (typeof value === 'object' && value) visit(value);
  };
  visit(tree);
  return found.sort((a, b) => b.start - a.start);
}

/**
 * Leaves out the indentation of `html` and `svg` templates, which a browser shows alike; the lines stay as the source maps
 * count them.
 *
 * @returns {import('vite').Plugin}
 */
export const shortTemplates = () => ({
  name: 'short-templates',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\b(html|svg)`/ },
    handler(code) {
      let short = code;
      for (const { start, end } of templateTexts(this.parse(code)))
        short =
          short.slice(0, start) +
          code.slice(start, end).replace(/[^\S\n]*\n[^\S\n]*/g, '\n') +
          short.slice(end);
      return { code: short, map: null };
    },
  },
});

/** Declarations that stand in the rules of other templates. */
const shortDeclarations = (text, filename) => `${shorten(`a{${text}}`, filename).slice(2, -1)};`;

function shorten(sheet, filename) {
  const { code, warnings } = transform({ filename, code: Buffer.from(sheet), minify: true });
  if (warnings.length > 0)
    throw new Error(`${filename}: ${warnings.map(({ message }) => message).join('; ')}`);
  return code.toString().replaceAll('\\', '\\\\');
}

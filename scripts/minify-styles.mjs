/** How short the script-tag build is made: its code, and the style sheets that stand in it. */
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

/** Declarations that stand in the rules of other templates. */
const shortDeclarations = (text, filename) => `${shorten(`a{${text}}`, filename).slice(2, -1)};`;

function shorten(sheet, filename) {
  const { code, warnings } = transform({ filename, code: Buffer.from(sheet), minify: true });
  if (warnings.length > 0)
    throw new Error(`${filename}: ${warnings.map(({ message }) => message).join('; ')}`);
  return code.toString().replaceAll('\\', '\\\\');
}

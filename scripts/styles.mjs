/**
 * Makes the style sheets that stand in the code (`css` templates without values) as short as style sheets in files
 * are made: a vite plugin.
 */
import { transform } from 'lightningcss';

/** @returns {import('vite').Plugin} */
export const shortStyles = () => ({
  name: 'short-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: 'css`' },
    handler: (code, filename) => ({
      code: code.replace(/(?<=\bcss`)[^`$\\]*(?=`)/g, (sheet) => shorten(sheet, filename)),
      map: null,
    }),
  },
});

function shorten(sheet, filename) {
  const { code, warnings } = transform({ filename, code: Buffer.from(sheet), minify: true });
  if (warnings.length > 0)
    throw new Error(`${filename}: ${warnings.map(({ message }) => message).join('; ')}`);
  return code.toString().replaceAll('\\', '\\\\');
}

/**
 * Keeps the package small to download: the simulator, which no page bundles, is minified; elsewhere only the indentation and
 * the remarks go that name each module's file. What applications bundle keeps its names and lines, and the annotations that let
 * unused code be left out.
 *
 * @returns {import('vite').Plugin}
 */
import { minify } from 'vite';

export const shortPackage = () => ({
  name: 'short-package',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const isSimulator = chunk.name === 'simulator' && !chunk.isEntry;
      if (isSimulator) chunk.code = (await minify(chunk.fileName, chunk.code, { compress: false })).code;
      else chunk.code = chunk.code.replace(/^\/\/ (src|demo|node_modules|\0rolldown)[/.\w@+-]*\n|^\t+/gm, '');
    }
  },
});

/** Builds a page from the package's source into a temporary folder, for tests that serve it themselves. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { build } from 'vite';

export interface PageBuild {
  /** The answer to a request for `/page.js` or one of its chunks; undefined for every other path. */
  respond: (pathname: string) => Response | undefined;
  /** Deletes the folder. */
  dispose: () => void;
}

/** Builds the module `input` to `/page.js`; it keeps its exports. */
export async function buildPage(input: string): Promise<PageBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'page-build-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      outDir: folder,
      modulePreload: false,
      rollupOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'page.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return {
    respond: (pathname) => {
      const file = join(folder, normalize(pathname));
      if (!pathname.endsWith('.js') || !existsSync(file)) return undefined;
      return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An HTML response. */
export const htmlResponse = (html: string): Response =>
  new Response(html, { headers: { 'content-type': 'text/html' } });

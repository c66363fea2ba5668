/**
 * Writes the source maps of a release into one file beside the package. Builds once more, with maps, and refuses if that
 * makes other code than what is in `dist`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mss-maps-'));
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));
const file = `metastudio-widgets-${version}-source-maps.tar.gz`;
const mapped = async (mode, outDir) =>
  build({
    mode,
    logLevel: 'warn',
    build: { outDir: join(folder, outDir), emptyOutDir: false, sourcemap: 'hidden' },
  });

try {
  await mapped('production', 'dist');
  await mapped('cdn', 'dist/cdn');
  const names = readdirSync(join(folder, 'dist'), { recursive: true });
  const different = names.filter(
    (name) =>
      name.endsWith('.js') &&
      !readFileSync(join(folder, 'dist', name)).equals(readFileSync(join(top, 'dist', name))),
  );
  if (different.length > 0) throw new Error(`Not the code of dist, build it first: ${different.join(', ')}`);
  const maps = names.filter((name) => name.endsWith('.map')).map((name) => join('dist', name));
  execFileSync('tar', ['-czf', join(top, file), '-C', folder, ...maps]);
  console.log(`${file}: ${maps.length} source maps`);
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * Makes `dist/types` what an application can use: removes the declarations that no entry of the package leads to, which
 * would be half of them, and declares the icons as what they are. The compiler leaves the imports of the icon set in there,
 * which is bundled and which an application does not have.
 */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = join(top, 'dist/types');
const { exports } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));

const icons = join(folder, 'src/ui/icons.d.ts');
const declared = readFileSync(icons, 'utf8').replace(
  /^export \{ default as (\w+) \} from 'lucide\/.*';$/gm,
  'export declare const $1: IconNode;',
);
writeFileSync(icons, `import type { IconNode } from './svg-icon.js';\n${declared}`);

/** The declarations that a file leads to by its imports, `import('…')` types among them, and references. */
const importsOf = (file) =>
  [
    ...readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(/(?:from |import ?\(?|path=)['"](\.[^'"]+)['"]/g),
  ].map(([, name]) => resolve(dirname(file), name.replace(/(\.d\.ts|\.js)$/, '') + '.d.ts'));

const reached = new Set();
function reach(file) {
  if (reached.has(file)) return;
  if (!existsSync(file)) throw new Error(`The types lead to ${file}, which does not exist`);
  reached.add(file);
  importsOf(file).forEach(reach);
}
for (const entry of Object.values(exports)) if (entry.types) reach(join(top, entry.types));

for (const name of readdirSync(folder, { recursive: true })) {
  const file = join(folder, name);
  if (name.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
}
/** Folders that are left empty go, too: the deepest first. */
const folders = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
  one.isDirectory(),
);
for (const path of folders
  .map((one) => join(one.parentPath ?? one.path, one.name))
  .sort()
  .reverse())
  if (readdirSync(path).length === 0) rmdirSync(path);

/**
 * Types that are made from the doc comments of the elements, by way of their manifest. `node scripts/element-types.mjs`
 * writes the sources of typed listeners and of the React components; with `--dist`, as the build calls it, the entries for
 * templates and the files for editors beside the manifest.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { editorFiles } from './element-types/editors.mjs';
import { eventMap, listenersOf } from './element-types/listeners.mjs';
import { elementsOf, readManifest } from './element-types/manifest.mjs';
import { clientBoundary, reactComponents } from './element-types/react.mjs';
import { jsxTypes, svelteTypes, vueTypes } from './element-types/templates.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));

/** Formats files as the house does. */
async function formatted(files) {
  const config = await resolveConfig(join(top, 'src/index.ts'));
  const all = Object.entries(files).map(async ([path, text]) => [
    path,
    await format(text, { ...config, filepath: path }),
  ]);
  return Object.fromEntries(await Promise.all(all));
}

/** The sources that are made, by path. */
export async function madeSources() {
  const elements = elementsOf(await readManifest());
  return formatted({
    'src/ui/event-map.ts': eventMap(elements),
    'src/react/index.ts': reactComponents(elements),
    'src/react/client-boundary.ts': clientBoundary(elements),
    ...Object.fromEntries(elements.map((one) => [`src/elements/${one.folder}/events.ts`, listenersOf(one)])),
  });
}

/** The files of the package that are made, by their names in `dist`. An entry of types has an empty module beside it. */
export async function madeFiles() {
  const manifest = await readManifest();
  const elements = elementsOf(manifest);
  const entries = { jsx: jsxTypes(elements), vue: vueTypes(elements), svelte: svelteTypes(elements) };
  const declarations = Object.entries(entries).map(([name, text]) => [`${name}.d.ts`, text]);
  return {
    ...(await formatted(Object.fromEntries(declarations))),
    ...Object.fromEntries(Object.keys(entries).map((name) => [`${name}.js`, 'export {};\n'])),
    ...editorFiles(manifest),
  };
}

/** Writes files that differ from what is there. */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--dist')) write(join(top, 'dist'), await madeFiles());
  else write(top, await madeSources());
}

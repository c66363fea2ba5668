/** Makes the elements' manifest out of their doc comments, for whatever imports `virtual:custom-elements-manifest`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const name = 'virtual:custom-elements-manifest';
const top = join(import.meta.dirname, '..');
/** A folder of its own: `npm run build` may write the package's manifest at the same time. */
const folder = 'node_modules/.cache/storybook-manifest';

/** The Vite plugin. */
export const manifestPlugin = {
  name: 'custom-elements-manifest',
  resolveId: (id: string) => (id === name ? `\0${name}` : undefined),
  load: (id: string) => {
    if (id !== `\0${name}`) return undefined;
    execFileSync('npx', ['cem', 'analyze', '--quiet', '--outdir', folder], { cwd: top });
    const manifest = readFileSync(join(top, folder, 'custom-elements.json'), 'utf8');
    return `export default ${manifest}`;
  },
};

/**
 * `npm run check:types`: compiles small pages against the built declarations, as the projects of integrators do, with
 * every framework that the package has types for (`test/types`). Nothing in them is a cast.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/types', import.meta.url));

for (const [name, ...command] of [
  ['.', 'tsc', '-p', '.'],
  ['vue', 'vue-tsc', '-p', '.'],
  ['svelte', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
]) {
  try {
    execFileSync('npx', ['--no-install', ...command], { cwd: `${folder}/${name}`, stdio: 'inherit' });
  } catch {
    console.error(`The pages in test/types/${name} do not compile.`);
    process.exitCode = 1;
  }
}

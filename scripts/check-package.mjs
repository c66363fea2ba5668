/**
 * `npm run check:package`: packs what has been built, and looks at the tarball as those who install it get it: what publint
 * and attw find, its size, its files, what they import, and the ranges of its dependencies.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
/** Greatest size of the tarball in bytes. */
const maxSize = 1_420_000;
/** The files that are for everybody. */
const published = /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w./-]+\.(js|d\.ts|json|txt))$/;
const folder = mkdtempSync(join(tmpdir(), 'mss-package-'));
const faults = [];

function run(command, args) {
  try {
    execFileSync(command, args, { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    faults.push(`${command} has found something`);
  }
}

/** The packages and built-in modules that a text imports, without what stands in comments. */
function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const imports = /(?:^(?:import|export)\b(?:[^;"'=]*\bfrom ?| )["']|\bimport\(["'])([^"'.][^"']*)["']/gm;
  const names = [...code.matchAll(imports)].map(([, name]) => name);
  return names.filter((name) => /^(@[\w-]+\/)?[\w-]/.test(name) && !/[\s$]/.test(name));
}

const packageOf = (name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

/** The entries of types for these frameworks are read by those who have them. */
const frameworks = ['preact', 'solid-js', 'svelte', 'vue'];

function checkFiles(names, { name: own, dependencies, peerDependencies }) {
  const known = new Set([own, ...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
  const isOfFramework = (name) => /^dist\/(jsx|svelte|vue)\.d\.ts$/.test(name);
  for (const name of names) {
    if (!published.test(name)) faults.push(`${name} is no file for everybody`);
    const text = readFileSync(join(folder, 'package', name), 'utf8');
    if (text.includes(top.replace(/\/$/, '')) || text.includes(`${homedir()}/`))
      faults.push(`${name} names a folder of this machine`);
    if (!/\.(js|d\.ts)$/.test(name)) continue;
    for (const one of importsOf(text))
      if (
        !one.startsWith('node:') &&
        !known.has(packageOf(one)) &&
        !(isOfFramework(name) && frameworks.includes(packageOf(one)))
      )
        faults.push(`${name} imports ${one}`);
  }
}

/** Every entry of the package leads to a file, its types to others. */
function checkEntries(exports, names) {
  for (const [entry, target] of Object.entries(exports))
    for (const path of typeof target === 'string' ? [target] : Object.values(target))
      if (!names.includes(path.replace('./', ''))) faults.push(`${entry} leads to ${path}, which is missing`);
}

/** An application shares what it has with the package: a range. This repository has what was tested: one version. */
function checkRanges({ dependencies, devDependencies }) {
  for (const [name, range] of Object.entries(dependencies))
    if (!/^\^\d+\.\d+\.\d+$/.test(range)) faults.push(`dependencies: ${name} ${range} has no caret`);
  for (const [name, range] of Object.entries(devDependencies))
    if (!/^\d/.test(range)) faults.push(`devDependencies: ${name} ${range} is not exact`);
}

try {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: top, encoding: 'utf8' }));
  const tarball = join(folder, filename);
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const manifest = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  const names = readdirSync(join(folder, 'package'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name).slice(join(folder, 'package').length + 1));
  const { size } = statSync(tarball);
  console.log(`${filename}: ${names.length} files, ${size} of ${maxSize} bytes`);
  if (size > maxSize) faults.push(`The tarball has ${size} bytes; at most ${maxSize} are accepted`);
  checkFiles(names, manifest);
  checkEntries(manifest.exports, names);
  checkRanges(manifest);
  if (manifest.scripts.prepack !== 'npm run --silent build')
    faults.push('prepack does not build: a package without types could be published');
  const scripts = Object.keys(manifest.exports).filter((entry) =>
    /^\.\/(dist\/cdn\/|md5-worker)/.test(entry),
  );
  run('npx', ['publint', '--strict', tarball]);
  run('npx', ['attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...scripts]);
} finally {
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

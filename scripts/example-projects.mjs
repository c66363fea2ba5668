/** Installs, builds and tests the examples that are whole projects, each in a folder of its own. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, nodeSuite } from './run-suites.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
const source = (name) => join(top, 'examples', name);
const testOf = (name) => `test/examples/${name}.e2e.ts`;

/** What an install or a build leaves in an example. */
const isMade = /^(node_modules|dist|build|out|package-lock\.json|\..*)$/;

/** The examples that are whole projects: those with a test of their own. */
export const projects = readdirSync(join(top, 'examples')).filter((name) =>
  existsSync(join(top, testOf(name))),
);

/** Lines in which a compiler or a program warns. */
export function findWarnings(output) {
  return output
    .split('\n')
    .filter((line) => /warn(ing)?s?\b(?![-.])|\(!\)|⚠/i.test(line.replace(/\b(0|no) warnings?\b/gi, '')));
}

/** Lets so many tasks run at a time; the others wait in line. */
function atMost(count) {
  const waiting = [];
  let running = 0;
  return async (task) => {
    if (running === count) await new Promise((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Copies what is written of an example, and nothing that was made of it. */
export function copyExample(name, folder) {
  cpSync(source(name), folder, {
    recursive: true,
    filter: (path) => path === source(name) || !isMade.test(basename(path)),
  });
}

/** Copies an example into a folder, and lets it depend on the tarball in place of the published package. */
function copyProject(name, folder, tarball) {
  copyExample(name, folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  manifest.dependencies['metastudio-widgets'] = `file:${tarball}`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  return manifest;
}

/**
 * Tests the examples named. Two are installed at a time, while two that are installed are built and tested: an install
 * waits for the network, a build for the processor.
 */
export async function testProjects(names, folder, tarball) {
  const installing = atMost(2);
  const working = atMost(2);
  const npmInstall = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'];
  await Promise.all(
    names.map(async (name) => {
      const cwd = join(folder, name);
      const { scripts } = copyProject(name, cwd, tarball);
      if (!(await installing(() => check(`${name}: npm install`, 'npm', npmInstall, { cwd })))) return;
      await working(async () => {
        // As on the machine of who tries it: in a CI, Next.js warns that no build before has left a cache.
        const options = { cwd, findFaults: findWarnings, env: { CI: '' } };
        const build = () => check(`${name}: npm run build`, 'npm', ['run', '--silent', 'build'], options);
        if (scripts.build && !(await build())) return;
        await nodeSuite(`${name}: test`, [testOf(name)], { env: { EXAMPLE: cwd } });
      });
    }),
  );
}

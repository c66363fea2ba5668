/**
 * `npm run test:examples`: packs the package, and installs it into the examples as a customer would. Examples that are
 * whole projects have a test of their own (`test/examples/<name>.e2e.ts`): each is installed, built with no warning, and
 * driven in a browser. The backends in Node share one install and one test (`test/examples/backends.e2e.ts`).
 *
 * `npm run test:examples -- react vue` takes those named (`backends` is one of them). `--tarball <file>` takes a package
 * that has been packed already; `--folder <path>` works in a folder that is kept, so that the next install is quick.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requireBrowser } from './browser.mjs';
import { getProgram } from './debian-program.mjs';
import { copyExample, projects, testProjects } from './example-projects.mjs';
import { nodeSuite, report } from './run-suites.mjs';

const { values, positionals } = parseArgs({
  options: { tarball: { type: 'string' }, folder: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => name !== 'backends' && !projects.includes(name));
if (unknown.length > 0)
  throw new Error(`No example: ${unknown.join(', ')}. There are: ${['backends', ...projects].join(', ')}`);
const isWanted = (name) => positionals.length === 0 || positionals.includes(name);

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'mss-examples-'));
const run = (command, args, cwd, stderr = 'inherit') =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', stderr] });

/** Builds and packs the package. */
function pack() {
  run('npm', ['run', '--silent', 'build'], top);
  const made = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], top);
  return join(folder, JSON.parse(made.toString())[0].filename);
}

/** The same package under a name of its content: npm doesn't install again what it knows by name. */
function nameByContent(tarball) {
  const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex').slice(0, 12);
  const copy = join(folder, `metastudio-widgets-${hash}.tgz`);
  copyFileSync(tarball, copy);
  return copy;
}

/** What the backends depend on, with the packed package in place of the published one. The test calls Next.js's handler without the framework. */
function backendDependencies(tarball) {
  const names = ['express', 'fastify', 'hono', 'php-nginx'];
  const all = names.map(
    (name) => JSON.parse(readFileSync(join(top, 'examples', name, 'package.json'), 'utf8')).dependencies,
  );
  return { ...Object.assign({}, ...all), 'metastudio-widgets': `file:${tarball}` };
}

/** A certificate for this machine, made by itself. */
function makeCertificate(place) {
  const files = ['-keyout', join(place, 'tls.key'), '-out', join(place, 'tls.pem')];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  run(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...name],
    place,
    'ignore',
  );
}

async function testBackends(tarball) {
  const place = join(folder, 'backends');
  mkdirSync(place, { recursive: true });
  const manifest = { private: true, type: 'module', dependencies: backendDependencies(tarball) };
  writeFileSync(join(place, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'], place);
  for (const name of readdirSync(join(top, 'examples'))) copyExample(name, join(place, 'examples', name));
  const nginx = getProgram('nginx', 'nginx-light');
  const php = nginx && getProgram('php', 'php-cli');
  if (nginx) makeCertificate(place);
  const env = {
    EXAMPLES: place,
    ...(php && { PHP: php }),
    // Not NGINX, which means something to the program itself.
    ...(nginx && { NGINX_PATH: nginx, NODE_EXTRA_CA_CERTS: join(place, 'tls.pem') }),
  };
  await nodeSuite('backends', ['test/examples/backends.e2e.ts'], { env });
}

try {
  mkdirSync(folder, { recursive: true });
  process.env.CHROME_PATH = requireBrowser();
  const tarball = nameByContent(values.tarball ? resolve(values.tarball) : pack());
  if (isWanted('backends')) await testBackends(tarball);
  await testProjects(projects.filter(isWanted), folder, tarball);
} finally {
  if (!values.folder) rmSync(folder, { recursive: true, force: true });
}
report();

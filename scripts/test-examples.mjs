/**
 * `npm run test:examples`: packs the package, installs it once beside all examples as a customer would, and does one job
 * with each (`test/examples`). Takes about a minute, most of it `npm install`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getProgram } from './debian-program.mjs';
import { nodeSuite, report } from './run-suites.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mss-examples-'));
const run = (command, args, cwd, stderr = 'inherit') =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', stderr] });

/** What the examples depend on, with the packed package in place of the published one. Next.js is not run, and large. */
function dependencies(tarball) {
  const all = readdirSync(join(top, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'container' && entry.name !== 'nextjs')
    .map(
      ({ name }) =>
        JSON.parse(readFileSync(join(top, 'examples', name, 'package.json'), 'utf8')).dependencies,
    );
  return { ...Object.assign({}, ...all), 'metastudio-widgets': `file:${tarball}` };
}

/** A certificate for this machine, made by itself. */
function makeCertificate() {
  const files = ['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.pem')];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  run(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...name],
    folder,
    'ignore',
  );
}

try {
  run('npm', ['run', '--silent', 'build:js'], top);
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder], top).toString(),
  );
  const manifest = { private: true, type: 'module', dependencies: dependencies(join(folder, filename)) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'], folder);
  cpSync(join(top, 'examples'), join(folder, 'examples'), { recursive: true });
  const nginx = getProgram('nginx', 'nginx-light');
  const php = nginx && getProgram('php', 'php-cli');
  if (nginx) makeCertificate();
  const env = {
    EXAMPLES: folder,
    ...(php && { PHP: php }),
    // Not NGINX, which means something to the program itself.
    ...(nginx && { NGINX_PATH: nginx, NODE_EXTRA_CA_CERTS: join(folder, 'tls.pem') }),
  };
  await nodeSuite('examples', ['test/examples/backends.e2e.ts'], { env });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report();

/** Installs packages of Debian and its kin that tests need. */
import { execFileSync } from 'node:child_process';

/** Installs packages with apt-get, as root or by sudo without a password. Throws where that cannot be done. */
export function install(...packages) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    execFileSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  run('update');
  run('install', '-y', '--no-install-recommends', ...packages);
}

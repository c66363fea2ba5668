/** Finds programs that some tests need; on Debian and its kin it asks apt-get where there is none. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { install } from './apt.mjs';

const find = (name) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** Path of a program; installs Debian's packages if there is none. Says so, and answers undefined, where that fails. */
export function getProgram(name, ...debianPackages) {
  const found = find(name);
  if (found) return found;
  console.log(`No ${name} found; trying: apt-get install ${debianPackages.join(' ')}`);
  try {
    install(...debianPackages);
  } catch {
    console.log(`apt-get could not give one: what needs ${name} is not tested.`);
  }
  return find(name);
}

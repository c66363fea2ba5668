/** Writes `dist/cdn/integrity.json`: for each file of code a hash as `integrity` attributes and import maps take it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../dist/cdn', import.meta.url));
const hashOf = (name) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(folder, name)))
    .digest('base64')}`;
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'));
const hashes = Object.fromEntries(names.sort().map((name) => [name.replaceAll('\\', '/'), hashOf(name)]));
writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(hashes, undefined, 2)}\n`);

/**
 * Refuses a release while a value that the owner gives is still a placeholder (docs/releasing.md), or while the tag that
 * started it names another version.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const marker = /owner-to-give/i;

/** Names each placeholder that is left, for the texts of package.json and SECURITY.md. */
export function placeholders(packageJson, security) {
  const { repository, bugs, homepage } = JSON.parse(packageJson);
  const values = {
    'package.json repository.url': repository?.url,
    'package.json bugs.url': bugs?.url,
    'package.json homepage': homepage,
    'SECURITY.md contact': security,
  };
  return Object.entries(values)
    .filter(([, value]) => !value || marker.test(value))
    .map(([name]) => name);
}

/** Says what stops a release; nothing when it may go on. `tag` is the tag that started it, if one did. */
export function obstacles(packageJson, security, tag) {
  const { version } = JSON.parse(packageJson);
  const left = placeholders(packageJson, security).map((name) => `${name} is still a placeholder`);
  return tag && tag !== `v${version}` ? [...left, `tag ${tag} is not v${version}`] : left;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const tag = process.env.GITHUB_REF_TYPE === 'tag' ? process.env.GITHUB_REF_NAME : undefined;
  const found = obstacles(text('package.json'), text('SECURITY.md'), tag);
  for (const one of found) console.error(`Not released: ${one}. See docs/releasing.md.`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

/** A release is refused while a value that the owner gives is missing. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { obstacles, placeholders } from '../../scripts/check-release.mjs';

const top = join(import.meta.dirname, '../..');
const text = (name: string): string => readFileSync(join(top, name), 'utf8');
const fields = {
  version: '1.2.3',
  repository: { url: 'git+https://git.example/shop.git' },
  bugs: { url: 'https://git.example/shop/issues' },
  homepage: 'https://shop.example',
};
const given = (changes: object = {}): string => JSON.stringify({ ...fields, ...changes });

describe('a release', () => {
  it('goes on when every value is given and the tag is the version', () => {
    assert.deepEqual(obstacles(given(), 'Write to security@shop.example.', 'v1.2.3'), []);
  });

  it('names each placeholder that is left, and each value that is missing', () => {
    assert.deepEqual(placeholders(given({ bugs: undefined }), 'security@owner-to-give.invalid'), [
      'package.json bugs.url',
      'SECURITY.md contact',
    ]);
  });

  it('is refused under a tag of another version', () => {
    assert.deepEqual(obstacles(given(), '', 'v1.2.4').at(-1), 'tag v1.2.4 is not v1.2.3');
  });

  it('is stopped by the publish step as long as the checklist has open values', async () => {
    const left = placeholders(text('package.json'), text('SECURITY.md'));
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    assert.match(scripts['prepublishOnly'] ?? '', /^node scripts\/check-release\.mjs( |$)/);
    const run = promisify(execFile)(process.execPath, [join(top, 'scripts/check-release.mjs')]);
    if (left.length === 0) await run;
    else await assert.rejects(run, new RegExp(`Not released: ${left[0]}`));
  });
});

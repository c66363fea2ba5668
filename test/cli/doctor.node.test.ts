/** `npx metastudio-widgets doctor`: the same settings as the backend's, for people and for scripts. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { defaultAccount } from '../../demo/simulator/index.js';
import type { Diagnosis } from '../../src/server/index.js';
import { run, start, type Running } from './surroundings.js';

const { domain, user, password, project_id } = defaultAccount;

describe('npx metastudio-widgets doctor', () => {
  let simulator: Running;
  let env: Record<string, string>;
  before(async () => {
    simulator = start(['simulator', '--port', '0']);
    const service = await simulator.says(/http:\/\/127\.0\.0\.1:\d+/);
    env = {
      MSS_REGION: 'cn-north-4',
      MSS_ENDPOINT: service,
      MSS_IAM_ENDPOINT: service,
      MSS_DOMAIN: domain,
      MSS_USER: user,
      MSS_PASSWORD: password,
      MSS_PROJECT: project_id,
      MSS_SESSION_SECRETS: 'a-secret-of-a-test-with-32-bytes-or-more',
      // The service answers 404 there, as a shop does that knows nobody.
      MSS_AUTHORIZE_URL: `${service}/nobody`,
    };
  });
  after(async () => {
    simulator.stop();
    await simulator.code;
  });

  it('prints a line for each check, and ends with 0 if nothing is broken', async () => {
    const { code, said } = await run(['doctor'], env);
    assert.equal(code, 0, said);
    assert.match(said, /^well {6}sign-in: IAM accepts/m);
    assert.match(said, /^doubtful {2}store: .*\n {10}→ Run one instance/m);
    assert.match(said, /^skipped {3}callbacks: /m);
    assert.ok(!said.includes(password));
  });

  it('says what to do, and ends with 1 if something is broken', async () => {
    const { code, said } = await run(['doctor'], { ...env, MSS_PASSWORD: 'wrong-password' });
    assert.equal(code, 1);
    assert.match(said, /^broken {4}sign-in: IAM refused .*\n {10}→ Check domain, user, password/m);
    assert.ok(!said.includes('wrong-password'));
  });

  it('tries the Redis of the settings', async () => {
    const { code, said } = await run(['doctor'], { ...env, MSS_REDIS_URL: 'redis://:hidden@127.0.0.1:1' });
    assert.equal(code, 1);
    assert.match(said, /^broken {4}store: .*\n {10}→ Check the address of Redis/m);
    assert.ok(!said.includes('hidden'));
  });

  it('prints JSON for scripts, of settings that are missing, too', async () => {
    const well = await run(['doctor', '--json'], env);
    const diagnosis = JSON.parse(well.said) as Diagnosis;
    assert.equal(diagnosis.ok, true);
    assert.ok(diagnosis.checks.some(({ name, status }) => name === 'assets' && status === 'ok'));
    const missing = await run(['doctor', '--json'], {});
    assert.equal(missing.code, 1);
    const { ok, checks } = JSON.parse(missing.said) as Diagnosis;
    assert.equal(ok, false);
    assert.ok(checks.length > 3);
    for (const { name, status, solution } of checks) {
      assert.deepEqual([name, status], ['options', 'error']);
      assert.ok(solution);
    }
  });
});

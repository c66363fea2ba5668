/** Libraries of interaction rules: creation, lists, replacement, deletion, and rejected requests. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, type Bench } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({ ruleGroupOrder: 'desc' });

const path = 'smart-live-interaction-rule-groups';
const unknown = '0'.repeat(32);
const rule = (rule_index: string, more = {}) => ({ rule_index, rule_name: `Rule ${rule_index}`, ...more });

interface Group {
  group_id: string;
  group_name: string;
  interaction_rules: Record<string, unknown>[];
  create_time: string;
  update_time: string;
}

async function create({ call }: Bench, group_name: string, interaction_rules?: unknown[]): Promise<string> {
  const { body } = await call('POST', path, { group_name, interaction_rules });
  return (body['group_id'] as string | undefined) ?? assert.fail(JSON.stringify(body));
}

async function groups({ call }: Bench, query = ''): Promise<Group[]> {
  return (await call('GET', `${path}?${query}`)).body['interaction_rule_groups'] as Group[];
}

describe('a rule library', () => {
  it('is listed with its rules, each with an ID and times', async () => {
    const on = await bench();
    const group_id = await create(on, 'Welcome', [rule('1', { event_type: 2, enabled: true })]);
    const [group] = await groups(on);
    assert.deepEqual([group?.group_id, group?.create_time], [group_id, '2026-01-05T09:00:00Z']);
    const [shown] = group?.interaction_rules ?? [];
    assert.match(String(shown?.['rule_id']), /^[0-9a-f]{32}$/);
    assert.deepEqual(
      [shown?.['rule_name'], shown?.['event_type'], shown?.['create_time']],
      ['Rule 1', 2, '2026-01-05T09:00:00Z'],
    );
  });

  it('is replaced as a whole; a rule that stays keeps its ID and its age', async () => {
    const on = await bench();
    const group_id = await create(on, 'Welcome', [rule('1'), rule('2')]);
    const before = (await groups(on))[0]?.interaction_rules ?? [];
    await on.advance(60);
    const body = { group_name: 'Hello', interaction_rules: [rule('2'), rule('3')] };
    const answer = (await on.call('PUT', `${path}/${group_id}`, body)).body as unknown as Group;
    assert.equal(answer.group_name, 'Hello');
    assert.equal(answer.update_time, '2026-01-05T09:01:00Z');
    assert.equal(answer.interaction_rules[0]?.['rule_id'], before[1]?.['rule_id']);
    assert.equal(answer.interaction_rules[0]?.['create_time'], '2026-01-05T09:00:00Z');
    assert.equal(answer.interaction_rules[1]?.['create_time'], '2026-01-05T09:01:00Z');
    assert.deepEqual(await groups(on), [answer]);
  });

  it('is gone when it is deleted', async () => {
    const on = await bench();
    const group_id = await create(on, 'Welcome');
    assert.equal((await on.call('DELETE', `${path}/${group_id}`)).status, 200);
    assert.deepEqual(await groups(on), []);
    const again = await on.call('DELETE', `${path}/${group_id}`);
    assert.deepEqual([again.status, again.body.error_code], [400, 'MSS.20010083']);
  });

  it('is found by a part of its name, by its age, and by page', async () => {
    const on = await bench();
    await create(on, 'Welcome');
    await on.advance(60);
    await create(on, 'Gifts');
    const names = async (query: string) => (await groups(on, query)).map(({ group_name }) => group_name);
    assert.deepEqual(await names(''), ['Gifts', 'Welcome']);
    assert.deepEqual(await names('group_name=wel'), ['Welcome']);
    assert.deepEqual(await names('create_since=2026-01-05T09:00:30Z'), ['Gifts']);
    assert.deepEqual(await names('create_until=2026-01-05T09:00:30Z'), ['Welcome']);
    assert.deepEqual(await names('limit=1&offset=1'), ['Welcome']);
  });

  it('is refused without a name, under the name of another, and with a condition that cannot be met', async () => {
    const on = await bench();
    const group_id = await create(on, 'Welcome');
    const nameless = await on.call('POST', path, {});
    assert.deepEqual([nameless.status, nameless.body.error_code], [400, 'MSS.00000003']);
    assert.match(nameless.body.error_msg ?? '', /group_name/);
    const twin = await on.call('POST', path, { group_name: 'Welcome' });
    assert.deepEqual([twin.status, twin.body.error_code], [400, 'MSS.20010084']);
    assert.equal((await on.call('PUT', `${path}/${group_id}`, { group_name: 'Welcome' })).status, 200);
    const tags = [{ tag: 'count', match: 'MATH_GT', value: 'many' }];
    const odd = await on.call('POST', path, {
      group_name: 'Odd',
      interaction_rules: [rule('1', { hit_condition: { tags } })],
    });
    assert.deepEqual([odd.status, odd.body.error_code], [400, 'MSS.20010110']);
    const missing = await on.call('PUT', `${path}/${unknown}`, { group_name: 'X' });
    assert.equal(missing.body.error_code, 'MSS.20010083');
  });
});

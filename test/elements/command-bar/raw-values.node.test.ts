/** What is read of a task and sent back as a whole, by commands, keeps the values that could not be read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepRawValues, showSmartLiveRoom, type SmartLiveRoom } from '../../../src/api/index.js';
import { withoutNulls } from '../../../src/base/index.js';
import { RulesForm } from '../../../src/elements/command-bar/forms/rules-form.js';
import type { FormContext } from '../../../src/elements/command-bar/forms/form.js';
import { applyChanges, scenesOf } from '../../../src/elements/command-bar/rundown/rundown-model.js';
import { wireMember } from '../../../src/live/task-config.js';
import { oddCases } from '../../helpers/odd-values.js';

const paragraph = (sequence_no: number, title: string) => ({
  sequence_no,
  title,
  text_config: { text: `Words of ${title}` },
});
const task = {
  room_name: 'Tea',
  scene_scripts: [
    {
      script_name: 'Opening',
      model_asset_id: 'avatar',
      voice_config: { voice_asset_id: 'voice', speed: 100 },
      layer_config: [{ layer_type: 'HUMAN', position: { dx: 1, dy: 2, layer_index: 1 }, sequence_no: 1 }],
      shoot_scripts: [paragraph(1, 'Greeting'), paragraph(2, 'Offer'), paragraph(3, 'Thanks')],
    },
  ],
  interaction_rules: [
    {
      rule_name: 'Price',
      enabled: true,
      event_type: 1,
      trigger: { reply_texts: ['Nine', 'Ten'], reply_order: 'RANDOM' },
    },
    { rule_name: 'Hello', enabled: true, hit_condition: { tags: [{ words: ['hi'] }] }, review_config: {} },
  ],
};

type Task = typeof task;

/** A task with one odd value, as it is received and as it is read. */
const cases = oddCases(task).map(({ name, path, answer }) => {
  const parsed = showSmartLiveRoom.response.safeParse(answer).data as SmartLiveRoom;
  return { name, path, raw: withoutNulls<Task>(answer), parsed, read: keepRawValues(parsed) };
});

/** The names of the cases in which `sent` is not `expected`. */
function losses(
  check: (one: (typeof cases)[number]) => readonly [sent: unknown, expected: unknown],
): string[] {
  return cases.flatMap((one) => {
    const [sent, expected] = check(one);
    try {
      assert.deepEqual(JSON.parse(JSON.stringify(sent)), JSON.parse(JSON.stringify(expected)));
      return [];
    } catch {
      return [`${one.name}: ${JSON.stringify(sent)}`];
    }
  });
}

describe('a task with one odd value', () => {
  it('is sent back as it was received, scenes and rules', () => {
    const scenes = losses(({ read, raw }) => [
      wireMember(read, (task) => task.scene_scripts),
      raw.scene_scripts,
    ]);
    const rules = losses(({ read, raw }) => [
      wireMember(read, (task) => task.interaction_rules),
      raw.interaction_rules,
    ]);
    assert.deepEqual([...scenes, ...rules], []);
  });

  it('keeps that value when another paragraph is rewritten', () => {
    const change = {
      key: JSON.stringify(['Opening', 2]),
      scene: 'Opening',
      sequence_no: 2,
      title: 'New',
      text: 'Words',
    };
    const isOwn = (path: readonly (string | number)[]) =>
      path.join('.').startsWith('scene_scripts.0.script_name') ||
      /^scene_scripts\.0\.shoot_scripts\.\d\.(sequence_no)/.test(path.join('.')) ||
      path.join('.').startsWith('scene_scripts.0.shoot_scripts.1');
    const lost = losses(({ read, raw, path }) => {
      if (isOwn(path)) return [0, 0];
      const scenes = applyChanges(scenesOf(read), [{ kind: 'edit', paragraph: change, before: change }]);
      const expected = structuredClone(raw.scene_scripts);
      Object.assign(expected[0]?.shoot_scripts[1] ?? {}, { title: 'New', text_config: { text: 'Words' } });
      return [wireMember({ ...read, scene_scripts: scenes }, (task) => task.scene_scripts), expected];
    });
    assert.deepEqual(lost, []);
  });

  it('keeps that value when the rules are changed, and in what undoes it', async () => {
    const sent = new Map<string, unknown[]>();
    for (const { name, parsed } of cases) {
      const client = { call: () => Promise.resolve(parsed) };
      const context = { bar: { client, watch: { room_id: 'r', state: {} } }, update: () => undefined };
      const form = new RulesForm(context as unknown as FormContext);
      await form.load(new AbortController().signal);
      const commands = [form.command(), form.undo()];
      sent.set(
        name,
        commands.map((one) => one?.params?.['interaction_rules']),
      );
    }
    assert.deepEqual(
      losses(({ name, raw }) => [sent.get(name), [raw.interaction_rules, raw.interaction_rules]]),
      [],
    );
  });
});

/** Two users change one script: separate changes are merged, and changes of the same member are conflicts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchKeys } from '../../../src/script/merge/match-keys.js';
import { merge, rebasedBase, type Choices } from '../../../src/script/merge/merge.js';
import { mergeOrder } from '../../../src/script/merge/merge-order.js';
import {
  withNewKeys,
  toWire,
  withText,
  withTitle,
  type Scene,
  type WireScene,
} from '../../../src/script/scenes.js';
import {
  moveParagraphTo,
  insertParagraph,
  moveParagraphBy,
  removeByKey,
  moveSceneBy,
  withSceneName,
} from '../../../src/script/scene-operations.js';

/** A scene as the service returns it: `('Tea', 'one', 'two')` has two paragraphs. */
const scene = (script_name: string, ...texts: string[]): WireScene => ({
  script_name,
  script_id: `id of ${script_name}`,
  model_asset_id: `avatar of ${script_name}`,
  shoot_scripts: texts.map((text, i) => ({ sequence_no: i + 1, title: text, text_config: { text } })),
});
/** A short form of scenes: `Tea: one two`. */
const short = (scenes: readonly Scene[]): string[] =>
  scenes.map(
    ({ script, paragraphs }) =>
      `${script.script_name ?? ''}: ${paragraphs.map(({ item }) => item.text_config?.text).join(' ')}`,
  );
const base = withNewKeys([scene('Tea', 'one', 'two', 'three'), scene('Cup', 'four', 'five')]);
const keyOf = (text: string): string =>
  base.flatMap(({ paragraphs }) => paragraphs).find(({ item }) => item.title === text)?.key ?? '';
const [tea = '', cup = ''] = base.map(({ key }) => key);
/** Another user's version as it is read from the service, where scenes have no keys. */
const read = (scenes: readonly Scene[]): Scene[] => matchKeys(toWire(scenes), base);

describe('two people and the scenes of a room', () => {
  it('keeps both orders of scenes and paragraphs where each moved something else', () => {
    const mine = moveSceneBy(base, cup, -1);
    const theirs = read(moveParagraphBy(base, keyOf('three'), -2));
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.deepEqual(short(scenes), ['Cup: four five', 'Tea: three one two']);
    assert.deepEqual(conflicts, []);
  });

  it('turns round every pair that either turned round', () => {
    const order = (mine: string, theirs: string) => mergeOrder([...'abcd'], [...mine], [...theirs]).join('');
    assert.equal(order('bacd', 'acbd'), 'cbad');
    assert.equal(order('bcda', 'abcd'), 'bcda');
    assert.equal(order('abcd', 'dabc'), 'dabc');
    assert.equal(order('badc', 'badc'), 'badc');
    assert.equal(order('abxcd', 'adbc'), 'adbxc');
  });

  it('lets a paragraph that I moved to another scene have the words that they gave it', () => {
    const mine = moveParagraphTo(base, keyOf('two'), cup, 0);
    const theirs = read(withText(base, keyOf('two'), 'TWO'));
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.deepEqual(short(scenes), ['Tea: one three', 'Cup: TWO four five']);
    assert.deepEqual(conflicts, []);
  });

  it('renames a scene and keeps what they changed in it', () => {
    const theirs = read(
      base.map((one) => (one.key === tea ? { ...one, script: { ...one.script, dh_id: 'new' } } : one)),
    );
    const [first] = merge(base, withSceneName(base, tea, 'Green tea'), theirs).scenes;
    assert.equal(first?.script.script_name, 'Green tea');
    assert.equal(first?.script.dh_id, 'new');
  });

  it('asks when both named a scene, and takes either', () => {
    const theirs = read(withSceneName(base, tea, 'Theirs'));
    const mine = withSceneName(base, tea, 'Mine');
    const { conflicts } = merge(base, mine, theirs);
    assert.deepEqual(
      conflicts.map(({ kind, id }) => [kind, id]),
      [['scene', `scene ${tea}`]],
    );
    const choices: Choices = new Map([[`scene ${tea}`, { side: 'theirs' }]]);
    assert.equal(merge(base, mine, theirs, choices).scenes[0]?.script.script_name, 'Theirs');
  });

  it('asks when I deleted a scene in which they wrote, and brings it back whole', () => {
    const mine = removeByKey(base, tea);
    const theirs = read(withText(base, keyOf('two'), 'TWO'));
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.deepEqual(short(scenes), ['Cup: four five']);
    assert.deepEqual(
      conflicts.map(({ kind }) => kind),
      ['scene'],
    );
    const choices: Choices = new Map([[`scene ${tea}`, { side: 'theirs' }]]);
    assert.deepEqual(short(merge(base, mine, theirs, choices).scenes), [
      'Tea: one TWO three',
      'Cup: four five',
    ]);
  });

  it('asks when they deleted a scene in which I wrote', () => {
    const mine = withText(base, keyOf('two'), 'TWO');
    const theirs = read(removeByKey(base, tea));
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.deepEqual(short(scenes), ['Tea: one TWO three', 'Cup: four five']);
    assert.equal(conflicts.length, 1);
    const choices: Choices = new Map([[`scene ${tea}`, { side: 'theirs' }]]);
    assert.deepEqual(short(merge(base, mine, theirs, choices).scenes), ['Cup: four five']);
  });

  it('says nothing about a scene that one deleted and the other left alone', () => {
    const { scenes, conflicts } = merge(
      base,
      removeByKey(base, tea),
      read(withText(base, keyOf('four'), 'FOUR')),
    );
    assert.deepEqual(short(scenes), ['Cup: FOUR five']);
    assert.deepEqual(conflicts, []);
  });

  it('takes what somebody wrote by hand for a paragraph that both changed', () => {
    const mine = withTitle(withText(base, keyOf('two'), 'mine'), keyOf('two'), 'My title');
    const theirs = read(withText(base, keyOf('two'), 'two or so'));
    const { conflicts } = merge(base, mine, theirs);
    assert.equal(conflicts.length, 1);
    const id = `paragraph ${keyOf('two')}`;
    const by = (choice: Choices) => merge(base, mine, theirs, choice).scenes[0]?.paragraphs[1]?.item;
    assert.equal(by(new Map([[id, { side: 'hand', text: 'both' }]]))?.text_config?.text, 'both');
    assert.equal(by(new Map([[id, { side: 'theirs' }]]))?.text_config?.text, 'two or so');
    assert.equal(by(new Map([[id, { side: 'theirs' }]]))?.title, 'My title');
  });

  it('gives a paragraph of mine another number when theirs has it', () => {
    const item = { sequence_no: 4, title: 'm', text_config: { text: 'm' } };
    const theirs = read(
      insertParagraph(base, tea, 3, { key: 'n', item: { ...item, title: 't', text_config: { text: 't' } } }),
    );
    const { scenes } = merge(base, insertParagraph(base, tea, 3, { key: 'm', item }), theirs);
    const numbers = toWire(scenes)[0]?.shoot_scripts?.map(({ sequence_no }) => sequence_no);
    assert.equal(new Set(numbers).size, 5);
    assert.deepEqual(numbers?.includes(null), false);
  });

  it('asks again after a reload what was not decided before it', () => {
    const mine = withText(removeByKey(base, keyOf('three')), keyOf('two'), 'mine');
    const theirs = read(
      withText(withText(removeByKey(base, keyOf('five')), keyOf('two'), 'theirs'), keyOf('three'), '3'),
    );
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.equal(conflicts.length, 2);
    const began = rebasedBase(base, theirs, conflicts);
    const again = merge(began, scenes, theirs);
    assert.deepEqual(again.conflicts.map(({ id }) => id).sort(), conflicts.map(({ id }) => id).sort());
    assert.deepEqual(short(again.scenes), short(scenes));
  });
});

describe('which paragraph is which', () => {
  const words = (scenes: readonly Scene[]) =>
    scenes.flatMap(({ paragraphs }) =>
      paragraphs.map(({ key, item }) => `${key === keyOf(item.title ?? '') ? '' : 'new '}${item.title}`),
    );

  it('is found although all were numbered anew and one was rewritten in part', () => {
    const long = withNewKeys([
      scene('Tea', 'Welcome to the evening show', 'Buy two and pay one', 'Good night'),
    ]);
    const [first, second, third] = long[0]?.paragraphs ?? [];
    const wire: WireScene[] = [
      {
        script_name: 'Tea',
        shoot_scripts: [
          { sequence_no: 1, text_config: { text: 'Something new' } },
          { sequence_no: 2, text_config: { text: 'Good night' } },
          { sequence_no: 3, text_config: { text: 'Buy two, today, and pay one' } },
          { sequence_no: 4, text_config: { text: 'Welcome to the evening show' } },
        ],
      },
    ];
    const keys = matchKeys(wire, long)[0]?.paragraphs.map(({ key }) => key) ?? [];
    assert.deepEqual(keys.slice(1), [third?.key, second?.key, first?.key]);
  });

  it('is found in another scene, and in one without a name of its own', () => {
    const theirs = read(moveParagraphTo(base, keyOf('two'), cup, 1));
    assert.deepEqual(words(theirs), ['one', 'three', 'four', 'two', 'five']);
    const [first, second] = base.map((one) => one.key);
    const renamed = matchKeys(
      [{ script_name: 'Other', shoot_scripts: toWire(base)[1]?.shoot_scripts ?? [] }, toWire(base)[0] ?? {}],
      base,
    );
    assert.deepEqual(
      renamed.map(({ key }) => key),
      [second, first],
    );
  });
});

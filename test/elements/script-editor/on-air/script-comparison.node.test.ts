/** What a saved script changes of the one on air: every difference is either a rewrite or said to wait. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  applyRewrites,
  compareScripts,
  soundsSame,
  withRewritten,
} from '../../../../src/elements/script-editor/on-air/script-comparison.js';
import { toWire, type Scene, type WireParagraph, withNewKeys } from '../../../../src/script/index.js';
import { randomFrom, type Random } from '../../../helpers/arbitrary.js';

const says = (text: string, sequence_no = 1): WireParagraph => ({ sequence_no, text_config: { text } });

const script = (...texts: string[]): Scene[] =>
  withNewKeys([{ script_name: 'Tea', shoot_scripts: texts.map((text, index) => says(text, index + 1)) }]);

const edited = (scenes: readonly Scene[], change: (item: WireParagraph, index: number) => WireParagraph) =>
  scenes.map((scene) => ({
    ...scene,
    paragraphs: scene.paragraphs.map((one, index) => ({ ...one, item: change(one.item, index) })),
  }));

describe('the comparison of a saved script with the one on air', () => {
  it('finds the rewritten paragraphs by their keys, however much of them was rewritten', () => {
    const earlier = script('One.', 'Two.', 'Three.');
    const saved = edited(earlier, (item, index) => (index === 1 ? says('Entirely different.', 2) : item));
    const { rewrites, waiting } = compareScripts(saved, toWire(earlier), earlier);
    assert.deepEqual(
      rewrites.map(({ sequence_no, place, before, after }) => [
        sequence_no,
        place,
        before.text_config?.text,
        after.text_config?.text,
      ]),
      [[2, 2, 'Two.', 'Entirely different.']],
    );
    assert.deepEqual(waiting, []);
  });

  it('names a paragraph as the task does, also if a new one before it has changed its number', () => {
    const earlier = script('One.', 'Two.');
    const [scene] = earlier;
    const [first, second] = scene?.paragraphs ?? [];
    assert.ok(scene && first && second);
    const saved = [
      {
        ...scene,
        paragraphs: [
          { key: 'new', item: says('Something new.', 1) },
          { ...first, item: says('One.', 2) },
          { ...second, item: says('Two and a half.', 3) },
        ],
      },
    ];
    const { rewrites, waiting } = compareScripts(saved, toWire(earlier), earlier);
    assert.deepEqual(
      rewrites.map(({ sequence_no, place }) => [sequence_no, place]),
      [[2, 3]],
    );
    assert.deepEqual(
      waiting.map(({ reason, place }) => [reason, place]),
      [['added', 1]],
    );
  });

  it('does not offer what the service would refuse', () => {
    const earlier = script('One.', 'Two.', 'Three.');
    const texts = ['x'.repeat(10_001), '<speak>Two.', '<speak>Three and <break time="1s"/>a half.</speak>'];
    const saved = edited(earlier, (item, index) => says(texts[index] ?? '', item.sequence_no ?? 1));
    const { rewrites, waiting } = compareScripts(saved, toWire(earlier), earlier);
    assert.deepEqual(
      waiting.map(({ reason }) => reason),
      ['too-long', 'invalid'],
    );
    assert.deepEqual(
      rewrites.map(({ place }) => place),
      [3],
    );
  });

  it('takes recordings for the same whose URLs differ in their signature only', () => {
    const audio = (audio_url: string): WireParagraph => ({ audio_config: { audio_url } });
    assert.ok(
      soundsSame(audio('https://cdn.example/a.mp3?sign=1'), audio('https://cdn.example/a.mp3?sign=2')),
    );
    assert.ok(!soundsSame(audio('https://cdn.example/a.mp3'), audio('https://cdn.example/b.mp3')));
    assert.ok(!soundsSame(audio('https://cdn.example/a.mp3'), says('')));
    assert.ok(!soundsSame({ audio_config: { asset_id: 'a' } }, { audio_config: { asset_id: 'b' } }));
  });

  it('does not take the signature of a background, or the number of a layer’s paragraph, for a change', () => {
    const looks = (sign: string, sequence_no: number) => [
      {
        script_name: 'Tea',
        shoot_scripts: [says('One.')],
        background_config: [
          { background_type: 'IMAGE' as const, background_config: `https://cdn.example/a.png?${sign}` },
        ],
        layer_config: [
          { layer_type: 'HUMAN' as const, position: { dx: 0, dy: 0, layer_index: 1 }, sequence_no },
        ],
      },
    ];
    const earlier = withNewKeys(looks('one', 1));
    assert.deepEqual(compareScripts(earlier, looks('two', 2), earlier), { rewrites: [], waiting: [] });
  });

  const rounds = process.env['LONG'] ? 5000 : 300;

  it(`conceals no difference, and leaves none to rewrite after its rewrites, in ${rounds} scripts`, () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const random = randomFrom(seed);
      const earlier = randomScript(random);
      const saved = randomEdits(earlier, random);
      const onAir = toWire(random.chance(0.3) ? randomEdits(earlier, random) : earlier);
      const { rewrites, waiting } = compareScripts(saved, onAir, earlier);
      const where = `seed ${seed}`;
      const texts = (scenes: ReturnType<typeof toWire>) =>
        scenes.map(({ shoot_scripts }) => (shoot_scripts ?? []).map((item) => item.text_config?.text));
      const isSame = JSON.stringify(texts(toWire(saved))) === JSON.stringify(texts(onAir));
      if (!isSame) assert.ok(rewrites.length + waiting.length > 0, where);

      const now = applyRewrites(onAir, rewrites);
      const [before, after] = [texts(onAir).flat(), texts(now).flat()];
      assert.equal(after.length, before.length, where);
      const changed = after.filter((text, index) => text !== before[index]);
      assert.equal(changed.length, rewrites.length, `${where}: only the rewritten paragraphs change`);
      const known = rewrites.reduce((scenes, one) => withRewritten(scenes, one), earlier);
      assert.deepEqual(compareScripts(saved, now, known).rewrites, [], where);
    }
  });
});

function randomScript(random: Random): Scene[] {
  const scenes = Array.from({ length: 1 + random.below(3) }, (_, scene) => ({
    script_name: `Scene ${random.chance(0.2) ? 0 : scene}`,
    shoot_scripts: Array.from({ length: 1 + random.below(5) }, (_, index) =>
      says(`${scene}/${index} ${random.letters(20 + random.below(30))}`, index + 1),
    ),
  }));
  return withNewKeys(scenes);
}

/** Rewrites, adds, removes and moves paragraphs at random. */
function randomEdits(scenes: readonly Scene[], random: Random): Scene[] {
  return scenes.map((scene) => {
    const kept = scene.paragraphs.filter(() => !random.chance(0.1));
    const rewritten = kept.map((one) =>
      random.chance(0.4) ? { ...one, item: { ...one.item, text_config: { text: random.letters(40) } } } : one,
    );
    const moved = random.chance(0.2) ? random.shuffle(rewritten) : rewritten;
    const added = random.chance(0.2)
      ? [{ key: `new ${random.below(1e9)}`, item: says(random.letters(40), 90) }]
      : [];
    return { ...scene, paragraphs: [...moved, ...added] };
  });
}

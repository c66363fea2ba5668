/** The modules of the script editor that need neither a page nor the service. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits, checkSsml, parseSsml } from '../../../src/ssml/index.js';
import { chipsOf } from '../../../src/elements/script-editor/text/chips.js';
import { moveTagEdits } from '../../../src/elements/script-editor/codemirror/move-tag-end.js';
import { fragmentOf } from '../../../src/script/text-fragment.js';
import { pasteEdit } from '../../../src/elements/script-editor/codemirror/paste-edit.js';
import { matchKeys } from '../../../src/script/merge/match-keys.js';
import { merge } from '../../../src/script/merge/merge.js';
import { messages } from '../../../src/elements/script-editor/messages.js';
import { roomBody } from '../../../src/documents/room-body.js';
import {
  withNewKeys,
  toWire,
  withText,
  withTitle,
  type Scene,
  type WireScene,
} from '../../../src/script/scenes.js';
import { insertParagraph, moveParagraphBy, removeByKey } from '../../../src/script/scene-operations.js';

const script = (...texts: string[]): WireScene[] => [
  {
    script_name: 'Tea',
    model_asset_id: 'm1',
    shoot_scripts: texts.map((text, i) => ({
      sequence_no: i + 1,
      title: `P${i + 1}`,
      text_config: { text },
    })),
  },
];
const texts = (scenes: readonly Scene[]) =>
  scenes.flatMap((scene) => scene.paragraphs.map((one) => one.item.text_config?.text));
const keyAt = (scenes: readonly Scene[], index: number) => scenes[0]?.paragraphs[index]?.key ?? '';

describe('the body that saves a room', () => {
  it('keeps every member that was read, unknown ones too, without facts and nulls', () => {
    const room = {
      room_id: 'r1',
      project_id: 'p1',
      create_time: 't',
      update_time: 't',
      cover_url: 'c',
      thumbnail: 'x',
      room_state: 'ENABLE' as const,
      error_info: null,
      room_name: 'Show',
      priv_data: null,
      tomorrow: { kept: [1, null], gone: null },
      scene_scripts: script('old'),
    };
    assert.deepEqual(roomBody(room, script('new')), {
      room_name: 'Show',
      tomorrow: { kept: [1, null] },
      scene_scripts: script('new'),
    });
  });
});

describe('two people and one script', () => {
  const base = withNewKeys(script('one', 'two', 'three'));

  it('puts changes to different paragraphs together', () => {
    const mine = withText(base, keyAt(base, 0), 'ONE');
    const { scenes, conflicts } = merge(base, mine, matchKeys(script('one', 'two', 'THREE'), base));
    assert.deepEqual(texts(scenes), ['ONE', 'two', 'THREE']);
    assert.equal(conflicts.length, 0);
  });

  it('puts changes to different members of one paragraph together', () => {
    const mine = withText(base, keyAt(base, 0), 'ONE');
    const theirs = withTitle(matchKeys(script('one', 'two', 'three'), base), keyAt(base, 0), 'Hello');
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.deepEqual(scenes[0]?.paragraphs[0]?.item.title, 'Hello');
    assert.deepEqual(texts(scenes)[0], 'ONE');
    assert.equal(conflicts.length, 0);
  });

  it('finds the paragraph that both changed, and takes either', () => {
    const mine = withText(base, keyAt(base, 1), 'mine');
    const theirs = matchKeys(script('one', 'theirs', 'three'), base);
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.equal(conflicts.length, 1);
    assert.deepEqual(texts(scenes), ['one', 'mine', 'three']);
    const [conflict] = conflicts;
    assert.ok(conflict);
    assert.deepEqual(texts(merge(base, mine, theirs, new Map([[conflict.id, { side: 'theirs' }]])).scenes), [
      'one',
      'theirs',
      'three',
    ]);
  });

  it('sees no conflict where both wrote the same', () => {
    const mine = withText(base, keyAt(base, 1), 'same');
    assert.equal(merge(base, mine, matchKeys(script('one', 'same', 'three'), base)).conflicts.length, 0);
  });

  it('asks when one deletes what the other changed', () => {
    const theirs = matchKeys(script('one', 'changed', 'three'), base);
    const mine = removeByKey(base, keyAt(base, 1));
    const { scenes, conflicts } = merge(base, mine, theirs);
    assert.equal(conflicts.length, 1);
    assert.deepEqual(texts(scenes), ['one', 'three']);
    const [conflict] = conflicts;
    assert.ok(conflict);
    assert.deepEqual(texts(merge(base, mine, theirs, new Map([[conflict.id, { side: 'theirs' }]])).scenes), [
      'one',
      'changed',
      'three',
    ]);
  });

  it('keeps what both added, each behind the paragraph before it', () => {
    const added = { key: 'new', item: { title: 'N', text_config: { text: 'mine' } } };
    const mine = insertParagraph(base, base[0]?.key ?? '', 1, added);
    const theirs = matchKeys(script('one', 'two', 'three', 'theirs'), base);
    assert.deepEqual(texts(merge(base, mine, theirs).scenes), ['one', 'mine', 'two', 'three', 'theirs']);
  });

  it('keeps my order, and theirs when I did not move anything', () => {
    const mine = moveParagraphBy(base, keyAt(base, 0), 2);
    assert.deepEqual(texts(merge(base, mine, base).scenes), ['two', 'three', 'one']);
    const theirs = moveParagraphBy(base, keyAt(base, 2), -2);
    assert.deepEqual(texts(merge(base, base, theirs).scenes), ['three', 'one', 'two']);
  });

  it('numbers paragraphs anew only where they moved', () => {
    const [scene] = toWire(moveParagraphBy(base, keyAt(base, 0), 1));
    assert.deepEqual(
      scene?.shoot_scripts?.map((item) => [item.sequence_no, item.text_config?.text]),
      [
        [1, 'two'],
        [2, 'one'],
        [3, 'three'],
      ],
    );
    const gaps = withNewKeys([{ script_name: 'S', shoot_scripts: [{ sequence_no: 5 }, { sequence_no: 9 }] }]);
    assert.deepEqual(
      toWire(gaps)[0]?.shoot_scripts?.map((item) => item.sequence_no),
      [5, 9],
    );
  });

  it('leaves members of a scene and of a paragraph that it does not know', () => {
    const wire = [{ ...script('one')[0], future: 1 }] as WireScene[];
    const known = withNewKeys(wire);
    assert.deepEqual(toWire(merge(known, known, matchKeys(wire, known)).scenes), wire);
  });
});

describe('pieces of a script', () => {
  /** `[` and `]` mark the selection. */
  const cut = (marked: string, context = false) => {
    const from = marked.indexOf('[');
    const to = marked.indexOf(']') - 1;
    return fragmentOf(marked.replace(/[[\]]/g, ''), from, to, context);
  };

  it('stand for themselves, and are well-formed wherever they are cut', () => {
    assert.equal(cut('plain [text] here'), 'text');
    assert.equal(cut('<speak>a[b]c</speak>'), 'b');
    assert.equal(cut('<speak>a[<break time="1s"/>b]c</speak>'), '<speak><break time="1s"/>b</speak>');
    assert.equal(cut('<speak>[a<prosody rate="80">b]c</prosody></speak>'), 'ab');
    assert.equal(
      cut('<speak><prosody rate="80">a[b]c</prosody></speak>', true),
      '<speak><prosody rate="80">b</prosody></speak>',
    );
    for (const piece of [cut('[<speak>a&amp;b</sp]eak>'), cut('<speak><sub alias="[x">y</sub>z]</speak>')]) {
      assert.equal(checkSsml(piece).filter(({ severity }) => severity === 'error').length, 0, piece);
    }
  });

  it('are pasted as words into a script, and as a script when they are one', () => {
    assert.equal(pasteEdit('<speak>ab</speak>', 8, 8, '<x>').insert, '&lt;x&gt;');
    assert.equal(pasteEdit('ab', 1, 1, '<x>').insert, '<x>');
    assert.equal(
      pasteEdit('a&b', 1, 1, '<speak>c<break time="1s"/></speak>').insert,
      '<speak>ac<break time="1s"/>&amp;b</speak>',
    );
  });
});

describe('chips', () => {
  const labels = (text: string) =>
    chipsOf(parseSsml(text), messages.en.chips).map(({ kind, part, text: words, label }) =>
      [kind, part, words, label].filter(Boolean).join(' '),
    );

  it('say what a mark does', () => {
    assert.deepEqual(labels('<speak><break time="500ms"/><phoneme ph="chong2 xin1">重新</phoneme></speak>'), [
      'hidden open speak',
      'break whole 0.5 s',
      'phoneme whole 重新 chóng xīn',
      'hidden close speak',
    ]);
    assert.deepEqual(
      labels('<speak><say-as interpret-as="date">2022/3/8</say-as><sub alias="Paul">P</sub></speak>').slice(
        1,
        3,
      ),
      ['say-as whole 2022/3/8 date', 'sub whole P Paul'],
    );
    assert.deepEqual(labels('<speak><prosody rate="80">x</prosody></speak>').slice(1, 3), [
      'prosody open 80% speed',
      'prosody close 80% speed',
    ]);
  });

  it('leave broken markup as it is typed, and plain text alone', () => {
    assert.deepEqual(labels('a <break time="1s"/> b'), []);
    assert.ok(!labels('<speak><break time="1s/>b</speak>').some((label) => label.startsWith('break')));
    assert.deepEqual(labels('<speak>a &lt; b</speak>').slice(1, 2), ['entity whole <']);
  });
});

describe('an end of a mark that is moved', () => {
  it('leaves the words and every other mark as they are, wherever it is put', () => {
    const text =
      '<speak>ab<prosody rate="80">c<emotion type="SAD">d<break/>e</emotion>f</prosody>g<prosody rate="90">h</prosody></speak>';
    const doc = parseSsml(text);
    const words = doc.texts.map(({ from, to }) => text.slice(from, to)).join('');
    let moves = 0;
    for (const { index, name, selfClosing, openFrom, openTo, closeFrom, closeTo } of doc.elements) {
      if (selfClosing || name === 'speak') continue;
      for (let at = 7; at <= text.length - 8; at++) {
        const inTag = doc.elements.some(
          (one) => (one.openFrom < at && at < one.openTo) || (one.closeFrom < at && at < one.closeTo),
        );
        if (inTag) continue;
        const ends = [
          { part: 'open', from: openFrom, to: openTo, element: index },
          { part: 'close', from: closeFrom, to: closeTo, element: index },
        ] as const;
        for (const end of ends) {
          const edits = moveTagEdits(text, end, at);
          if (!edits) continue;
          moves++;
          const after = parseSsml(applyEdits(text, edits));
          assert.deepEqual(after.problems, []);
          assert.equal(after.texts.map(({ from, to }) => after.text.slice(from, to)).join(''), words);
          const names = (one: typeof doc) => one.elements.map((element) => element.name).sort();
          assert.deepEqual(names(after), names(doc));
        }
      }
    }
    assert.ok(moves > 10, `${moves} moves`);
  });
});

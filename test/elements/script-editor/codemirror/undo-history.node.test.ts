/** What one undo or redo reverts, on a virtual clock. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EditorState, StateEffect, Transaction, type StateCommand } from '@codemirror/state';
import { redo, undo, undoHistory } from '../../../../src/elements/script-editor/codemirror/undo-history.js';
import { randomFrom } from '../../../helpers/arbitrary.js';

/** An editor state with a virtual clock; `|` marks the caret. */
class Page {
  state: EditorState;
  private time = 1_000_000;

  constructor(sample: string) {
    const anchor = sample.indexOf('|');
    this.state = EditorState.create({
      doc: sample.replace('|', ''),
      selection: { anchor: Math.max(anchor, 0) },
      extensions: [undoHistory],
    });
  }

  get sample(): string {
    const { main } = this.state.selection;
    const text = this.state.doc.toString();
    return `${text.slice(0, main.head)}|${text.slice(main.head)}`;
  }

  /** Advances the clock by milliseconds. */
  wait(milliseconds: number): this {
    this.time += milliseconds;
    return this;
  }

  change(from: number, to: number, insert: string, userEvent?: string, remembered = true): this {
    const annotations = [Transaction.time.of(this.time), Transaction.addToHistory.of(remembered)];
    const selection = remembered ? { selection: { anchor: from + insert.length } } : {};
    this.state = this.state.update({
      changes: { from, to, insert },
      ...selection,
      annotations,
      ...(userEvent && { userEvent }),
    }).state;
    return this;
  }

  /** Types one character every 100 ms. */
  type(words: string): this {
    for (const letter of words) {
      const { head } = this.state.selection.main;
      this.wait(100).change(head, head, letter, 'input.type');
    }
    return this;
  }

  /** Composes with an input method: letter by letter, then the committed character. */
  compose(letters: string, character: string): this {
    const from = this.state.selection.main.head;
    this.change(from, from, letters.slice(0, 1), 'input.type.compose.start');
    for (let i = 2; i <= letters.length; i++)
      this.wait(50).change(from, from + i - 1, letters.slice(0, i), 'input.type.compose');
    return this.wait(50).change(from, from + letters.length, character, 'input.type.compose');
  }

  go(anchor: number): this {
    this.state = this.state.update({ selection: { anchor }, userEvent: 'select' }).state;
    return this;
  }

  run(command: StateCommand): boolean {
    return command({ state: this.state, dispatch: (one) => void (this.state = one.state) });
  }

  undo(): string {
    this.run(undo);
    return this.sample;
  }

  redo(): string {
    this.run(redo);
    return this.sample;
  }
}

describe('undo', () => {
  it('takes back keys that follow each other, with the caret where it was, and brings them again', () => {
    const page = new Page('One|.').type(' two');
    assert.equal(page.undo(), 'One|.');
    assert.equal(page.run(undo), false);
    assert.equal(page.redo(), 'One two|.');
    assert.equal(page.run(redo), false);
    assert.equal(page.undo(), 'One|.');
  });

  it('takes typing and deleting in one place as one', () => {
    const page = new Page('|').type('abc').wait(100).change(2, 3, '', 'delete.backward').type('d');
    assert.equal(page.sample, 'abd|');
    assert.equal(page.undo(), '|');
  });

  it('begins a new step after half a second', () => {
    const page = new Page('|').type('ab').wait(500).type('cd');
    assert.equal(page.undo(), 'ab|');
    assert.equal(page.undo(), '|');
  });

  it('begins a new step somewhere else, and where the caret was moved', () => {
    const apart = new Page('x|y').type('ab').change(0, 0, 'c', 'input.type');
    assert.equal(apart.undo(), 'xab|y');
    const away = new Page('|').type('ab').go(0).go(2).type('c');
    assert.equal(away.undo(), 'ab|');
    assert.equal(away.redo(), 'abc|');
  });

  it('brings the caret back to where the typing had ended, not to where it went since', () => {
    const page = new Page('|').type('ab').go(0);
    page.undo();
    assert.equal(page.redo(), 'ab|');
  });

  it('takes the words of an input method as a step of their own', () => {
    const page = new Page('|').type('a').compose('ni', '你').compose('hao', '好').type('b');
    assert.equal(page.sample, 'a你好b|');
    assert.deepEqual([page.undo(), page.undo(), page.undo(), page.undo()], ['a你好|', 'a你|', 'a|', '|']);
    assert.deepEqual([page.redo(), page.redo()], ['a|', 'a你|']);
  });

  it('takes what was pasted, or changed with a button, as a step of its own', () => {
    const page = new Page('|').type('a').change(1, 1, 'b', 'input.paste').type('c').change(3, 3, 'd');
    assert.deepEqual([page.undo(), page.undo(), page.undo(), page.undo()], ['abc|', 'ab|', 'a|', '|']);
  });

  it('has nothing to bring again once something else was typed', () => {
    const page = new Page('|').type('ab');
    page.undo();
    page.type('c');
    assert.equal(page.run(redo), false);
    assert.equal(page.undo(), '|');
  });

  it('does nothing to a text that can only be read', () => {
    const page = new Page('|').type('ab');
    page.state = page.state.update({
      effects: StateEffect.appendConfig.of(EditorState.readOnly.of(true)),
    }).state;
    assert.equal(page.run(undo), false);
    assert.equal(page.sample, 'ab|');
  });

  it('remembers at least the last hundred steps', () => {
    const page = new Page('|');
    for (let i = 0; i < 150; i++) page.wait(1000).type('x');
    let count = 0;
    while (page.run(undo)) count++;
    assert.ok(count >= 100 && count < 150, String(count));
    assert.equal(page.sample, `${'x'.repeat(150 - count)}|`);
  });
});

describe('a change that is not to be remembered', () => {
  it('stays, and moves the steps along', () => {
    const page = new Page('One|').type(' two').wait(1000).type(' three');
    page.change(0, 0, 'So: ', undefined, false);
    assert.equal(page.undo(), 'So: One two|');
    assert.equal(page.undo(), 'So: One|');
    page.change(0, 4, '', undefined, false);
    assert.equal(page.redo(), 'One two|');
    assert.equal(page.redo(), 'One two three|');
  });

  it('takes a step with it whose words it takes away', () => {
    const page = new Page('.|').type('ab').go(0).type('c');
    page.change(2, 4, '', undefined, false);
    assert.equal(page.state.doc.toString(), 'c.');
    assert.equal(page.undo(), '|.');
    assert.equal(page.run(undo), false);
  });

  it('leaves, after everything is taken back, what only it has made of the text', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round++) {
      const page = new Page('0123456789|');
      // Typed letters are lower case, remote changes upper case, so that the test can distinguish them.
      for (let i = 0; i < 20; i++) {
        const at = random.below(page.state.doc.length + 1);
        const kind = random.below(5);
        if (kind < 2) page.wait(random.below(1000)).change(at, at, 'ab', 'input.type');
        else if (kind === 2) page.change(at, at, 'X', undefined, false);
        else if (kind === 3) page.run(undo);
        else page.run(redo);
      }
      const count = page.state.doc.toString().replace(/[^X]/g, '').length;
      while (page.run(undo));
      const left = page.state.doc.toString();
      assert.equal(left.replace(/X/g, ''), '0123456789');
      assert.equal(left.replace(/[^X]/g, '').length, count);
      while (page.run(redo));
      while (page.run(undo));
      assert.equal(page.state.doc.toString(), left);
    }
  });
});

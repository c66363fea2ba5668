import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { until, clickButton, click } from '../../../helpers/until.js';

async function showing(value: string): Promise<ScriptEditor> {
  const editor = await fixture<ScriptEditor>(html`<mss-script-editor .value=${value}></mss-script-editor>`);
  await until(() => editor.shadowRoot?.querySelector('[role=textbox]'), 'the text box');
  return editor;
}

const find = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const rows = (editor: ScriptEditor) => [
  ...(editor.shadowRoot?.querySelectorAll<HTMLElement>('.problems li') ?? []),
];
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim();
/** The selected text. */
const selected = () => document.getSelection()?.toString();

const prices = 'Only $99.00 today, $199.00 tomorrow, $299.00 on Sunday.';

describe('the list of what was found', () => {
  it('says how much there is to look at, and nothing where there is nothing', async () => {
    const editor = await showing(prices);
    expect(words(find(editor, '.problems h3'))).to.equal('3 suggestions');
    editor.value = 'Hello.';
    await editor.updateComplete;
    expect(rows(editor)).to.have.length(0);
    expect(words(find(editor, '.problems'))).to.equal('No issues');
  });

  it('says the same remark once, and goes from place to place', async () => {
    const editor = await showing(prices);
    expect(rows(editor)).to.have.length(1);
    const go = find(editor, '.go');
    expect(words(go)).to.equal('The voice may misread this price. Tag it as money. 3 places');
    for (const [price, place] of [
      ['$99.00', '1 of 3'],
      ['$199.00', '2 of 3'],
      ['$299.00', '3 of 3'],
      ['$99.00', '1 of 3'],
    ]) {
      go?.click();
      await until(() => words(find(editor, '.places')) === place, `place ${place}`);
      await until(() => selected() === price, `${price} selected`);
    }
  });

  it('mends the place that was gone to', async () => {
    const editor = await showing(prices);
    await click(() => find(editor, '.go'), '.go');
    await until(() => words(find(editor, '.places')) === '1 of 3', 'the first place');
    await click(() => find(editor, '.go'), '.go');
    await until(() => words(find(editor, '.places')) === '2 of 3', 'the second place');
    await clickButton(editor, 'Read as money');
    await until(() => editor.value.includes('>$199.00</say-as>'), 'the second price mended');
    await editor.updateComplete;
    expect(words(find(editor, '.places'))).to.equal('2 places');
  });

  it('lists errors first', async () => {
    const editor = await showing(`<speak>${prices}<break time="20s"/></speak>`);
    expect(rows(editor).map(({ className }) => className)).to.deep.equal(['error', 'info']);
  });

  it('stays small with many rows, and scrolls', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `<b${i}>x</b${i}>`).join('');
    const editor = await showing(`<speak>${many}</speak>`);
    const list = find(editor, '.problems ul');
    expect(list?.offsetHeight).to.be.below(320);
    expect(list?.scrollHeight).to.be.above(1000);
    expect(words(rows(editor).at(-1))).to.equal('and 10 more');
    await expectAccessible(editor);
  });

  it('keeps its nodes with a thousand different problems', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `<b${i}>x</b${i}>`).join('');
    const nodes = (editor: ScriptEditor) => find(editor, '.problems')?.querySelectorAll('*').length ?? 0;
    const few = nodes(await showing(`<speak>${many(60)}</speak>`));
    const editor = await showing(`<speak>${many(1_000)}</speak>`);
    expect(nodes(editor)).to.equal(few);
    expect(few).to.be.below(600);
    expect(words(rows(editor).at(-1))).to.equal('and 950 more');
  });
});

describe('the column of what was found', () => {
  for (const width of [1000, 1440])
    it(`opens only when there is something, and leaves each line of the text as it is, at ${width} px`, async () => {
      await setViewport({ width, height: 700 });
      // The text ends with a price, or with as many digits that are none.
      const script = (end: string) => `Good evening. ${'Our tea comes from the hills. '.repeat(9)}${end}`;
      const editor = await showing(script('1234'));
      const text = await until(() => find(editor, '.cm-line'), 'the text');
      const column = () => {
        const list = find(editor, '.problems')?.getBoundingClientRect();
        return list && list.width > 0 ? list : undefined;
      };
      const places = () => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const around = ['.toolbar', '.box', '.counts', '.preview'].map((one) => find(editor, one) as Element);
        const boxes = [...range.getClientRects(), ...around.map((one) => one.getBoundingClientRect())];
        return boxes.map(({ top, bottom, left }) => [top, bottom, left].map(Math.round).join(' '));
      };
      expect(column()).to.equal(undefined);
      const before = places();
      const { width: lineWidth } = text.getBoundingClientRect();
      editor.value = script('$9.0');
      const list = await until(column, 'the column');
      const box = (find(editor, '.box') as Element).getBoundingClientRect();
      expect(list.right).to.be.at.most(box.right);
      expect(list.bottom).to.be.at.most(box.bottom);
      expect(find(editor, '.cm-line')?.getBoundingClientRect().width).to.equal(lineWidth);
      expect(list.left).to.be.at.least(text.getBoundingClientRect().right);
      await expectAccessible(editor);
      editor.value = script('1234');
      await until(() => !column(), 'no column');
      expect(places()).to.deep.equal(before);
    });

  after(() => setViewport({ width: 800, height: 600 }));
});

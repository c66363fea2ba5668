/** An outline of five hundred paragraphs renders what is seen and what is in use, and every row is still reached. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../../src/elements/script-editor/define.js';
import '../../../../src/elements/script-editor/outline/outline-actions.lazy.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { press } from '../../../helpers/editor-keys.js';
import { until } from '../../../helpers/until.js';

const scenes = 10;
const paragraphs = 50;

const tree = (editor: ScriptEditor) => editor.shadowRoot?.querySelector<HTMLElement>('.tree') as HTMLElement;
const rows = (editor: ScriptEditor) => [...tree(editor).querySelectorAll<HTMLElement>('[role=treeitem]')];
const focused = (editor: ScriptEditor) => editor.shadowRoot?.activeElement as HTMLElement | null;
const title = (row: Element | null) => row?.querySelector('.title, .caption')?.textContent?.trim() ?? '';
/** Titles of the rows inside the visible part of the tree. */
const seen = (editor: ScriptEditor) => {
  const { top, bottom } = tree(editor).getBoundingClientRect();
  return rows(editor)
    .filter((row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom)
    .map(title);
};

async function renderLong(): Promise<ScriptEditor> {
  const editor = await fixture<ScriptEditor>(html`<mss-script-editor lang="en"></mss-script-editor>`);
  editor.scripts = Array.from({ length: scenes }, (_, s) => ({
    script_name: `Scene ${s + 1}`,
    shoot_scripts: Array.from({ length: paragraphs }, (_, p) => ({
      sequence_no: p + 1,
      title: `${s + 1}/${p + 1}`,
      text_config: { text: `Words ${p}.` },
    })),
  }));
  await until(() => editor.shadowRoot?.querySelector('[role=treeitem]'), 'the outline');
  return editor;
}

const expectFew = (editor: ScriptEditor) =>
  expect(tree(editor).querySelectorAll('*').length, 'nodes of the tree').to.be.below(1_000);

describe('an outline of five hundred paragraphs', () => {
  it('renders few of its rows, with the place of each among all, and the scrollbar of all', async () => {
    const editor = await renderLong();
    expectFew(editor);
    const row = rows(editor).find((one) => title(one) === '1/12');
    expect([row?.ariaPosInSet, row?.ariaSetSize]).to.deep.equal(['12', '50']);
    const height = rows(editor)[1]?.offsetHeight ?? 0;
    const all = scenes * (paragraphs + 1) * height;
    expect(tree(editor).scrollHeight).to.be.within(all - height, all + height);
  });

  it('shows the rows that are scrolled to, and keeps the one that has the focus', async () => {
    const editor = await renderLong();
    const first = rows(editor).find((one) => title(one) === '1/2') as HTMLElement;
    first.focus();
    first.click();
    await editor.updateComplete;
    for (const part of [0.5, 1, 0.25, 0]) {
      const box = tree(editor);
      box.scrollTop = part * (box.scrollHeight - box.clientHeight);
      const wanted =
        part === 0.5 ? /^(5|6)\/|^Scene 6/ : part === 1 ? /^10\// : part === 0 ? /^1\// : /^(3|Scene 3)/;
      await until(
        () => seen(editor).length > 5 && seen(editor).every((one) => wanted.test(one) || /^Scene/.test(one)),
        `rows at ${part}`,
      );
      expectFew(editor);
      expect(title(focused(editor))).to.equal('1/2');
    }
  });

  it('is walked by keys over all rows', async () => {
    const editor = await renderLong();
    (rows(editor).find((one) => one.tabIndex === 0) as HTMLElement).focus();
    await press('End');
    await until(() => title(focused(editor)) === '10/50', 'the last row');
    await until(() => seen(editor).includes('10/48'), 'the rows beside it');
    await press('ArrowUp');
    await until(() => title(focused(editor)) === '10/49', 'the row before');
    await press('Home');
    await until(() => title(focused(editor)) === 'Scene 1', 'the first row');
    for (let i = 0; i < 70; i++) await press('ArrowDown');
    await until(() => title(focused(editor)) === '2/19', 'a row far below');
    expectFew(editor);
    await press('7');
    await until(() => title(focused(editor)) === '7/1', 'the row with that letter');
    expect(
      rows(editor)
        .filter(({ ariaSelected }) => ariaSelected === 'true')
        .map(title),
    ).to.deep.equal(['7/1']);
    expectFew(editor);
  });

  it('moves, renames and collapses far rows', async () => {
    const editor = await renderLong();
    (rows(editor).find((one) => one.tabIndex === 0) as HTMLElement).focus();
    await press('End');
    await until(() => title(focused(editor)) === '10/50', 'the last row');
    await press('Alt+ArrowUp');
    await until(() => editor.scripts[9]?.shoot_scripts?.[48]?.title === '10/50', 'the move');
    await until(() => title(focused(editor)) === '10/50', 'the focus on the moved row');
    await press('F2');
    const field = await until(
      () => editor.shadowRoot?.querySelector<HTMLInputElement>('.name:focus'),
      'the field',
    );
    field.value = 'Renamed';
    await press('Enter');
    await until(() => title(focused(editor)) === 'Renamed', 'the new name');
    await press('ArrowLeft');
    await until(() => title(focused(editor)) === 'Scene 10', 'its scene');
    await press('ArrowLeft');
    await until(() => focused(editor)?.ariaExpanded === 'false', 'the collapsed scene');
    expectFew(editor);
  });

  it('takes a row by mouse to a place far out of sight, while the tree scrolls by itself', async () => {
    const editor = await renderLong();
    const row = rows(editor).find((one) => title(one) === '1/2') as HTMLElement;
    const start = row.getBoundingClientRect();
    const box = tree(editor).getBoundingClientRect();
    const x = Math.round(start.left + 60);
    try {
      await sendMouse({ type: 'move', position: [x, Math.round(start.top + start.height / 2)] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x, Math.round(start.top + start.height * 2)] });
      await sendMouse({ type: 'move', position: [x, Math.round(box.bottom + 20)] });
      await until(() => seen(editor).some((one) => /^4\//.test(one)), 'rows of the fourth scene', 20_000);
      expectFew(editor);
      await sendMouse({ type: 'move', position: [x, Math.round(box.top + box.height / 2)] });
    } finally {
      await sendMouse({ type: 'up' });
    }
    const scripts = () =>
      editor.scripts.map(({ shoot_scripts }) => (shoot_scripts ?? []).map((one) => one.title));
    await until(() => !scripts()[0]?.includes('1/2'), 'the move');
    const scene = scripts().findIndex((titles) => titles.includes('1/2'));
    expect(scene).to.be.above(1);
    expect(scripts().flat()).to.have.length(scenes * paragraphs);
    await until(() => seen(editor).includes('1/2'), 'the row at its new place');
    expectFew(editor);
  }).timeout(30_000);
});

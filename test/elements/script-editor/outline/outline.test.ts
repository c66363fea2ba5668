import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import {
  createClient,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoomBody,
} from '../../../../src/api/index.js';
import '../../../../src/elements/script-editor/define.js';
// Normally loaded when focus or pointer enter the outline; the tests load it beforehand.
import '../../../../src/elements/script-editor/outline/outline-actions.lazy.js';
import { roomBody } from '../../../../src/documents/room-body.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator, type SimulatorFixture } from '../../../helpers/simulator-fixture.js';
import { button, renderedText, until, clickButton } from '../../../helpers/until.js';

interface Scene extends SimulatorFixture {
  editor: ScriptEditor;
  room_id: string;
  client: Client;
}

type Script = NonNullable<SmartLiveRoomBody['scene_scripts']>[number];

const second: Script = {
  script_name: 'Basket',
  shoot_scripts: [
    { sequence_no: 1, title: 'Price', text_config: { text: 'Two tins for one.' } },
    { sequence_no: 2, title: 'Thanks', text_config: { text: 'Thank you all.' } },
  ],
};

/** An editor of a room with two scenes, after its outline was rendered. */
async function scene(
  change: (scripts: Script[]) => Script[] = (scripts) => [...scripts, second],
): Promise<Scene> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const room = await client.call(showSmartLiveRoom, { path: { room_id } });
  const body = roomBody(room, []);
  body.scene_scripts = change((room.scene_scripts ?? []) as Script[]);
  await client.call(updateSmartLiveRoom, { path: { room_id }, body });
  const all = await renderWithSimulator(
    html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
    one,
  );
  const editor = all.provider.querySelector('mss-script-editor') as ScriptEditor;
  await until(() => editor.shadowRoot?.querySelector('.adders button'), 'the outline');
  return { ...all, editor, room_id, client };
}

const shadow = <T extends HTMLElement>(editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<T>(selector);
const rows = (editor: ScriptEditor) => [
  ...(editor.shadowRoot?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []),
];
const row = (editor: ScriptEditor, title: string): HTMLElement => {
  const found = rows(editor).find(
    (one) => one.querySelector('[title]:not(.grip)')?.getAttribute('title') === title,
  );
  if (!found)
    throw new Error(
      `No row ${title} among ${rows(editor)
        .map((one) => one.textContent)
        .join(' | ')}`,
    );
  return found;
};
/** The names of the scenes with the titles of their paragraphs. */
const shape = ({ scripts }: ScriptEditor) =>
  scripts.map(({ script_name, shoot_scripts }) => [
    script_name,
    ...(shoot_scripts ?? []).map(({ title }) => title),
  ]);
const said = (editor: ScriptEditor) => shadow(editor, '.said [role=status]')?.textContent.trim();
const focused = (editor: ScriptEditor) => editor.shadowRoot?.activeElement;

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

async function chord(held: string, key: string): Promise<void> {
  await sendKeys({ down: held });
  await sendKeys({ press: key });
  await sendKeys({ up: held });
}

const middle = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

async function click(element: Element | null | undefined): Promise<void> {
  if (!element) throw new Error('Nothing to click on');
  await sendMouse({ type: 'click', position: middle(element) });
}

async function focusRow(editor: ScriptEditor, title: string): Promise<void> {
  await click(row(editor, title).querySelector('.title, .caption'));
  await until(() => focused(editor) === row(editor, title), `the focus on ${title}`);
  // A key waits for the code of the actions, so what it did could be looked at too early.
  await import('../../../../src/elements/script-editor/outline/outline-actions.lazy.js');
  await new Promise((resolve) => setTimeout(resolve));
}

/** Chooses an item from a row's menu. */
async function choose(editor: ScriptEditor, title: string, item: string): Promise<void> {
  await click(row(editor, title).querySelector('.more'));
  const menu = await until(() => shadow(editor, '[role=menu]'), 'the menu');
  const found = [...menu.querySelectorAll('[role=menuitem]')].find((one) => one.textContent.includes(item));
  await click(found);
  await editor.updateComplete;
}

/** Drags a row with the mouse to the lower or upper edge of another. */
async function drag(editor: ScriptEditor, from: string, to: string, edge: 'above' | 'below'): Promise<void> {
  const box = row(editor, to).getBoundingClientRect();
  const [x] = middle(row(editor, to));
  const y = Math.round(edge === 'above' ? box.top + 1 : box.bottom - 1);
  await sendMouse({ type: 'move', position: middle(row(editor, from)) });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: [x, y] });
}

describe("a script's outline", () => {
  beforeEach(clearDrafts);
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is an accessible tree of scenes and paragraphs, each with its length', async () => {
    const { editor } = await scene();
    await until(
      () => shadow(editor, '.totals')?.textContent === '2 scenes, 5 paragraphs, 0:16',
      'the lengths',
    );
    expect(rows(editor).map((one) => one.querySelector('.visually-hidden')?.textContent)).to.deep.equal([
      'Tea, scene 1 of 2, 3 paragraphs, length 0:14',
      'Greeting, paragraph 1 of 3, length 0:09',
      'Offer, paragraph 2 of 3, length 0:03',
      'Closing, paragraph 3 of 3, length 0:02',
      'Basket, scene 2 of 2, 2 paragraphs, length 0:02',
      'Price, paragraph 1 of 2, length 0:01',
      'Thanks, paragraph 2 of 2, length 0:01',
    ]);
    await expectAccessible(editor);
  });

  it('calls a paragraph without a title by its first words, which no mark runs together', async () => {
    const text = 'Two tins in<break time="1s"/>stock.<emotion type="HAPPY">Take them.</emotion>Now.';
    const { editor } = await scene((scripts) => [
      ...scripts,
      { script_name: 'Tea', shoot_scripts: [{ text_config: { text: `<speak>${text}</speak>` } }] },
    ]);
    await until(() => rows(editor).length === 6, 'the rows');
    expect(row(editor, 'Two tins in stock. Take them. Now.')).to.exist;
  });

  it('goes from row to row with the arrow keys, opens and closes scenes, and shows the paragraph', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Greeting');
    await press('ArrowDown');
    expect(focused(editor)).to.equal(row(editor, 'Offer'));
    expect(editor.value).to.match(/^<speak>/);
    await press('ArrowLeft');
    expect(focused(editor)).to.equal(row(editor, 'Tea'));
    await press('ArrowLeft');
    expect(row(editor, 'Tea').ariaExpanded).to.equal('false');
    expect(rows(editor)).to.have.length(4);
    await press('ArrowRight');
    await press('End');
    expect(focused(editor)).to.equal(row(editor, 'Thanks'));
    await press('b');
    expect(focused(editor)).to.equal(row(editor, 'Basket'));
    expect(editor.shadowRoot?.querySelectorAll('[role=treeitem][tabindex="0"]')).to.have.length(1);
  });

  it('moves a paragraph by keys, over into the next scene, and says where it is', async () => {
    const { editor } = await scene();
    const heard: string[] = [];
    editor.addEventListener('mss-change', () => heard.push('change'));
    await focusRow(editor, 'Closing');
    await chord('Alt', 'ArrowUp');
    expect(said(editor)).to.equal('“Closing” is now 2 of 3 in Tea.');
    await chord('Alt', 'ArrowDown');
    await chord('Alt', 'ArrowDown');
    expect(said(editor)).to.equal('“Closing” is now 1 of 3 in Basket.');
    expect(shape(editor)).to.deep.equal([
      ['Tea', 'Greeting', 'Offer'],
      ['Basket', 'Closing', 'Price', 'Thanks'],
    ]);
    expect(editor.scripts[1]?.shoot_scripts?.map(({ sequence_no }) => sequence_no)).to.deep.equal([1, 2, 3]);
    expect(focused(editor)).to.equal(row(editor, 'Closing'));
    expect(heard).to.have.length(3);
    await press('Home');
    await chord('Alt', 'ArrowUp');
    expect(said(editor)).to.equal('Already the first.');
    await chord('Alt', 'ArrowDown');
    expect(said(editor)).to.equal('“Tea” is now scene 2 of 2.');
  });

  it('drags a paragraph with the mouse into another scene, with a line at the drop position', async () => {
    const { editor } = await scene();
    await drag(editor, 'Offer', 'Price', 'below');
    const line = shadow(editor, '.drop-line');
    expect(line?.hidden).to.equal(false);
    expect(
      Math.abs(
        (line?.getBoundingClientRect().top ?? 0) - row(editor, 'Price').getBoundingClientRect().bottom,
      ),
    ).to.be.below(3);
    await sendMouse({ type: 'up' });
    await editor.updateComplete;
    expect(line?.hidden).to.equal(true);
    expect(shape(editor)).to.deep.equal([
      ['Tea', 'Greeting', 'Closing'],
      ['Basket', 'Price', 'Offer', 'Thanks'],
    ]);
    expect(said(editor)).to.equal('“Offer” is now 2 of 3 in Basket.');
  });

  it('keeps scrolling while the pointer rests at the edge of the list', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({
      title: `Part ${i}`,
      text_config: { text: 'Tea.' },
    }));
    const { editor } = await scene((scripts) => [...scripts, { script_name: 'Long', shoot_scripts: many }]);
    await until(() => rows(editor).length === 45, 'the rows');
    const tree = shadow(editor, '.tree');
    await sendMouse({ type: 'move', position: middle(row(editor, 'Offer')) });
    await sendMouse({ type: 'down' });
    const [x] = middle(row(editor, 'Offer'));
    const bottom = tree?.getBoundingClientRect().bottom ?? 0;
    await sendMouse({ type: 'move', position: [x, Math.round(bottom - 8)] });
    await until(
      () => tree && tree.scrollTop + tree.clientHeight >= tree.scrollHeight - 1,
      'the end of the list',
    );
    await sendMouse({ type: 'up' });
    await editor.updateComplete;
    expect(shape(editor).at(-1)?.slice(-2)).to.deep.equal(['Part 39', 'Offer']);
  });

  it('drags a scene by touch at its handle', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Offer');
    const finger = (type: string, target: EventTarget, y: number) =>
      target.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 7,
          pointerType: 'touch',
          button: 0,
          buttons: 1,
          clientY: y,
          bubbles: true,
          composed: true,
        }),
      );
    const handle = row(editor, 'Basket').querySelector('.grip');
    const { top } = row(editor, 'Tea').getBoundingClientRect();
    finger('pointerdown', handle ?? editor, row(editor, 'Basket').getBoundingClientRect().top + 4);
    await until(() => {
      finger('pointermove', window, top + 1);
      return shadow(editor, '.dragged');
    }, 'the row in the hand');
    finger('pointerup', window, top + 1);
    await until(() => shape(editor)[0]?.[0] === 'Basket', 'the other order');
    expect(said(editor)).to.equal('“Basket” is now scene 1 of 2.');
  });

  it('keeps the focus after an undo, and when no row is left', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Offer');
    await press('Delete');
    await chord('Control', 'z');
    await until(() => focused(editor) === row(editor, 'Offer'), 'the row that came back');
    await press('Home');
    await press('Delete');
    await press('Delete');
    await until(() => focused(editor)?.matches('.undo'), 'the way back');
    expect(rows(editor)).to.have.length(0);
    await press('Enter');
    await press('Enter');
    await until(() => focused(editor)?.matches('[role=treeitem]'), 'a row');
    expect(shape(editor).map(([name]) => name)).to.deep.equal(['Tea', 'Basket']);
  });

  it('closes the name field and the menu when another room is shown', async () => {
    const all = await scene();
    const { editor } = all;
    const room_name = 'Morning show';
    await all.changeRoom(all.room_id, { room_name });
    const other = await all.createRoom();
    await focusRow(editor, 'Offer');
    await press('F2');
    await until(() => focused(editor)?.matches('.name'), 'the name');
    await sendKeys({ type: 'Lost' });
    editor.roomId = other;
    await until(() => rows(editor).length === 4, 'the other room');
    expect(shadow(editor, 'input.name') === null, 'no name is written').to.equal(true);
    expect(renderedText(editor)).not.to.include('Undo');
    expect(renderedText(editor)).to.include('All saved');
    await click(row(editor, 'Closing').querySelector('.more'));
    await until(() => shadow(editor, '[role=menu]'), 'the menu');
    editor.roomId = all.room_id;
    await until(() => rows(editor).length === 7, 'the first room again');
    expect(shadow(editor, '[role=menu]') === null, 'no menu').to.equal(true);
    await focusRow(editor, 'Price');
    expect(renderedText(editor)).to.include('All saved');
  });

  it('closes the menu with the button that opened it', async () => {
    const { editor } = await scene();
    await click(shadow(editor, '.head .all'));
    await until(() => shadow(editor, '[role=menu]'), 'the menu');
    await click(shadow(editor, '.head .all'));
    await until(() => !shadow(editor, '[role=menu]'), 'the menu to close');
  });

  it('changes nothing when it becomes read-only during a drag', async () => {
    const { editor } = await scene();
    const before = editor.scripts;
    await drag(editor, 'Offer', 'Price', 'below');
    editor.readonly = true;
    await editor.updateComplete;
    await sendMouse({ type: 'up' });
    await editor.updateComplete;
    expect(editor.scripts).to.deep.equal(before);
  });

  it('drags a scene with the mouse; Escape cancels the drag', async () => {
    const { editor } = await scene();
    await drag(editor, 'Basket', 'Tea', 'above');
    await press('Escape');
    await sendMouse({ type: 'up' });
    expect(said(editor)).to.equal('Not moved.');
    expect(shape(editor).map(([name]) => name)).to.deep.equal(['Tea', 'Basket']);
    await drag(editor, 'Basket', 'Tea', 'above');
    await sendMouse({ type: 'up' });
    await editor.updateComplete;
    expect(shape(editor).map(([name]) => name)).to.deep.equal(['Basket', 'Tea']);
  });

  it('renames in place, by F2, by Enter and by a double click; Escape changes nothing', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Offer');
    await press('F2');
    await until(() => focused(editor)?.matches('.name'), 'the name');
    await sendKeys({ type: 'Bargain' });
    await press('Enter');
    await until(() => focused(editor) === row(editor, 'Bargain'), 'the row');
    await press('Enter');
    await until(() => focused(editor)?.matches('.name'), 'the name');
    await sendKeys({ type: 'Nothing' });
    await press('Escape');
    await until(() => focused(editor) === row(editor, 'Bargain'), 'the row');
    const caption = row(editor, 'Tea').querySelector('.caption');
    caption?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    await until(() => focused(editor)?.matches('.name'), 'the name');
    await sendKeys({ type: 'Evening' });
    await press('Enter');
    expect(shape(editor)[0]).to.deep.equal(['Evening', 'Greeting', 'Bargain', 'Closing']);
    await clickButton(editor, 'Undo');
    await editor.updateComplete;
    expect(shape(editor)[0]?.[0]).to.equal('Tea');
  });

  it('shows all actions in a menu, by Shift+F10 and the right button, with the reasons of disabled ones', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Greeting');
    await chord('Shift', 'F10');
    const menu = await until(() => shadow(editor, '[role=menu]'), 'the menu');
    await until(() => focused(editor)?.textContent.includes('Rename'), 'the first item');
    await press('ArrowUp');
    expect(focused(editor)?.textContent).to.include('Delete');
    const up = [...menu.querySelectorAll('[role=menuitem]')].find((one) =>
      one.textContent.includes('Move up'),
    );
    expect(up?.ariaDisabled).to.equal('true');
    expect(up?.getAttribute('title')).to.equal('Already the first.');
    await expectAccessible(editor);
    await press('Escape');
    await until(() => focused(editor) === row(editor, 'Greeting'), 'the row');
    expect(shadow(editor, '[role=menu]')).not.to.exist;
    await sendMouse({ type: 'click', position: middle(row(editor, 'Offer')), button: 'right' });
    await until(() => shadow(editor, '[role=menu]'), 'the menu');
    await press('d');
    await press('Enter');
    await until(() => said(editor) === 'Duplicated as “Offer (copy)”.', 'the copy');
    expect(shape(editor)[0]).to.deep.equal(['Tea', 'Greeting', 'Offer', 'Offer (copy)', 'Closing']);
  });

  it('deletes by key, and undo restores exactly that and keeps what was typed meanwhile', async () => {
    const { editor } = await scene();
    const before = editor.scripts;
    await focusRow(editor, 'Tea');
    await press('Delete');
    await until(() => said(editor) === 'Deleted “Tea”.', 'what was done');
    expect(shape(editor).map(([name]) => name)).to.deep.equal(['Basket']);
    await focusRow(editor, 'Price');
    await press(' ');
    await until(() => focused(editor)?.matches('[role=textbox]'), 'the text');
    await sendKeys({ type: 'Now: ' });
    await clickButton(editor, 'Undo');
    await editor.updateComplete;
    expect(editor.scripts[0]).to.deep.equal(before[0]);
    expect(editor.scripts[1]?.shoot_scripts?.[0]?.text_config?.text).to.equal('Now: Two tins for one.');
  });

  it('undoes one step after the other with Ctrl+Z in the tree', async () => {
    const { editor } = await scene();
    const before = editor.scripts;
    await focusRow(editor, 'Offer');
    await press('Delete');
    await chord('Alt', 'ArrowUp');
    await press('Delete');
    expect(shape(editor)[0]).to.deep.equal(['Tea', 'Greeting']);
    await chord('Control', 'z');
    await chord('Control', 'z');
    await chord('Control', 'z');
    expect(editor.scripts).to.deep.equal(before);
    await chord('Control', 'z');
    expect(said(editor)).to.equal('Nothing to undo.');
  });

  it('splits a paragraph at the caret and joins it again; undo in the text restores no half', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Closing');
    const before = editor.value;
    await press(' ');
    await until(() => focused(editor)?.matches('[role=textbox]'), 'the text');
    await sendKeys({ press: 'Home' });
    for (const _ of 'Tap the basket below.') await sendKeys({ press: 'ArrowRight' });
    await choose(editor, 'Closing', 'Split at the cursor');
    await until(() => shape(editor)[0]?.[4] === 'Closing (2)', 'the second half');
    const texts = () => editor.scripts[0]?.shoot_scripts?.slice(2).map((item) => item.text_config?.text);
    expect(texts()).to.deep.equal(['Tap the basket below.', ' We ship today.']);
    await focusRow(editor, 'Closing');
    await press(' ');
    await until(() => focused(editor)?.matches('[role=textbox]'), 'the text');
    await chord('Control', 'z');
    expect(texts()).to.deep.equal(['Tap the basket below.', ' We ship today.']);
    await choose(editor, 'Closing', 'Merge with the next');
    expect(said(editor)).to.equal('Merged “Closing” with the next.');
    expect(texts()).to.deep.equal([before]);
  });

  it('says that the caret must stand between words to split', async () => {
    const { editor } = await scene();
    await choose(editor, 'Price', 'Split at the cursor');
    expect(said(editor)).to.include('Place the cursor where the second');
    expect(shape(editor)[1]).to.deep.equal(['Basket', 'Price', 'Thanks']);
  });

  it('adds a scene like the one before, and saves all of it with nothing else changed', async () => {
    const all = await scene();
    const { editor } = all;
    const before = await all.client.call(showSmartLiveRoom, { path: { room_id: all.room_id } });
    await focusRow(editor, 'Greeting');
    await clickButton(editor, 'Add scene');
    await until(() => focused(editor)?.matches('.title-field'), 'the title');
    await sendKeys({ type: 'Hello again' });
    await until(() => shape(editor)[1]?.[1] === 'Hello again', 'the title');
    await clickButton(editor, 'Save');
    await until(() => renderedText(editor).includes('Saved '), 'the save');
    const after = await all.client.call(showSmartLiveRoom, { path: { room_id: all.room_id } });
    const [tea, added, basket] = after.scene_scripts ?? [];
    expect([tea, basket]).to.deep.equal(before.scene_scripts);
    expect(added?.script_name).to.equal('Scene 3');
    expect(added?.voice_config).to.deep.equal(tea?.voice_config);
    expect(added?.model_asset_id).to.equal(tea?.model_asset_id);
  });

  it('shows how many errors and warnings every paragraph has, and follows the text', async () => {
    const { editor } = await scene();
    await focusRow(editor, 'Offer');
    editor.value = '<speak>一<break time="99s"/></speak>';
    await focusRow(editor, 'Greeting');
    await until(() => row(editor, 'Offer').querySelector('.wrong')?.textContent.trim() === '1', 'one error');
    expect(row(editor, 'Offer').textContent).to.include('1 error');
    expect(row(editor, 'Tea').querySelector('.wrong')?.textContent.trim()).to.equal('1');
    await focusRow(editor, 'Offer');
    editor.value = '<speak>一</speak>';
    await until(() => !row(editor, 'Tea').querySelector('.wrong'), 'no error');
  });

  it('adds a first scene if there is none', async () => {
    const { editor } = await scene(() => []);
    expect(renderedText(editor)).to.include('No scenes yet');
    await expectAccessible(editor);
    await click(button(editor, 'Add scene'));
    await until(() => rows(editor).length === 2, 'a scene with a paragraph');
    expect(shape(editor)).to.deep.equal([['Scene 1', 'Paragraph 1']]);
  });

  it('keeps Undo available after the last scene is deleted', async () => {
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor .scripts=${[second]}></mss-script-editor>`,
    );
    await until(() => rows(editor).length === 3, 'the outline');
    await focusRow(editor, 'Basket');
    await press('Delete');
    expect(editor.scripts).to.deep.equal([]);
    await clickButton(editor, 'Undo');
    await editor.updateComplete;
    expect(editor.scripts).to.deep.equal([second]);
  });

  it('says that a scene is full', async () => {
    const many = Array.from({ length: 100 }, (_, i) => ({
      sequence_no: i + 1,
      title: `P${i}`,
      text_config: { text: 'x' },
    }));
    const scripts = [{ script_name: 'Full', shoot_scripts: many }];
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor .scripts=${scripts}></mss-script-editor>`,
    );
    await until(() => rows(editor).length === 101, 'the outline');
    const add = button(editor, 'Add paragraph');
    expect(add?.ariaDisabled).to.equal('true');
    expect(add?.title).to.equal('A scene can have up to 100 paragraphs.');
    add?.click();
    await until(() => said(editor) === 'A scene can have up to 100 paragraphs.', 'the reason');
  });

  it('can only be navigated if it is readonly, and not be used if it is disabled', async () => {
    const { editor } = await scene();
    editor.readonly = true;
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('.more, .grip, .undo')).to.have.length(0);
    await focusRow(editor, 'Offer');
    await press('Delete');
    await chord('Alt', 'ArrowDown');
    await press('F2');
    expect(shape(editor)[0]).to.deep.equal(['Tea', 'Greeting', 'Offer', 'Closing']);
    expect(editor.value).to.match(/^<speak>/);
    editor.disabled = true;
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('[role=treeitem][tabindex="0"]')).to.have.length(0);
    row(editor, 'Greeting').click();
    expect(editor.value).to.match(/^<speak>/);
    await expectAccessible(editor);
  });

  it('is no higher than its rows above the text, and scrolls if there are many', async () => {
    await setViewport({ width: 360, height: 800 });
    const { editor } = await scene((scripts) => scripts.slice(0, 1));
    const tree = () => shadow(editor, '[role=tree]')?.getBoundingClientRect();
    const last = () => rows(editor).at(-1)?.getBoundingClientRect();
    await until(() => rows(editor).length === 4, 'the rows');
    expect((tree()?.bottom ?? 0) - (last()?.bottom ?? 0)).to.be.below(4);
    editor.scripts = Array.from({ length: 6 }, () => second);
    await until(() => rows(editor).length === 18, 'many rows');
    expect(tree()?.height).to.equal(200);
  });

  it('can be folded above the text on narrow layouts', async () => {
    await setViewport({ width: 360, height: 700 });
    const { editor } = await scene();
    const fold = await until(() => button(editor, 'Outline'), 'the button');
    expect(fold.ariaExpanded).to.equal('true');
    await click(fold);
    await editor.updateComplete;
    expect(shadow(editor, '.tree')?.getBoundingClientRect().height).to.equal(0);
    expect(shadow(editor, '.fold')?.textContent).to.include('Greeting');
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await expectAccessible(editor);
  });

  it("edits a video's script, where nothing has a title", async () => {
    const film = {
      script_name: 'Film',
      shoot_scripts: [
        { sequence_no: 0, shoot_script: { script_type: 'TEXT' as const, text_config: { text: '大家好。' } } },
        { sequence_no: 1, shoot_script: { script_type: 'TEXT' as const, text_config: { text: '再见。' } } },
      ],
    };
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor target="video" .scripts=${[film]}></mss-script-editor>`,
    );
    await until(() => rows(editor).length === 3, 'the outline');
    expect(editor.value).to.equal('大家好。');
    expect(button(editor, 'Add scene')).not.to.exist;
    await focusRow(editor, '再见。');
    await chord('Alt', 'ArrowUp');
    expect(editor.scripts[0]?.shoot_scripts).to.deep.equal([
      { sequence_no: 0, shoot_script: { script_type: 'TEXT', text_config: { text: '再见。' } } },
      { sequence_no: 1, shoot_script: { script_type: 'TEXT', text_config: { text: '大家好。' } } },
    ]);
    await press('F2');
    expect(said(editor)).to.equal('Paragraphs of a video have no titles.');
  });
});

/**
 * Keys of an input method as Safari reports them: the key that ends a composition comes after it, with the key code 229
 * and without `isComposing`. None of them may act, in no field, on no row and on no button of any element.
 */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/asset-picker/define.js';
import '../../src/elements/room-status/define.js';
import '../../src/elements/script-editor/define.js';
// Normally loaded when focus or pointer enter the outline.
import '../../src/elements/script-editor/outline/outline-actions.lazy.js';
import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import type { MssElement } from '../../src/ui/index.js';
import { stage } from '../../stories/simulated.js';
import { countCommands, renderCommandBar, typeText } from '../helpers/command-bar-fixture.js';
import { renderFocusedEditor, press, textbox } from '../helpers/editor-keys.js';
import { goOffline, goOnline } from '../helpers/offline.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { itNeeds } from '../helpers/engine.js';
import { button, clickButton, renderedText, until } from '../helpers/until.js';

const keys: readonly KeyboardEventInit[] = [
  ...['Enter', 'Escape', 'Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'],
  ...['PageDown', 'Backspace', 'Delete', ' ', '1', 'c', 'F2', 'F8', 'ContextMenu'],
].map((key): KeyboardEventInit => ({ key }));
const chords: readonly KeyboardEventInit[] = [
  { key: 'Enter', ctrlKey: true },
  { key: 'Enter', shiftKey: true },
  { key: 'ArrowDown', altKey: true },
  { key: '1', code: 'Digit1', altKey: true },
  { key: 'p', code: 'KeyP', altKey: true },
  ...['k', 'f', 's', 'z'].map((key): KeyboardEventInit => ({ key, ctrlKey: true })),
];

const targetsOf = (element: Element): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(
    'input, textarea, select, button, [contenteditable=true], [tabindex], [role=option]',
  ) ?? []),
];

function send(target: Element, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  });
  target.dispatchEvent(event);
  return event;
}

/** What a person sees of an element: what is there, what the fields hold, and where the focus is. */
function look(element: MssElement): string[] {
  const root = element.shadowRoot as ShadowRoot;
  const fields = [...root.querySelectorAll('input, textarea, select')] as HTMLInputElement[];
  const text = root.querySelector<HTMLElement>('[role=textbox][aria-multiline]')?.innerText;
  return [
    ...[...root.querySelectorAll('button, [role], form, dialog, li')].map((one) =>
      [one.localName, one.role, one.className, one.ariaSelected, one.hasAttribute('open')].join(' '),
    ),
    ...fields.map(({ className, value }) => `${className}: ${value}`),
    `text: ${text}`,
    `focus: ${root.activeElement?.localName} ${root.activeElement?.className}`,
  ];
}

/** Sends all keys to everything in an element that can have the focus; returns the keys that acted. */
async function walk(element: MssElement, init: KeyboardEventInit): Promise<string[]> {
  const acted = new Set<string>();
  const all = targetsOf(element);
  const before = look(element);
  expect(all, 'something to press keys on').to.not.have.length(0);
  for (const target of all)
    for (const key of [...keys, ...chords]) {
      const event = send(target, { ...key, ...init });
      // CodeMirror cancels what the browser would do with such a key, too.
      const isText = target.closest('.cm-editor') !== null;
      if (event.defaultPrevented && !isText)
        acted.add(`${key.key} on ${target.localName}.${target.className}`);
    }
  // What a key starts may take more than one update to show.
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await element.updateComplete;
  const after = look(element);
  if (after.join() !== before.join())
    acted.add(`changed: ${after.filter((one) => !before.includes(one)).join(', ')}`);
  return [...acted];
}

const safari: KeyboardEventInit = { keyCode: 229, isComposing: false };
const others: KeyboardEventInit = { keyCode: 229, isComposing: true };

/** No key of an input method acts, and the same key of a person does. */
async function expectQuiet(
  element: MssElement,
  where: () => Element | null | undefined,
  key: KeyboardEventInit,
) {
  for (const init of [safari, others]) expect(await walk(element, init)).to.deep.equal([]);
  const target = await until(where, 'what takes the key');
  expect(send(target, { ...key, keyCode: 13 }).defaultPrevented, 'the key of a person acts').to.equal(true);
}

const inside = (element: Element, selector: string) =>
  until(() => element.shadowRoot?.querySelector<HTMLElement>(selector), selector);

/** An editor of a room, with its outline. */
async function renderRoomEditor(): Promise<ScriptEditor> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const content = html`<mss-script-editor lang="en" room-id=${room_id}></mss-script-editor>`;
  const { provider } = await renderWithSimulator(content, one);
  const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
  await inside(editor, '[role=treeitem]');
  await until(() => textbox(editor), 'the text box');
  await inside(editor, '.problems li');
  return editor;
}

describe('a key that an input method has taken, as Safari reports it', () => {
  afterEach(() => goOnline());

  it('neither searches nor chooses in the picker', async () => {
    const { provider } = await renderWithSimulator(
      html`<mss-asset-picker lang="en" asset-type="HUMAN_MODEL_2D" manage upload></mss-asset-picker>`,
    );
    const picker = provider.querySelector('mss-asset-picker') as MssElement;
    await inside(picker, '[role=option]');
    await expectQuiet(picker, () => picker.shadowRoot?.querySelector('[role=option]'), { key: 'Enter' });
  });

  it('leaves the question about the end of a stream open', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const { provider } = await renderWithSimulator(
      html`<mss-room-status lang="en" room-id=${room_id} controls></mss-room-status>`,
      one,
    );
    const status = provider.querySelector('mss-room-status') as MssElement;
    // Its details and alarms are loaded after the first picture; they must not come while keys are pressed.
    await until(() => renderedText(status).includes('Past streams'), 'the details');
    await until(() => status.shadowRoot?.querySelector('.alarms .switch'), 'the switches of alarms');
    await clickButton(status, 'Stop');
    const keep = await until(() => button(status, 'Keep going'), 'the question');
    expect(await walk(status, safari)).to.deep.equal([]);
    send(keep, { key: 'Escape' });
    await until(() => !button(status, 'Keep going'), 'the answer of a person');
  });

  it('says nothing on air: in the field, among quick replies, in the form of one', async () => {
    const all = await renderCommandBar({ replies: ['Welcome!', 'Hello {viewer}'] });
    await typeText(all, 'ni hao');
    await clickButton(all.bar, 'Hello {viewer}');
    await inside(all.bar, '.placeholders input');
    await expectQuiet(all.bar, () => all.area, { key: 'Enter' });
    await until(() => all.bar.history.length === 1, 'what the person sent');
    expect(all.bar.history[0]?.command.params).to.deep.include({ text_config: { text: 'ni hao' } });
  });

  itNeeds('canIgnoreMadeUpEscape', 'runs nothing from the palette', async () => {
    const all = await renderCommandBar({ replies: ['Welcome!'] });
    send(all.area, { key: 'k', ctrlKey: true });
    await inside(all.bar, 'dialog.palette[open] [role=option]');
    await expectQuiet(all.bar, () => all.bar.shadowRoot?.querySelector('.palette input'), {
      key: 'ArrowDown',
    });
    expect(await countCommands(all)).to.equal(0);
  });

  it('keeps the editors of the run-down, of a waiting reply and of a mark open', async () => {
    const all = await renderCommandBar();
    await all.advance(1);
    await clickButton(all.bar, 'Rundown');
    await clickButton(all.bar, 'Edit: Closing');
    goOffline();
    await all.bar.send('Later');
    await clickButton(all.bar, 'Edit');
    await typeText(all, '欢迎来到重庆');
    all.area.setSelectionRange(4, 5);
    await clickButton(all.bar, 'Pronunciation');
    await inside(all.bar, '.mark');
    await inside(all.bar, '.editor');
    expect(await walk(all.bar, safari)).to.deep.equal([]);
    send(await inside(all.bar, '.editor textarea'), { key: 'Escape' });
    await until(() => !all.bar.shadowRoot?.querySelector('.rundown .editor'), 'the end by a person');
  });

  it('neither replaces nor closes in the find bar', async () => {
    const editor = await renderRoomEditor();
    const before = JSON.stringify(editor.scripts);
    await clickButton(editor, 'Find and replace');
    const find = (await inside(editor, '.find-field')) as HTMLInputElement;
    await inside(editor, '.replace-field');
    find.value = 'tea';
    find.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await until(() => button(editor, 'Replace all'), 'what was found');
    await expectQuiet(editor, () => editor.shadowRoot?.querySelector('.replace-field'), { key: 'Enter' });
    expect(JSON.stringify(editor.scripts)).to.not.equal(before);
  });

  it('neither applies nor closes the form of a mark, nor acts in the text', async () => {
    const editor = await renderFocusedEditor('<speak>One.<break time="500ms"/>Two</speak>');
    await clickButton(editor, 'Pause');
    await inside(editor, '.tag-form input');
    await expectQuiet(editor, () => editor.shadowRoot?.querySelector('.tag-form input'), { key: 'Enter' });
  });

  it('takes nothing from the list of completions', async () => {
    const editor = await renderFocusedEditor('<speak>你好</speak>');
    await clickButton(editor, 'Show SSML');
    await inside(editor, '.raw-name');
    editor.focus();
    await press('Control+Home');
    for (let i = 0; i < 9; i++) await press('ArrowRight');
    await sendKeys({ type: '<' });
    await inside(editor, '.completion');
    const target = textbox(editor) as HTMLElement;
    const before = editor.value;
    for (const key of [...keys, ...chords]) send(target, { ...key, ...safari });
    await editor.updateComplete;
    expect([editor.value, (await inside(editor, '.completion')).isConnected]).to.deep.equal([before, true]);
    send(target, { key: 'Enter', keyCode: 13 });
    await until(() => editor.value !== before, 'what a person takes');
  });

  it('leaves names and rows of the outline as they are', async () => {
    const editor = await renderRoomEditor();
    const row = await inside(editor, '[role=treeitem][tabindex="0"]');
    row.focus();
    send(row, { key: 'F2' });
    await inside(editor, '.name:focus');
    await expectQuiet(editor, () => editor.shadowRoot?.querySelector('.name'), { key: 'Enter' });
  });

  it('leaves a menu open', async () => {
    const editor = await renderRoomEditor();
    const row = await inside(editor, '[role=treeitem][tabindex="0"]');
    row.focus();
    send(row, { key: 'ContextMenu' });
    await inside(editor, '[role=menuitem]');
    await expectQuiet(editor, () => editor.shadowRoot?.querySelector('[role=menuitem]'), {
      key: 'ArrowDown',
    });
  });

  it('takes no recording', async () => {
    const editor = await renderRoomEditor();
    (await inside(editor, '.head .all')).click();
    const items = () => [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const entry = await until(
      () => items().find((one) => one.textContent?.includes('Use a recording')),
      'the menu',
    );
    entry.click();
    await inside(editor, '.choosing [name=url]');
    await inside(editor, '.choosing mss-asset-picker');
    await expectQuiet(editor, () => editor.shadowRoot?.querySelector('.choosing [name=url]'), {
      key: 'Enter',
    });
  });

  it('goes past letters that wait for the text, and for a form that is loading', async () => {
    const editor = await fixture<ScriptEditor>(html`<mss-script-editor lang="en"></mss-script-editor>`);
    const field = await inside(editor, 'textarea, [contenteditable=true]');
    for (const key of ['n', 'i', 'Enter']) send(field, { key, ...safari });
    editor.focus();
    await until(() => textbox(editor), 'the text box');
    await editor.updateComplete;
    expect(editor.value).to.equal('');
  });
});

/**
 * No event of an inner field leaves its element: outside, `input` and `change` mean that a person has changed the value
 * of a form control. A walk over the fields of all elements: searches, forms, dialogs, pickers inside other elements.
 */
import { expect, html } from '@open-wc/testing';
import '../../src/define.js';

import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import { stage } from '../../stories/simulated.js';
import { renderCommandBar, typeText, type CommandBarFixture } from '../helpers/command-bar-fixture.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { button, click, clickButton, until } from '../helpers/until.js';

const fieldNames =
  'input, textarea, select, [contenteditable]:not([contenteditable=false]), mss-asset-picker';

/** The fields of an element, with those of the elements inside it. */
const fieldsOf = (element: Element): Element[] =>
  [...(element.shadowRoot?.querySelectorAll(fieldNames) ?? [])].flatMap((one) => [one, ...fieldsOf(one)]);

/**
 * Has each field of an element tell a change, as browsers and elements do; returns the fields whose events were heard
 * outside. What changes the script, such as a paragraph's title, is told by the editor itself, each time with `mss-change`.
 */
function walk(element: Element): string[] {
  const fields = fieldsOf(element);
  expect(fields, 'fields').to.not.have.length(0);
  return fields.flatMap((field) => {
    const heard: string[] = [];
    const onEvent = ({ type }: Event) => heard.push(type);
    const types = ['input', 'change', 'mss-change'] as const;
    for (const type of types) document.addEventListener(type, onEvent);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    for (const type of types) document.removeEventListener(type, onEvent);
    const count = (name: string) => heard.filter((type) => type === name).length;
    const isOwn = count('input') === count('mss-change') && count('change') <= count('mss-change');
    return isOwn ? [] : [`${heard.join()} of ${field.localName}.${field.className}`];
  });
}

const inside = (element: Element, selector: string) =>
  until(() => element.shadowRoot?.querySelector<HTMLElement>(selector), selector);

/** An editor of a room, with its outline and its text. */
async function renderRoomEditor(): Promise<ScriptEditor> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const content = html`<mss-script-editor lang="en" room-id=${room_id}></mss-script-editor>`;
  const { provider } = await renderWithSimulator(content, one);
  const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
  await inside(editor, '[role=treeitem]');
  await inside(editor, '[role=textbox][aria-multiline]');
  return editor;
}

/** Opens a form of the command bar by a word of its name. */
async function openForm({ bar }: CommandBarFixture, name: string): Promise<HTMLDialogElement> {
  await clickButton(bar, 'More actions');
  const field = (await inside(bar, 'dialog.palette[open] input')) as HTMLInputElement;
  field.value = name;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await bar.updateComplete;
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await inside(bar, 'dialog.form[open] .fields');
  return bar.shadowRoot?.querySelector('dialog.form[open]') as HTMLDialogElement;
}

describe('an inner field’s event', () => {
  it('stays in the picker', async () => {
    const { provider } = await renderWithSimulator(html`<mss-asset-picker lang="en"></mss-asset-picker>`);
    const picker = provider.querySelector('mss-asset-picker') as Element;
    await inside(picker, '[role=option]');
    expect(walk(picker)).to.deep.equal([]);
  });

  it('stays in the status: its start options, and the switches of alarms', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const { provider } = await renderWithSimulator(
      html`<mss-room-status lang="en" room-id=${room_id} controls></mss-room-status>`,
      one,
    );
    const status = provider.querySelector('mss-room-status') as Element;
    await clickButton(status, 'Start');
    await inside(status, '[name=output_url]');
    expect(fieldsOf(status).length).to.be.greaterThan(6);
    expect(walk(status)).to.deep.equal([]);
  });

  it('stays in the command bar: text, placeholders, replies, run-down, waiting replies, marks, history', async () => {
    const replies = ['Hello {viewer}', ...Array.from({ length: 30 }, (_, index) => `Reply ${index}`)];
    const all = await renderCommandBar({ replies });
    await all.advance(1);
    await clickButton(all.bar, 'Hello {viewer}');
    await inside(all.bar, '.placeholders input');
    await clickButton(all.bar, 'Rundown');
    await clickButton(all.bar, 'Edit: Closing');
    await inside(all.bar, '.editor textarea');
    await typeText(all, '欢迎来到重庆');
    all.area.setSelectionRange(4, 5);
    await clickButton(all.bar, 'Pronunciation');
    await inside(all.bar, '.mark input');
    expect(fieldsOf(all.bar).length).to.be.greaterThan(4);
    expect(walk(all.bar)).to.deep.equal([]);
  });

  it('stays in the palette of the command bar and its forms', async () => {
    const all = await renderCommandBar();
    for (const name of ['show a layer', 'destination']) {
      const form = await openForm(all, name);
      expect(walk(all.bar), name).to.deep.equal([]);
      form.close();
    }
  });

  it('stays in the editor: finding, marks, names of paragraphs, the text itself', async () => {
    const editor = await renderRoomEditor();
    await clickButton(editor, 'Find and replace');
    await inside(editor, '.find-field');
    await clickButton(editor, 'Pause');
    await inside(editor, '.tag-form input');
    expect(fieldsOf(editor).length).to.be.greaterThan(3);
    expect(walk(editor)).to.deep.equal([]);
  });

  it('stays in the editor when a recording is chosen from the library', async () => {
    const editor = await renderRoomEditor();
    (await inside(editor, '.head .all')).click();
    const items = () => [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    await click(() => items().find((one) => one.textContent.includes('Use a recording')), 'the menu');
    const picker = await inside(editor, '.choosing mss-asset-picker');
    expect(walk(editor)).to.deep.equal([]);
    const heard: string[] = [];
    for (const type of ['input', 'change', 'mss-change'])
      editor.addEventListener(type, () => heard.push(type));
    await click(() => picker.shadowRoot?.querySelector('[role=option]'), 'a recording');
    await until(() => button(editor, 'Use it') ?? (picker as HTMLInputElement).value, 'what was picked');
    expect(heard).to.deep.equal([]);
  });
});

import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, showSmartLiveRoom, updateSmartLiveRoom } from '../../../../src/api/index.js';
import { roomBody } from '../../../../src/documents/room-body.js';
import '../../../../src/elements/script-editor/define.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { stage } from '../../../../stories/simulated.js';
import { clearDrafts, storedDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { renderedText, until, clickButton, click } from '../../../helpers/until.js';

const find = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const all = (editor: ScriptEditor, selector: string) => [
  ...(editor.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const shows = (editor: ScriptEditor, words: string) =>
  until(() => renderedText(editor).includes(words), `"${words}"`);

async function typeInto(editor: ScriptEditor, words: string): Promise<void> {
  await until(() => find(editor, '[role=textbox]:not([aria-readonly])'), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
  await sendKeys({ type: words });
}

async function undoTyping(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'z' });
  await sendKeys({ up: 'Control' });
}

/** Shows the paragraph with a title. */
async function show(editor: ScriptEditor, title: string, start: string): Promise<void> {
  all(editor, '.outline [data-key]')
    .findLast((row) => row.textContent?.includes(title))
    ?.click();
  await until(() => editor.value.startsWith(start), `the paragraph ${title}`);
}

/** Two editors of one room under one provider. */
async function two() {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const puts: number[] = [];
  const fetch: typeof one.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'PUT') puts.push(Date.now());
    return one.fetch(request);
  };
  const { provider } = await renderWithSimulator(
    html`<mss-script-editor room-id=${room_id}></mss-script-editor>
      <mss-script-editor room-id=${room_id}></mss-script-editor>`,
    { ...one, fetch },
  );
  const [first, second] = provider.querySelectorAll<ScriptEditor>('mss-script-editor');
  if (!first || !second) throw new Error('two editors');
  const events: string[] = [];
  for (const [name, editor] of Object.entries({ first, second })) {
    for (const type of ['mss-change', 'mss-save', 'mss-conflict'])
      editor.addEventListener(type, () => events.push(`${name} ${type}`));
  }
  await until(() => find(first, '[role=textbox]') && find(second, '[role=textbox]'), 'the text boxes');
  await shows(second, 'Greeting');
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const room = () => client.call(showSmartLiveRoom, { path: { room_id } });
  const texts = async () =>
    (await room()).scene_scripts?.[0]?.shoot_scripts?.map((item) => item.text_config?.text ?? '') ?? [];
  /** Changes the first paragraph by a client outside the page. */
  const changeOutside = async (text: string) => {
    const body = structuredClone(roomBody(await room(), (await room()).scene_scripts ?? []));
    const item = body.scene_scripts?.[0]?.shoot_scripts?.[0];
    if (item) item.text_config = { text };
    await client.call(updateSmartLiveRoom, { path: { room_id }, body });
  };
  return { provider, first, second, texts, changeOutside, puts, events, room_id };
}

describe('two editors of one room on one page', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  it('show what is written in the other at once, and each saves, with nothing lost and no conflict', async () => {
    const { first, second, texts, events } = await two();
    await show(second, 'Closing', 'Tap the basket');
    await typeInto(first, 'First! ');
    await typeInto(second, 'Second! ');
    expect(first.scripts).to.deep.equal(second.scripts);
    await first.save();
    expect(renderedText(second)).to.include('Saved ');
    await second.save();
    const saved = await texts();
    expect(saved[0]).to.match(/^First! Welcome/);
    expect(saved[2]).to.match(/^Second! Tap/);
    expect(events.filter((one) => one.endsWith('mss-conflict'))).to.deep.equal([]);
    expect(events.filter((one) => one.endsWith('mss-save'))).to.deep.equal([
      'first mss-save',
      'second mss-save',
    ]);
  });

  it('write into one paragraph, and undo takes back only what was typed where it is pressed', async () => {
    const { first, second, texts } = await two();
    await typeInto(first, 'First! ');
    await until(() => find(second, '.cm-content')?.textContent?.startsWith('First! Welcome'), 'the words');
    await typeInto(second, 'Second! ');
    await until(() => find(first, '.cm-content')?.textContent?.includes('Second! '), 'the other words');
    expect(first.value).to.equal(second.value);
    expect(first.value).to.include('First! ').and.include('Second! ');
    await undoTyping();
    await until(() => !first.value.includes('Second!'), 'the undo');
    expect(first.value).to.match(/^First! Welcome/);
    await typeInto(second, 'Again! ');
    first.focus();
    await undoTyping();
    await until(() => !second.value.includes('First!'), 'the undo in the first');
    expect(second.value).to.include('Again! ');
    await second.save();
    expect((await texts())[0]).to.equal(second.value);
  });

  it('save both at once: every call ends once all is stored, by one request or two', async () => {
    const { first, second, texts, puts } = await two();
    await typeInto(first, 'First! ');
    const saving = first.save();
    await until(() => /Saving|Saved/.test(renderedText(first)), 'the save');
    await show(second, 'Closing', 'Tap the basket');
    await typeInto(second, 'Second! ');
    await Promise.all([saving, first.save(), second.save()]);
    const saved = await texts();
    expect(saved[0]).to.match(/^First! Welcome/);
    expect(saved[2]).to.match(/^Second! Tap/);
    expect(renderedText(first)).not.to.include('Unsaved');
    expect(puts.length).to.be.greaterThan(0).and.lessThan(4);
  });

  it('each report the save that confirmed their changes, once, whichever of them sent it', async () => {
    const { first, second, texts, puts, events } = await two();
    await show(second, 'Closing', 'Tap the basket');
    await typeInto(first, 'First! ');
    await typeInto(second, 'Second! ');
    await Promise.all([first.save(), second.save(), first.save(), second.save()]);
    expect(puts.length).to.equal(1);
    const saved = await texts();
    expect(saved[0]).to.match(/^First! Welcome/);
    expect(saved[2]).to.match(/^Second! Tap/);
    expect(events.filter((one) => one.endsWith('mss-save'))).to.have.members([
      'first mss-save',
      'second mss-save',
    ]);
  });

  it('have one draft, and do not take each other for another tab', async () => {
    const { first, second } = await two();
    await typeInto(first, 'First! ');
    await show(second, 'Closing', 'Tap the basket');
    await typeInto(second, 'Second! ');
    await until(async () => {
      const drafts = await storedDrafts();
      return drafts.length === 1 && /First! .*Second! /s.test(JSON.stringify(drafts));
    }, 'one draft with both');
    expect(renderedText(first) + renderedText(second)).not.to.include('another window');
  });

  it('ask once about a conflict with another client, and the other editor continues', async () => {
    const { first, second, texts, changeOutside, events } = await two();
    await typeInto(first, 'Mine! ');
    await changeOutside('Theirs.');
    await first.save();
    await until(() => find(first, '.conflict'), 'the question');
    expect(find(second, '.conflict')).not.to.exist;
    expect(events.filter((one) => one.endsWith('mss-conflict'))).to.deep.equal(['first mss-conflict']);
    await show(second, 'Closing', 'Tap the basket');
    await typeInto(second, 'Second! ');
    (find(first, '.conflict input') as HTMLInputElement).click();
    await first.updateComplete;
    await clickButton(first, 'Save these choices');
    await shows(second, 'Saved ');
    const saved = await texts();
    expect(saved[0]).to.match(/^Mine! Welcome/);
    expect(saved[2]).to.match(/^Second! Tap/);
  });

  it('lose nothing when one of them leaves: the other asks in its place, and saves what it wrote', async () => {
    const { first, second, texts, changeOutside } = await two();
    await typeInto(first, 'Mine! ');
    await changeOutside('Theirs.');
    await first.save();
    await until(() => find(first, '.conflict'), 'the question');
    first.remove();
    await until(() => find(second, '.conflict'), 'the question in the other');
    (find(second, '.conflict input') as HTMLInputElement).click();
    await second.updateComplete;
    await clickButton(second, 'Save these choices');
    await shows(second, 'Saved ');
    expect((await texts())[0]).to.match(/^Mine! Welcome/);
  });

  it('undo what was done to paragraphs in one order, and keep what the other wrote since', async () => {
    const { first, second } = await two();
    await show(second, 'Closing', 'Tap the basket');
    await click(() => find(first, '.outline .add'), '.outline .add');
    await until(() => second.scripts[0]?.shoot_scripts?.length === 4, 'a paragraph more in the other');
    await typeInto(second, 'Second! ');
    await until(() => find(second, '.outline'), 'the outline');
    find(second, '.outline [role=treeitem]')?.focus();
    await click(() => find(first, '.undo'), '.undo');
    await until(() => second.scripts[0]?.shoot_scripts?.length === 3, 'the paragraph gone again');
    expect(second.value).to.match(/^Second! Tap/);
  });

  it('continue together when one is moved in the page, and open what the other has not saved', async () => {
    const { provider, first, second } = await two();
    await typeInto(first, 'First! ');
    second.remove();
    await typeInto(first, 'More! ');
    provider.append(second);
    await until(() => second.value === first.value, 'the same text');
    expect(second.value).to.match(/^First! More! Welcome/);
  });
});

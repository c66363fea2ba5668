import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  createClient,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoom,
  type SmartLiveRoomBody,
} from '../../../../src/api/index.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { ScriptDocument } from '../../../../src/documents/script-document.js';
import { roomBody } from '../../../../src/documents/room-body.js';
import { stage, type Stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../../../helpers/simulator-fixture.js';
import { clearDrafts, waitForDrafts } from '../../../helpers/drafts.js';
import { failImport } from '../../../helpers/held-modules.js';
import { button, renderedText, until, clickButton, click } from '../../../helpers/until.js';

/** Waits until transitions have ended, so that colours are final. */

interface Scene extends SimulatorFixture {
  editor: ScriptEditor;
  room_id: string;
  client: Client;
}

async function scene(prepare: (one: Stage) => Promise<unknown> = () => Promise.resolve()): Promise<Scene> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  await prepare(one);
  const all = await renderWithSimulator(
    html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
    one,
  );
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  return { ...all, editor: all.provider.querySelector('mss-script-editor') as ScriptEditor, room_id, client };
}

const shadow = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const shows = (editor: ScriptEditor, words: string) =>
  until(() => renderedText(editor).includes(words), `"${words}"`);
const read = ({ client, room_id }: Scene) => client.call(showSmartLiveRoom, { path: { room_id } });
const textsOf = (room: SmartLiveRoom) =>
  (room.scene_scripts ?? []).flatMap((one) =>
    (one.shoot_scripts ?? []).map((item) => item.text_config?.text),
  );

/** Changes the room by another client. */
async function elsewhere(all: Scene, change: (body: SmartLiveRoomBody) => void): Promise<void> {
  const body = structuredClone(roomBody(await read(all), (await read(all)).scene_scripts ?? []));
  change(body);
  await all.client.call(updateSmartLiveRoom, { path: { room_id: all.room_id }, body });
}

async function typeInto(editor: ScriptEditor, words: string): Promise<void> {
  await until(() => shadow(editor, '[role=textbox]:not([aria-readonly])'), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
  await sendKeys({ type: words });
}

describe("a room's script", () => {
  beforeEach(clearDrafts);

  it('lists the paragraphs with their lengths, and opens the first', async () => {
    const { editor } = await scene();
    await shows(editor, 'Greeting');
    expect(renderedText(editor)).to.include('Offer').and.include('Closing').and.include('All saved');
    expect(editor.value).to.match(/^Welcome, everyone/);
    await until(() => shadow(editor, '[role=textbox]'), 'the text box');
    await expectAccessible(editor);
  });

  it('saves what was changed and leaves the rest of the room as it was', async () => {
    const all = await scene();
    const { editor } = all;
    await shows(editor, 'Greeting');
    const before = await read(all);
    const saved: string[] = [];
    editor.addEventListener('mss-save', (event) => saved.push((event as unknown as { value: string }).value));
    await typeInto(editor, 'Hi! ');
    await shows(editor, 'Unsaved changes');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 's' });
    await sendKeys({ up: 'Control' });
    await shows(editor, 'Saved');
    const after = await read(all);
    expect(textsOf(after)[0]).to.match(/^Hi! Welcome, everyone/);
    expect(saved).to.deep.equal([editor.value]);
    const { scene_scripts: _a, update_time: _b, ...rest } = after;
    const { scene_scripts: _c, update_time: _d, ...old } = before;
    expect(rest).to.deep.equal(old);
  });

  it('adds, names, moves, deletes and brings back a paragraph', async () => {
    const { editor } = await scene();
    await shows(editor, 'Greeting');
    const titles = () =>
      [...(editor.shadowRoot?.querySelectorAll('.outline .title') ?? [])].map((one) =>
        one.textContent?.trim(),
      );
    await clickButton(editor, 'Add paragraph');
    await until(() => titles().length === 4, 'four paragraphs');
    const field = shadow(editor, '.title-field') as HTMLInputElement;
    field.focus();
    field.select();
    await sendKeys({ type: 'Tasting' });
    expect(titles()).to.deep.equal(['Greeting', 'Tasting', 'Offer', 'Closing']);
    await clickButton(editor, 'Move down');
    await editor.updateComplete;
    expect(titles()).to.deep.equal(['Greeting', 'Offer', 'Tasting', 'Closing']);
    await clickButton(editor, 'Delete paragraph');
    await shows(editor, 'Deleted “Tasting”.');
    expect(titles()).to.deep.equal(['Greeting', 'Offer', 'Closing']);
    await clickButton(editor, 'Undo');
    await editor.updateComplete;
    expect(titles()).to.deep.equal(['Greeting', 'Offer', 'Tasting', 'Closing']);
    expect(editor.scripts[0]?.shoot_scripts?.map((item) => item.sequence_no)).to.deep.equal([1, 2, 3, 4]);
  });

  it('merges changes of different paragraphs', async () => {
    const all = await scene();
    const { editor } = all;
    await shows(editor, 'Greeting');
    await elsewhere(all, (body) => {
      const item = body.scene_scripts?.[0]?.shoot_scripts[2];
      if (item) item.text_config = { text: 'Their closing.' };
      body.room_description = 'Their description';
    });
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await shows(editor, 'Saved');
    const room = await read(all);
    expect(textsOf(room)[0]).to.match(/^Mine\. /);
    expect(textsOf(room)[2]).to.equal('Their closing.');
    expect(room.room_description).to.equal('Their description');
  });

  it('asks which text to keep when another client changed the same paragraph, and saves the choice', async () => {
    const all = await scene();
    const { editor } = all;
    await shows(editor, 'Greeting');
    await elsewhere(all, (body) => {
      const item = body.scene_scripts?.[0]?.shoot_scripts[0];
      if (item) item.text_config = { text: 'Their greeting.' };
    });
    await typeInto(editor, 'Mine. ');
    const conflicts: { mine: string; theirs: string }[] = [];
    editor.addEventListener('mss-conflict', (event) =>
      conflicts.push(event as unknown as { mine: string; theirs: string }),
    );
    await clickButton(editor, 'Save');
    await shows(editor, 'Someone else edited this too');
    expect(conflicts[0]?.mine).to.match(/^Mine\. /);
    expect(conflicts[0]?.theirs).to.equal('Their greeting.');
    expect(textsOf(await read(all))[0]).to.equal('Their greeting.');
    await expectAccessible(editor);
    const theirs = editor.shadowRoot?.querySelectorAll<HTMLInputElement>('.side input')[1];
    theirs?.click();
    await editor.updateComplete;
    await clickButton(editor, 'Save these choices');
    await shows(editor, 'Saved');
    expect(editor.value).to.equal('Their greeting.');
  });

  it('keeps everything when a save is refused, says why, and saves at the retry', async () => {
    const all = await scene();
    const { editor } = all;
    await shows(editor, 'Greeting');
    await all.control('faults', { rules: [{ operation: 'updateSmartLiveRoom', status: 500, times: 1 }] });
    await typeInto(editor, 'Kept. ');
    await clickButton(editor, 'Save');
    const retry = await until(() => button(editor, 'Try again'), 'a retry');
    expect(editor.value).to.match(/^Kept\. /);
    expect(renderedText(editor)).to.include('Unsaved changes');
    await expectAccessible(editor);
    retry.click();
    await shows(editor, 'Saved');
    expect(textsOf(await read(all))[0]).to.match(/^Kept\. /);
  });

  it('checks whether it was saved when the response is lost', async () => {
    const all = await scene();
    const { editor } = all;
    await shows(editor, 'Greeting');
    await all.control('faults', { rules: [{ operation: 'updateSmartLiveRoom', drop: 'after', times: 1 }] });
    await typeInto(editor, 'Once. ');
    await clickButton(editor, 'Save');
    await shows(editor, 'Saved');
    expect(textsOf(await read(all))[0]).to.match(/^Once\. /);
  });

  it('says that nothing was saved when the request never arrived', async () => {
    const all = await scene();
    const { editor } = all;
    await shows(editor, 'Greeting');
    await all.control('faults', { rules: [{ operation: 'updateSmartLiveRoom', drop: 'before', times: 1 }] });
    await typeInto(editor, 'Never. ');
    await clickButton(editor, 'Save');
    const retry = await until(() => button(editor, 'Try again'), 'a retry');
    expect(renderedText(editor)).to.include('Unsaved changes');
    retry.click();
    await shows(editor, 'Saved');
    expect(textsOf(await read(all))[0]).to.match(/^Never\. /);
  });

  it('shows why a room cannot be loaded, and loads it at the retry', async () => {
    const { editor } = await scene((one) =>
      one.control('faults', { rules: [{ operation: 'showSmartLiveRoom', status: 403, times: 1 }] }),
    );
    const retry = await until(() => button(editor, 'Try again'), 'a retry');
    retry.click();
    await shows(editor, 'Greeting');
  });

  it('offers after a reload what was not saved', async () => {
    const all = await scene();
    await shows(all.editor, 'Greeting');
    await typeInto(all.editor, 'Draft! ');
    window.dispatchEvent(new Event('pagehide'));
    const again = document.createElement('mss-script-editor');
    again.roomId = all.room_id;
    all.editor.replaceWith(again);
    await shows(again, 'Unsaved draft from');
    expect(again.value).not.to.include('Draft!');
    await expectAccessible(again);
    await clickButton(again, 'Restore');
    await until(() => again.value.startsWith('Draft! '), 'the draft');
    await shows(again, 'Unsaved changes');
    await clickButton(again, 'Save');
    await shows(again, 'Saved');
    await waitForDrafts((drafts) => drafts.length === 0);
  });

  for (const way of ['Restore', 'Keep both'])
    it(`says that ${way} needs code that did not come, keeps the offer, and does it at the next press`, async () => {
      const all = await scene();
      await shows(all.editor, 'Greeting');
      await typeInto(all.editor, 'Draft! ');
      window.dispatchEvent(new Event('pagehide'));
      const again = document.createElement('mss-script-editor');
      again.roomId = all.room_id;
      all.editor.replaceWith(again);
      await until(() => button(again, way), 'the offer');
      const told: string[] = [];
      again.addEventListener('mss-error', (event) => told.push(event.error.code));
      const letCome = failImport(ScriptDocument.prototype, 'loadSaveModule');
      try {
        await clickButton(again, way);
        await shows(again, 'This part could not be loaded');
      } finally {
        letCome();
      }
      expect(JSON.stringify(again.scripts)).not.to.include('Draft!');
      expect(told).to.eql(['NETWORK']);
      await clickButton(again, way);
      await until(() => JSON.stringify(again.scripts).includes('Draft! '), 'the draft');
      await until(() => !renderedText(again).includes('could not be loaded'), 'that it is over');
    });

  it('shows the draft even if the room can no longer be loaded', async () => {
    const all = await scene();
    await shows(all.editor, 'Greeting');
    await typeInto(all.editor, 'Unsaved! ');
    await waitForDrafts((drafts) => JSON.stringify(drafts).includes('Unsaved! '));
    fixtureCleanup();
    await all.control('faults', { rules: [{ operation: 'showSmartLiveRoom', status: 403, times: 1 }] });
    const { room_id } = all;
    const again = await renderWithSimulator(
      html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
      all,
    );
    const editor = again.provider.querySelector('mss-script-editor') as ScriptEditor;
    const words = await until(() => shadow(editor, '.offer textarea') as HTMLTextAreaElement | null, 'words');
    expect(words.value).to.match(/^Greeting\nUnsaved! Welcome, everyone[^]*Closing\nTap the basket/);
    expect(words.readOnly).to.equal(true);
    await expectAccessible(editor);
    await click(() => shadow(editor, '[part=retry]'), '[part=retry]');
    await until(() => shadow(editor, '.restore'), 'the offer');
    expect(shadow(editor, '.offer textarea')).to.equal(null);
  });

  it('keeps a draft that was neither restored nor discarded, whatever is typed after it', async () => {
    const all = await scene();
    await shows(all.editor, 'Greeting');
    await typeInto(all.editor, 'First! ');
    const reload = async (): Promise<ScriptEditor> => {
      window.dispatchEvent(new Event('pagehide'));
      const again = document.createElement('mss-script-editor');
      again.roomId = all.room_id;
      all.provider.replaceChildren(again);
      await shows(again, 'Unsaved draft from');
      return again;
    };
    const second = await reload();
    await typeInto(second, 'Second! ');
    const third = await reload();
    await clickButton(third, 'Discard');
    await shows(third, 'Unsaved draft from');
    await clickButton(third, 'Restore');
    await until(() => third.value.startsWith('First! '), 'the first draft');
    await third.updateComplete;
    expect(renderedText(third)).not.to.include('Unsaved draft from');
  });

  it('shows each paragraph with its own text and its own undo', async () => {
    const { editor } = await scene();
    await shows(editor, 'Greeting');
    await typeInto(editor, 'x');
    const [first, second] = editor.shadowRoot?.querySelectorAll<HTMLElement>('.outline .paragraph') ?? [];
    second?.click();
    await editor.updateComplete;
    expect(editor.value).to.match(/^<speak>/);
    first?.click();
    await editor.updateComplete;
    expect(editor.value).to.match(/^xWelcome/);
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'z' });
    await sendKeys({ up: 'Control' });
    expect(editor.value).to.match(/^Welcome/);
    await shows(editor, 'All saved');
  });

  it('edits scenes that the page gives, without a service, and says why they cannot be heard', async () => {
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor
        .scripts=${[{ script_name: 'Tea', shoot_scripts: [{ sequence_no: 1, title: 'Hi', text_config: { text: 'Hello' } }] }]}
      ></mss-script-editor>`,
    );
    expect(button(editor, 'Save')).not.to.exist;
    await typeInto(editor, 'Oh! ');
    expect(editor.scripts[0]?.shoot_scripts?.[0]?.text_config?.text).to.equal('Oh! Hello');
    await clickButton(editor, 'Preview');
    await shows(editor, 'Not connected, so it can’t be previewed');
  });

  it('says that it is not connected when there is a room and no provider', async () => {
    const editor = await fixture<ScriptEditor>(html`<mss-script-editor room-id="r1"></mss-script-editor>`);
    await shows(editor, 'Not connected');
    await expectAccessible(editor);
  });

  it('keeps no token in the draft', async () => {
    const { editor, getToken } = await scene();
    await shows(editor, 'Greeting');
    await typeInto(editor, 'x');
    window.dispatchEvent(new Event('pagehide'));
    const kept = JSON.stringify(await waitForDrafts((drafts) => JSON.stringify(drafts).includes('xWelcome')));
    expect(kept)
      .not.to.include((await getToken()).token)
      .and.not.to.include('story-key');
  });
});

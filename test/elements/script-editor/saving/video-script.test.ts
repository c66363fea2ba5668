import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  createClient,
  deleteVideoScript,
  showVideoScript,
  updateVideoScript,
  type Client,
  type UpdateVideoScriptBody,
  type VideoScript,
} from '../../../../src/api/index.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import type { MssConflictEvent, MssErrorEvent, MssSaveEvent } from '../../../../src/ui/events.js';
import { stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts, waitForDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { button, renderedText, until, clickButton, click } from '../../../helpers/until.js';

const find = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const rows = (editor: ScriptEditor) => [
  ...(editor.shadowRoot?.querySelectorAll<HTMLElement>('.outline [data-key]') ?? []),
];
const shows = (editor: ScriptEditor, words: string) =>
  until(() => renderedText(editor).includes(words), `"${words}"`);

interface Film {
  one: ReturnType<typeof stage>;
  client: Client;
  script_id: string;
  editor: ScriptEditor;
}

/** An editor of a video script. */
async function film(attributes = (script_id: string) => ({ 'script-id': script_id })): Promise<Film> {
  const one = stage({ speed: 0 });
  const script_id = await one.createVideoScript();
  const { provider } = await renderWithSimulator(html`<mss-script-editor></mss-script-editor>`, one);
  const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
  for (const [name, value] of Object.entries(attributes(script_id))) editor.setAttribute(name, value);
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  return { one, client, script_id, editor };
}

const read = ({ client, script_id }: Film) => client.call(showVideoScript, { path: { script_id } });
const textsOf = ({ shoot_scripts }: VideoScript) =>
  (shoot_scripts ?? []).map((item) => item.shoot_script?.text_config?.text);

/** Changes the script by another client. */
const elsewhere = ({ client, script_id }: Film, body: UpdateVideoScriptBody) =>
  client.call(updateVideoScript, { path: { script_id }, body });

/** Changes one of its texts by another client. */
async function saysElsewhere(all: Film, index: number, text: string): Promise<void> {
  const { shoot_scripts = [] } = structuredClone(await read(all)) as UpdateVideoScriptBody;
  const item = shoot_scripts[index];
  if (item) item.shoot_script.text_config = { text };
  await elsewhere(all, { shoot_scripts });
}

async function typeInto(editor: ScriptEditor, words: string): Promise<void> {
  await until(() => find(editor, '[role=textbox]:not([aria-readonly])'), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
  await sendKeys({ type: words });
}

describe('a video script', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  it('is read as one scene, checked for a video, and none of its marks is lost', async () => {
    const all = await film();
    const { editor } = all;
    await shows(editor, 'Osmanthus tea, a minute');
    await shows(editor, 'All saved');
    expect(editor.value).to.equal('Osmanthus flowers in October, and only for ten days.');
    expect(rows(editor)).to.have.length(4);
    await until(() => find(editor, '[role=textbox]'), 'the text box');
    const action = await until(() => button(editor, 'Action'), 'the tool');
    expect(action.title).to.include('no effect in videos');
    await expectAccessible(editor);
  });

  it('is saved as it was but for what was written, and says so', async () => {
    const all = await film();
    const { editor, script_id } = all;
    await shows(editor, 'All saved');
    const before = await read(all);
    const saves: MssSaveEvent[] = [];
    editor.addEventListener('mss-save', (event) => saves.push(event));
    await typeInto(editor, 'Hi! ');
    await editor.save();
    await shows(editor, 'Saved');
    const { update_time: _then, shoot_scripts: now, ...after } = await read(all);
    const { update_time: _before, shoot_scripts: was, ...old } = before;
    expect(after).to.deep.equal(old);
    expect(now?.[0]?.shoot_script?.text_config?.text).to.match(/^Hi! Osmanthus flowers/);
    expect(now?.slice(1)).to.deep.equal(was?.slice(1));
    expect(saves.map(({ room_id, script_id: id, value }) => [room_id, id, value])).to.deep.equal([
      ['', script_id, editor.value],
    ]);
  });

  it('contains what another client changed meanwhile, too', async () => {
    const all = await film();
    const { editor } = all;
    await shows(editor, 'All saved');
    await saysElsewhere(all, 2, 'Four minutes.');
    await elsewhere(all, { script_description: 'Theirs', priv_data: 'theirs-18' });
    await typeInto(editor, 'Hi! ');
    await clickButton(editor, 'Save');
    await shows(editor, 'Saved');
    const after = await read(all);
    expect([after.script_description, after.priv_data]).to.deep.equal(['Theirs', 'theirs-18']);
    expect(textsOf(after)[0]).to.match(/^Hi! Osmanthus/);
    expect(textsOf(after)[2]).to.equal('Four minutes.');
    expect(renderedText(editor)).to.include('Four minutes.');
  });

  it('asks which text stays where both changed the same, and saves the choice', async () => {
    const all = await film();
    const { editor } = all;
    await shows(editor, 'All saved');
    await saysElsewhere(all, 0, 'Theirs.');
    const conflicts: MssConflictEvent[] = [];
    editor.addEventListener('mss-conflict', (event) => conflicts.push(event));
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await until(() => find(editor, '.conflict input'), 'the choice');
    expect(conflicts.map(({ theirs }) => theirs)).to.deep.equal(['Theirs.']);
    expect(textsOf(await read(all))[0]).to.equal('Theirs.');
    await click(() => find(editor, '.conflict input'), '.conflict input');
    await editor.updateComplete;
    await clickButton(editor, 'Save these choices');
    await shows(editor, 'Saved');
    expect(textsOf(await read(all))[0]).to.match(/^Mine\. Osmanthus/);
  });

  it('has drafts of its own, which are offered after a reload', async () => {
    const all = await film();
    await shows(all.editor, 'All saved');
    await typeInto(all.editor, 'Draft! ');
    await waitForDrafts((drafts) => JSON.stringify(drafts).includes('Draft! Osmanthus'));
    fixtureCleanup();
    const { script_id, one } = all;
    const again = await renderWithSimulator(
      html`<mss-script-editor script-id=${script_id}></mss-script-editor>
        <mss-script-editor
          script-id=${await one.createVideoScript().catch(() => 'other')}
        ></mss-script-editor>`,
      one,
    );
    const [editor, other] = again.provider.querySelectorAll<ScriptEditor>('mss-script-editor');
    if (!editor || !other) throw new Error('two editors');
    await shows(editor, 'Unsaved draft from');
    expect(renderedText(other)).not.to.include('Unsaved draft from');
    await clickButton(editor, 'Restore');
    await until(() => editor.value.startsWith('Draft! Osmanthus'), 'the draft');
    await clickButton(editor, 'Save');
    await shows(editor, 'Saved');
    expect(textsOf(await read(all))[0]).to.match(/^Draft! Osmanthus/);
  });

  it('is known to be open in another tab, which takes over what is saved', async () => {
    const { one, script_id, editor } = await film();
    const { provider } = await renderWithSimulator(
      html`<mss-script-editor script-id=${script_id}></mss-script-editor>`,
      one,
    );
    const second = provider.querySelector('mss-script-editor') as ScriptEditor;
    await shows(editor, 'also open in another window');
    await shows(second, 'also open in another window');
    await typeInto(editor, 'First. ');
    await clickButton(editor, 'Save');
    await until(() => second.value.startsWith('First. Osmanthus'), 'what the first saved');
  });

  it('is spoken from a file once it is saved as a recording, and keeps that file when it is moved', async () => {
    const all = await film();
    const { editor } = all;
    await shows(editor, 'All saved');
    const [scene] = editor.scripts;
    const items = structuredClone(scene?.shoot_scripts ?? []);
    if (items[1]?.shoot_script) items[1].shoot_script.script_type = 'AUDIO';
    editor.scripts = [{ ...scene, shoot_scripts: items }];
    await editor.save();
    await shows(editor, 'Saved');
    (await until(() => rows(editor)[2], 'the third row')).click();
    const choose = await until(() => find(editor, '.recording input[type=file]'), 'the file');
    const bytes = Uint8Array.from([...'ID3'].map((letter) => letter.charCodeAt(0)));
    const url = (await read(all)).audio_files?.audio_file_url?.[0];
    expect(url?.sequence_no).to.equal(2);
    expect(choose.closest('.recording')).to.equal(find(editor, '.recording'));
    const upload = editor.scripts[0]?.audio_files?.audio_file_url?.[0]?.audio_file_upload_url ?? '';
    await all.one.simulator.fetch(new Request(upload, { method: 'PUT', body: bytes }));
    rows(editor)[2]?.focus();
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ up: 'Alt' });
    await shows(editor, 'Unsaved changes');
    await clickButton(editor, 'Save');
    await shows(editor, 'Saved');
    const after = await read(all);
    expect(after.shoot_scripts?.[0]?.shoot_script?.script_type).to.equal('AUDIO');
    const file = after.audio_files?.audio_file_url?.find(
      ({ sequence_no }) => sequence_no === after.shoot_scripts?.[0]?.sequence_no,
    );
    expect(file?.audio_file_download_url).to.be.a('string');
  });

  it('is never without its one scene', async () => {
    const { editor } = await film();
    await shows(editor, 'All saved');
    (await until(() => rows(editor)[0], 'the first row')).click();
    rows(editor)[0]?.focus();
    await sendKeys({ press: 'Delete' });
    await shows(editor, 'A video can have only one script.');
    expect(rows(editor)).to.have.length(4);
  });

  it('that is not there is said, with a way back; and so is one that was deleted meanwhile', async () => {
    const { editor } = await film(() => ({ 'script-id': 'nowhere' }));
    const errors: MssErrorEvent[] = [];
    editor.addEventListener('mss-error', (event) => errors.push(event));
    await until(() => find(editor, '[part=error] button'), 'the retry');
    expect(find(editor, '.editor')?.hidden).to.equal(true);
    const all = await film();
    await shows(all.editor, 'All saved');
    await all.client.call(deleteVideoScript, { path: { script_id: all.script_id } });
    await typeInto(all.editor, 'Still here. ');
    await clickButton(all.editor, 'Save');
    await until(() => find(all.editor, '[part=error]'), 'the error');
    expect(all.editor.value).to.match(/^Still here\. Osmanthus/);
    expect(renderedText(all.editor)).to.include('Unsaved changes');
  });

  it('and a room at once is refused in words, until one of both is left out', async () => {
    const all = await film((script_id) => ({ 'script-id': script_id, 'room-id': 'r1' }));
    const { editor, script_id } = all;
    await shows(editor, 'room-id and script-id are both set. Remove one of them.');
    expect(find(editor, '.editor')?.hidden).to.equal(true);
    const refusal = await editor.save().catch((error: unknown) => error);
    expect(String(refusal)).to.include('both set');
    editor.lang = 'zh-CN';
    await shows(editor, '同时设置了 room-id 和 script-id');
    editor.lang = 'en';
    editor.removeAttribute('room-id');
    await shows(editor, 'All saved');
    expect(editor.scriptId).to.equal(script_id);
    editor.setAttribute('room-id', 'r1');
    await shows(editor, 'both set');
    expect(editor.scripts).to.deep.equal([]);
  });
});

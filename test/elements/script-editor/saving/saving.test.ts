import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  createClient,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoomBody,
} from '../../../../src/api/index.js';
import { roomBody } from '../../../../src/documents/room-body.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { renderedText, until, clickButton, click } from '../../../helpers/until.js';

type Change = (texts: { text_config?: { text?: string } | undefined }[], body: SmartLiveRoomBody) => void;

const find = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const shows = (editor: ScriptEditor, words: string) =>
  until(() => renderedText(editor).includes(words), `"${words}"`);

/** An editor of a room; another client runs `after` right after each of its writes. */
async function room(after?: (one: { client: Client; room_id: string }) => Promise<void>) {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const fetch: typeof one.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = await one.fetch(request);
    if (request.method === 'PUT') await after?.({ client, room_id });
    return answer;
  };
  const { provider } = await renderWithSimulator(
    html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
    {
      ...one,
      fetch,
    },
  );
  const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
  await shows(editor, 'Greeting');
  const texts = async () =>
    (await client.call(showSmartLiveRoom, { path: { room_id } })).scene_scripts?.[0]?.shoot_scripts?.map(
      (item) => item.text_config?.text ?? '',
    ) ?? [];
  return { editor, client, room_id, texts };
}

/** Changes the room by another client. */
async function elsewhere(
  { client, room_id }: { client: Client; room_id: string },
  change: Change,
): Promise<void> {
  const now = await client.call(showSmartLiveRoom, { path: { room_id } });
  const body = structuredClone(roomBody(now, now.scene_scripts ?? []));
  change(body.scene_scripts?.[0]?.shoot_scripts ?? [], body);
  await client.call(updateSmartLiveRoom, { path: { room_id }, body });
}

async function typeInto(editor: ScriptEditor, words: string): Promise<void> {
  await until(() => find(editor, '[role=textbox]:not([aria-readonly])'), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
  await sendKeys({ type: words });
}

const says = (item: { text_config?: { text?: string } | undefined } | undefined, text: string) => {
  if (item) item.text_config = { text };
};

describe('saving a script', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  it('shows what both changed side by side, with the words that differ', async () => {
    const all = await room();
    const { editor } = all;
    await elsewhere(all, ([first]) =>
      says(first, (first?.text_config?.text ?? '').replace('Tonight', 'Today')),
    );
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await until(() => find(editor, '.conflict mark'), 'the differences');
    const marks = [...(editor.shadowRoot?.querySelectorAll('.conflict mark') ?? [])].map(
      (one) => one.textContent,
    );
    expect(marks).to.deep.equal(['Mine. ', 'Tonight', 'Today']);
    await expectAccessible(editor);
  });

  it('saves a text that was combined from both', async () => {
    const all = await room();
    const { editor } = all;
    await elsewhere(all, ([first]) =>
      says(first, (first?.text_config?.text ?? '').replace('Tonight', 'Today')),
    );
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await until(() => find(editor, '.conflict'), 'the choice');
    await click(() => find(editor, '.hand input'), '.hand input');
    const field = await until(
      () => find(editor, '.hand textarea') as HTMLTextAreaElement | null,
      'the field',
    );
    expect(field.value).to.match(/^Mine\. Welcome, everyone\. Today we taste/);
    field.focus();
    field.setSelectionRange(0, 0);
    await sendKeys({ type: 'Together. ' });
    await clickButton(editor, 'Save these choices');
    await shows(editor, 'Saved');
    expect((await all.texts())[0]).to.match(/^Together\. Mine\. Welcome, everyone\. Today we taste/);
    expect(editor.value).to.match(/^Together\. Mine\./);
  });

  it('keeps what is typed while a conflict is open', async () => {
    const all = await room();
    const { editor } = all;
    await elsewhere(all, ([first]) => says(first, 'Theirs.'));
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await until(() => find(editor, '.conflict input') === editor.shadowRoot?.activeElement, 'the choice');
    await typeInto(editor, 'More. ');
    await click(() => find(editor, '.conflict input'), '.conflict input');
    await editor.updateComplete;
    await clickButton(editor, 'Save these choices');
    await shows(editor, 'Saved');
    expect((await all.texts())[0]).to.match(/^Mine\. More\. Welcome/);
  });

  it('reports that another client replaced it at the same moment, and stores it when saved again', async () => {
    let times = 0;
    const all = await room(async (there) => {
      times += 1;
      if (times === 1) await elsewhere(there, ([first]) => says(first, 'Theirs, a moment later.'));
    });
    const { editor } = all;
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await shows(editor, 'Someone else saved at the same time.');
    expect(renderedText(editor)).to.include('Unsaved changes');
    expect(editor.value).to.match(/^Mine\. Welcome/);
    await expectAccessible(editor);
    await clickButton(editor, 'Save');
    await until(() => find(editor, '.conflict'), 'the choice');
    await click(() => find(editor, '.conflict input'), '.conflict input');
    await editor.updateComplete;
    await clickButton(editor, 'Save these choices');
    await shows(editor, 'Saved');
    expect((await all.texts())[0]).to.match(/^Mine\. Welcome/);
  });

  it('is saved when another client adds to it at the same moment, and shows that too', async () => {
    let times = 0;
    const all = await room(async (there) => {
      times += 1;
      if (times === 1) await elsewhere(there, (texts) => says(texts[2], 'Their closing.'));
    });
    const { editor } = all;
    await typeInto(editor, 'Mine. ');
    await clickButton(editor, 'Save');
    await shows(editor, 'Saved');
    expect(editor.scripts[0]?.shoot_scripts?.[2]?.text_config?.text).to.equal('Their closing.');
  });

  it('saves what the page sets on a room that is loaded', async () => {
    const { editor, texts } = await room();
    const [scene] = editor.scripts;
    const shoot_scripts = scene?.shoot_scripts?.map((item, i) =>
      i === 1 ? { ...item, text_config: { text: 'Set by the page.' } } : item,
    );
    editor.scripts = [{ ...scene, shoot_scripts }];
    await editor.save();
    expect((await texts())[1]).to.equal('Set by the page.');
  });
});

/** A script that is saved during a livestream: what viewers hear, and how it is changed on air. */
import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, executeSmartLiveCommand, type LiveCommandBody } from '../../../../src/api/index.js';
import '../../../../src/elements/room-status/define.js';
import '../../../../src/elements/script-editor/define.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import type { WireScene } from '../../../../src/script/index.js';
import { stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts } from '../../../helpers/drafts.js';
import { holdModules } from '../../../helpers/held-modules.js';
import { goOffline, goOnline } from '../../../helpers/offline.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { button, click, clickButton, renderedText, until } from '../../../helpers/until.js';

interface Job {
  job_id: string;
  state: string;
  round: number;
  speaking: string | null;
  speaking_text: string | null;
}

interface Options {
  /** Whether the room is on air before the editor is there. */
  live?: boolean;
  lang?: string;
  policy?: object;
  /** Whether a status stands beside the editor. */
  status?: boolean;
  /** Stands between the page and the service. */
  answer?: (command: string, next: () => Promise<Response>, request: Request) => Promise<Response>;
}

/** An editor of a room that is on air and speaks its first paragraph. */
async function editorOnAir({ live = true, lang = 'en', policy, status = false, answer }: Options = {}) {
  localStorage.clear();
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  if (policy) await one.changeRoom(room_id, { play_policy: policy });
  const job_id = live ? await one.goLive(room_id) : '';
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  /** The scripts that were sent to be played, in order. */
  const sent: WireScene[][] = [];
  const fetch: typeof one.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { command, params } = request.url.endsWith('/command')
      ? ((await request.clone().json()) as { command: string; params?: { scene_scripts?: WireScene[] } })
      : { command: '' };
    if (command === 'REWRITE_PLAY_SCRIPT') sent.push(params?.scene_scripts ?? []);
    const next = () => one.fetch(request.clone());
    return answer ? answer(command, next, request) : next();
  };
  const content = html`<div lang=${lang}>
    <mss-script-editor room-id=${room_id}></mss-script-editor>
    ${status ? html`<mss-room-status room-id=${room_id}></mss-room-status>` : ''}
  </div>`;
  const all = await renderWithSimulator(content, { ...one, fetch });
  const editor = all.provider.querySelector('mss-script-editor') as ScriptEditor;
  await shows(editor, 'Greeting');
  const state = async (): Promise<Job | undefined> => {
    const response = await one.simulator.fetch(new Request('https://metastudio.test/_simulator/state'));
    return ((await response.json()) as { jobs: Job[] }).jobs.at(-1);
  };
  const command = (body: LiveCommandBody) =>
    client.call(executeSmartLiveCommand, { path: { room_id, job_id }, body });
  const onAir = async (): Promise<WireScene[]> =>
    (
      JSON.parse((await command({ command: 'GET_LIVE_JOB_CONFIG_INFO' })).result ?? '{}') as {
        scene_scripts: WireScene[];
      }
    ).scene_scripts;
  /** Lets time pass until the avatar speaks a paragraph. */
  const hear = async (label: string, round = 0): Promise<string> => {
    for (let times = 0; times < 150; times++) {
      const job = await state();
      if (job?.speaking === label && job.round >= round) return job.speaking_text ?? '';
      await all.advance(2);
    }
    throw new Error(`${label} is not heard`);
  };
  return { ...all, editor, room_id, job_id, state, command, onAir, hear, sent };
}

const shows = (editor: ScriptEditor, words: string) =>
  until(() => renderedText(editor).includes(words), `"${words}"`);
const find = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const rowsOf = (editor: ScriptEditor) =>
  [...(editor.shadowRoot?.querySelectorAll('.rewrites > li') ?? [])].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );

type Item = NonNullable<WireScene['shoot_scripts']>[number];

/** Changes the paragraphs of the first scene, and saves. */
async function save(
  editor: ScriptEditor,
  change: (items: Item[], scene: WireScene) => Item[],
): Promise<void> {
  const [scene = {}, ...others] = structuredClone(editor.scripts);
  const shoot_scripts = change(scene.shoot_scripts ?? [], scene);
  editor.scripts = [{ ...scene, shoot_scripts }, ...others];
  await clickButton(editor, 'Save');
}

const says = (text: string) => (item: Item | undefined) => ({ ...item, text_config: { text } });

/** Rewrites paragraphs of the scene by their index. */
const rewrite =
  (texts: Record<number, string>) =>
  (items: Item[]): Item[] =>
    items.map((item, index) => (texts[index] === undefined ? item : says(texts[index])(item)));

async function openPanel(editor: ScriptEditor): Promise<void> {
  await clickButton(editor, 'Change it on air');
  await until(() => find(editor, '.rewrites li, .waiting li'), 'the changes');
}

describe('a script that is saved during a livestream', () => {
  beforeEach(clearDrafts);
  afterEach(() => {
    goOnline();
    fixtureCleanup();
  });

  it('is for the next livestream, and its new words are heard once they are changed on air', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Two tins for the price of one, tonight only.' }));
    await shows(editor, 'Saved for the next livestream. Viewers still hear the old script.');
    await openPanel(editor);
    expect(rowsOf(editor)).to.have.length(1);
    await until(() => rowsOf(editor)[0]?.includes('Later in this round'), 'the position');
    expect(rowsOf(editor)[0]).to.match(
      /^Offer Tea · Paragraph 2 Later in this round On air .* Saved Two tins/,
    );
    await expectAccessible(editor);
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Changed on air: later in this round');
    await shows(editor, '1 paragraph changed on air, too.');
    await expectAccessible(editor);
    expect(await all.hear('Tea 2')).to.equal('Two tins for the price of one, tonight only.');
    expect(all.sent).to.have.length(1);
  });

  it('compares with the script before the first save, also if the notice comes after the second', async () => {
    const { editor } = await editorOnAir();
    const release = holdModules();
    try {
      const [scene] = structuredClone(editor.scripts);
      const [first, ...others] = scene?.shoot_scripts ?? [];
      for (const text of ['One tin.', 'Two tins for the price of one.']) {
        editor.scripts = [{ ...scene, shoot_scripts: [{ ...says(text)(first), title: text }, ...others] }];
        await editor.save();
      }
    } finally {
      release();
    }
    await shows(editor, 'Saved for the next livestream. Viewers still hear the old script.');
    await openPanel(editor);
    expect(rowsOf(editor).join()).to.match(/On air .* Saved Two tins/);
  });

  it('says nothing when no livestream is running', async () => {
    const { editor } = await editorOnAir({ live: false });
    await save(editor, rewrite({ 1: 'Another offer.' }));
    await shows(editor, 'Saved ');
    await until(() => !find(editor, '.on-air') && !renderedText(editor).includes('next livestream'), 'quiet');
    expect(renderedText(editor)).not.to.include('next livestream');
  });

  it('works beside a status, and with the keyboard alone, in Chinese', async () => {
    const all = await editorOnAir({ lang: 'zh-CN', status: true });
    const { editor } = all;
    const [scene] = structuredClone(editor.scripts);
    editor.scripts = [
      { ...scene, shoot_scripts: rewrite({ 2: '点击下方购物车。' })(scene?.shoot_scripts ?? []) },
    ];
    await until(() => button(editor, '保存'), 'the button');
    button(editor, '保存')?.focus();
    await sendKeys({ press: 'Enter' });
    await shows(editor, '已保存，下次直播生效。 本场直播仍在播报修改前的剧本。');
    await sendKeys({ press: 'Tab' });
    expect(editor.shadowRoot?.activeElement?.textContent.trim()).to.equal('在直播中修改');
    await sendKeys({ press: 'Enter' });
    await until(() => editor.shadowRoot?.activeElement?.tagName === 'H3', 'the title of the panel');
    await until(() => button(editor, '在直播中修改 1 段'), 'the button');
    while (editor.shadowRoot?.activeElement !== button(editor, '在直播中修改 1 段'))
      await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await shows(editor, '已修改，本轮稍后播报');
    await until(() => editor.shadowRoot?.activeElement?.closest('.on-air-changes'), 'the focus in the panel');
    await sendKeys({ press: 'Escape' });
    await until(() => !find(editor, '.on-air-changes'), 'the panel to close');
    expect(editor.shadowRoot?.activeElement?.textContent.trim()).to.equal('在直播中修改');
    expect(await all.hear('Tea 3')).to.equal('点击下方购物车。');
  });

  it('leaves what has been spoken in the last round, and what is being spoken', async () => {
    const all = await editorOnAir({ policy: { repeat_count: 0 } });
    const { editor } = all;
    await all.hear('Tea 2');
    await save(editor, rewrite({ 0: 'Hello again.', 1: 'Three tins.', 2: 'We ship tomorrow.' }));
    await openPanel(editor);
    await until(() => rowsOf(editor)[0]?.includes('Already spoken in the last round'), 'the first paragraph');
    expect(rowsOf(editor)[1]).to.include('Speaking now, in the last round');
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Changed on air: later in this round');
    const texts = (await all.onAir())[0]?.shoot_scripts?.map((item) => item.text_config?.text);
    expect(texts?.[0]).to.match(/^Welcome/);
    expect(texts?.[1]).to.include('两罐');
    expect(await all.hear('Tea 3')).to.equal('We ship tomorrow.');
  });

  it('changes what has been spoken from the next round on, if the script repeats', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await all.hear('Tea 2');
    await save(editor, rewrite({ 0: 'Hello again.' }));
    await openPanel(editor);
    await until(() => rowsOf(editor)[0]?.includes('From the next round on'), 'the first paragraph');
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Changed on air: from the next round on');
    expect(await all.hear('Tea 1', 2)).to.equal('Hello again.');
  });

  it('says that a paragraph began before the change arrived', async () => {
    const all = await editorOnAir({
      policy: { repeat_count: 0 },
      answer: async (command, next) => {
        if (command === 'REWRITE_PLAY_SCRIPT') await all.hear('Tea 2');
        return next();
      },
    });
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await openPanel(editor);
    await until(() => rowsOf(editor)[0]?.includes('Later in this round'), 'the position');
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Not changed: it began before the change arrived');
  });

  it('lists what has to wait: new and removed paragraphs, order, avatar, voice, background and layers', async () => {
    const { editor } = await editorOnAir();
    await save(editor, ([greeting = {}, , closing = {}], scene) => {
      scene.model_asset_id = 'another';
      scene.voice_config = {
        ...scene.voice_config,
        voice_asset_id: scene.voice_config?.voice_asset_id ?? '',
        speed: 150,
      };
      scene.background_config = [{ background_type: 'COLOR', background_color_config: '#102030' }];
      scene.layer_config = [
        {
          layer_type: 'TEXT',
          position: { dx: 0, dy: 0, layer_index: 2 },
          text_config: { text_context: 'VGVh', font_size: 40 },
        },
      ];
      const added = { title: 'Farewell', text_config: { text: 'Good night, everyone, and sleep well.' } };
      return [closing, { ...greeting, text_config: { text: 'Hello.' } }, added].map((item, index) => ({
        ...item,
        sequence_no: index + 1,
      }));
    });
    await openPanel(editor);
    const waiting = [...(editor.shadowRoot?.querySelectorAll('.waiting li') ?? [])].map((item) =>
      item.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(waiting).to.deep.equal([
      'New paragraph Farewell Tea · Paragraph 3',
      'Removed paragraph Offer Tea · Paragraph 2',
      'Avatar Tea',
      'Voice Tea',
      'Background Tea',
      'Layers Tea',
      'Order of paragraphs',
    ]);
    expect(rowsOf(editor)).to.have.length(1);
    await expectAccessible(editor);
  });

  it('replaces a text by a recording, and leaves everything else as it is on air', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    const before = await all.onAir();
    await save(editor, (items) =>
      items.map(({ text_config, ...item }, index) =>
        index === 2
          ? { ...item, audio_config: { audio_url: 'https://cdn.example/jingle.mp3' } }
          : { ...item, text_config },
      ),
    );
    await openPanel(editor);
    expect(rowsOf(editor)[0]).to.include('Recording: jingle.mp3');
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Changed on air');
    const now = await all.onAir();
    expect(now[0]?.shoot_scripts?.[2]?.audio_config?.audio_url).to.equal('https://cdn.example/jingle.mp3');
    expect(now[0]?.shoot_scripts?.slice(0, 2)).to.deep.equal(before[0]?.shoot_scripts?.slice(0, 2));
    expect({ ...now[0], shoot_scripts: [] }).to.deep.equal({ ...before[0], shoot_scripts: [] });
  });

  it('sends only what is selected, and once for two presses', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.', 2: 'We ship tomorrow.' }));
    await openPanel(editor);
    await click(() => find(editor, '.rewrites input'), 'the first box');
    const send = await until(() => button(editor, 'Change 1 paragraph on air'), 'the button');
    send.click();
    send.click();
    await shows(editor, 'Changed on air');
    expect(all.sent).to.have.length(1);
    const texts = (await all.onAir())[0]?.shoot_scripts?.map((item) => item.text_config?.text);
    expect(texts?.[1]).to.include('两罐');
    expect(texts?.[2]).to.equal('We ship tomorrow.');
    expect(button(editor, 'Change 1 paragraph on air'), 'the other can follow').to.equal(undefined);
    expect(button(editor, 'Change 0 paragraphs on air')?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('does not overwrite what somebody else changed on air meanwhile, and shows it', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.', 2: 'We ship tomorrow.' }));
    await openPanel(editor);
    const scene_scripts = await all.onAir();
    const item = scene_scripts[0]?.shoot_scripts?.[1];
    if (item) item.text_config = { text: 'Sold out, sorry.' };
    await all.command({
      command: 'REWRITE_PLAY_SCRIPT',
      params: { scene_scripts },
    });
    await clickButton(editor, 'Change 2 paragraphs on air');
    await shows(editor, 'Not sent: someone else changed it on air');
    await shows(editor, '1 changed on air · 1 not changed');
    expect(rowsOf(editor)[0]).to.include('On air Sold out, sorry. Saved Three tins.');
    const texts = async () => (await all.onAir())[0]?.shoot_scripts?.map((one) => one.text_config?.text);
    expect((await texts())?.slice(1)).to.deep.equal(['Sold out, sorry.', 'We ship tomorrow.']);
    await click(() => find(editor, '.rewrites input'), 'the box');
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, '2 changed on air');
    expect((await texts())?.slice(1)).to.deep.equal(['Three tins.', 'We ship tomorrow.']);
  });

  it('compares with what is on air if the page was opened after the room had been changed', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await shows(editor, 'Saved for the next livestream');
    fixtureCleanup();
    const again = await renderWithSimulator(
      html`<mss-script-editor room-id=${all.room_id}></mss-script-editor>`,
      all,
    );
    const second = again.provider.querySelector('mss-script-editor') as ScriptEditor;
    await shows(second, 'Greeting');
    await save(second, rewrite({ 2: 'We ship tomorrow.' }));
    await openPanel(second);
    expect(rowsOf(second)).to.have.length(2);
    await clickButton(second, 'Change 2 paragraphs on air');
    await shows(second, '2 changed on air');
  });

  it('says which were refused and why, and tries again with those that are left selected', async () => {
    let isRefusing = true;
    const all = await editorOnAir({
      answer: (command, next) =>
        command === 'REWRITE_PLAY_SCRIPT' && isRefusing
          ? Promise.resolve(
              Response.json({ error_code: 'MSS.00000003', error_msg: 'Invalid parameter' }, { status: 400 }),
            )
          : next(),
    });
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.', 2: 'We ship tomorrow.' }));
    await openPanel(editor);
    await clickButton(editor, 'Change 2 paragraphs on air');
    await shows(editor, 'Paragraphs are changed together');
    await shows(editor, 'MSS.00000003');
    expect(rowsOf(editor).every((row) => row.includes('Not changed'))).to.equal(true);
    await expectAccessible(editor);
    isRefusing = false;
    await click(() => find(editor, '.rewrites input'), 'the box');
    await clickButton(editor, 'Try again');
    await shows(editor, '1 changed on air · 1 not changed');
    expect(all.sent).to.have.length(2);
    expect(await all.hear('Tea 3')).to.equal('We ship tomorrow.');
  });

  it('finds out what became of a change whose answer was lost, and does not send it again', async () => {
    const all = await editorOnAir({
      answer: async (command, next) => {
        const response = await next();
        if (command === 'REWRITE_PLAY_SCRIPT') throw new TypeError('Failed to fetch');
        return response;
      },
    });
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await openPanel(editor);
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Changed on air: later in this round');
    expect(all.sent).to.have.length(1);
  });

  it('says that the outcome is unknown if the task does not tell it, until it does', async () => {
    let isLost = false;
    const all = await editorOnAir({
      answer: async (command, next) => {
        const response = await next();
        if (command === 'REWRITE_PLAY_SCRIPT') {
          isLost = true;
          throw new TypeError('Failed to fetch');
        }
        return isLost && command === 'GET_LIVE_JOB_CONFIG_INFO' ? Response.json({ result: '{}' }) : response;
      },
    });
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await openPanel(editor);
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Connection dropped: may not have been changed');
    await shows(editor, '1 not confirmed');
    await expectAccessible(editor);
    await clickButton(editor, 'Check again');
    await until(() => button(editor, 'Check again')?.getAttribute('aria-disabled') !== 'true', 'the reading');
    await shows(editor, 'Connection dropped: may not have been changed');
    isLost = false;
    await clickButton(editor, 'Check again');
    await shows(editor, 'Changed on air: later in this round');
    expect(all.sent).to.have.length(1);
  });

  it('compares with the script before the save if the task does not tell its own, and says so', async () => {
    const all = await editorOnAir({
      answer: (command, next) =>
        command === 'GET_LIVE_JOB_CONFIG_INFO' ? Promise.resolve(Response.json({ result: '' })) : next(),
    });
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await shows(editor, 'Saved for the next livestream');
    await save(editor, rewrite({ 2: 'We ship tomorrow.' }));
    await openPanel(editor);
    await shows(editor, 'MetaStudio did not return the script on air.');
    await until(() => rowsOf(editor).length === 2, 'what both saves changed');
    await clickButton(editor, 'Change 2 paragraphs on air');
    await shows(editor, '2 changed on air');
    expect(await all.hear('Tea 2')).to.equal('Three tins.');
    await clickButton(editor, 'Refresh');
    await shows(editor, 'Viewers hear the saved script. Nothing to change.');
  });

  it('sends nothing while offline', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await openPanel(editor);
    goOffline();
    await shows(editor, 'You’re offline.');
    await clickButton(editor, 'Change 1 paragraph on air');
    goOnline();
    await until(() => !renderedText(editor).includes('You’re offline.'), 'the connection');
    expect(all.sent).to.have.length(0);
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, 'Changed on air');
  });

  it('says so when the livestream ends meanwhile', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await openPanel(editor);
    await all.stop(all.room_id);
    await shows(editor, 'The livestream has ended. The next one uses the saved script.');
    expect(button(editor, 'Change 1 paragraph on air')).to.equal(undefined);
    expect(button(editor, 'Change it on air')).to.equal(undefined);
    const panel = editor.shadowRoot?.querySelector<HTMLElement>('.on-air-changes');
    expect(panel?.querySelector('h3')?.textContent).to.equal('Script of the livestream that ended');
    expect(panel?.innerText).to.include('Was on air').and.not.to.include('On air');
    await expectAccessible(editor);
    await save(editor, rewrite({ 1: 'Four tins.' }));
    await until(() => !renderedText(editor).includes('The livestream has ended'), 'the notice to go');
    expect(all.sent).to.have.length(0);
  });

  it('follows the next save, which is compared with what was changed on air', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await openPanel(editor);
    await clickButton(editor, 'Change 1 paragraph on air');
    await shows(editor, '1 paragraph changed on air, too.');
    await save(editor, rewrite({ 2: 'We ship tomorrow.' }));
    await shows(editor, 'Viewers still hear the old script.');
    await until(() => rowsOf(editor)[0]?.startsWith('Closing'), 'the new difference');
    expect(rowsOf(editor)).to.have.length(1);
  });

  it('waits until a livestream that is starting is on air', async () => {
    const all = await editorOnAir({ live: false });
    const { editor } = all;
    await all.goLive(all.room_id, 0);
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await shows(editor, 'it can be changed once it is on air');
    expect(button(editor, 'Change it on air')).to.equal(undefined);
    await all.advance(60);
    await until(() => button(editor, 'Change it on air'), 'the button');
  });

  it('says that it could not check whether a livestream is running, and checks again', async () => {
    const all = await editorOnAir();
    const { editor } = all;
    await all.control('faults', { rules: [{ operation: 'listSmartLive', status: 500 }] });
    await save(editor, rewrite({ 1: 'Three tins.' }));
    await shows(editor, 'Could not check whether viewers still hear the old script.');
    await expectAccessible(editor);
    await all.control('faults', { rules: [] });
    await clickButton(editor, 'Try again');
    await shows(editor, 'Viewers still hear the old script.');
    await until(() => button(editor, 'Change it on air'), 'the button');
  });
});

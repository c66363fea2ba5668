import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, listAssets, showSmartLiveRoom, type Client } from '../../../../src/api/index.js';
import '../../../../src/elements/script-editor/define.js';
// Normally loaded when focus or pointer enter the outline; the tests load it beforehand.
import '../../../../src/elements/script-editor/outline/outline-actions.lazy.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator, type SimulatorFixture } from '../../../helpers/simulator-fixture.js';
import { button, renderedText, until, clickButton, click } from '../../../helpers/until.js';

interface Scene extends SimulatorFixture {
  editor: ScriptEditor;
  room_id: string;
  client: Client;
}

async function scene(): Promise<Scene> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const all = await renderWithSimulator(
    html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
    one,
  );
  const editor = all.provider.querySelector('mss-script-editor') as ScriptEditor;
  await until(() => shadow(editor, '[role=treeitem]'), 'the outline');
  return { ...all, editor, room_id, client };
}

const shadow = <T extends HTMLElement>(editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<T>(selector);
const field = (editor: ScriptEditor, name: string) =>
  shadow<HTMLInputElement>(editor, `.choosing [name=${name}]`);
const item = ({ scripts }: ScriptEditor) => scripts[0]?.shoot_scripts?.[0];

/** Opens the choice of a recording for the paragraph that is shown. */
async function openChoice(editor: ScriptEditor): Promise<void> {
  await click(() => shadow(editor, '.head .all'), '.head .all');
  const items = () => [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const entry = await until(
    () => items().find((one) => one.textContent?.includes('Use a recording')),
    'the menu',
  );
  entry.click();
  await until(() => field(editor, 'url'), 'the choice');
}

const picker = (editor: ScriptEditor) => shadow(editor, 'mss-asset-picker');
const recordings = (editor: ScriptEditor) => [
  ...(picker(editor)?.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]') ?? []),
];
/** Waits until the library shows recordings. */
const libraryOf = (editor: ScriptEditor) => until(() => recordings(editor)[0], 'the library');

async function giveAddress(editor: ScriptEditor, url: string, subtitles = ''): Promise<void> {
  const address = await until(() => field(editor, 'url'), 'the address');
  address.value = '';
  address.focus();
  await sendKeys({ type: url });
  const second = field(editor, 'subtitles');
  if (second) second.value = subtitles;
  await clickButton(editor, 'Use this address');
  await editor.updateComplete;
}

const mp3 = 'https://sounds.example/jingle.mp3';

describe('a recording instead of a text', () => {
  beforeEach(clearDrafts);

  it('is given by its address, saved without the text, and the text comes back', async () => {
    const all = await scene();
    const { editor } = all;
    const before = item(editor);
    await openChoice(editor);
    await expectAccessible(editor);
    await giveAddress(editor, mp3, 'https://sounds.example/jingle.srt');
    const audio_config = { audio_url: mp3, subtitle_url: 'https://sounds.example/jingle.srt' };
    expect(item(editor)).to.deep.equal({ sequence_no: 1, title: 'Greeting', audio_config });
    expect(renderedText(editor)).to.include('jingle.mp3').and.include('With subtitles');
    expect(shadow<HTMLAudioElement>(editor, 'audio')?.src).to.equal(mp3);
    expect(shadow(editor, '.stage')?.hidden).to.equal(true);
    await expectAccessible(editor);
    await clickButton(editor, 'Save');
    await until(() => renderedText(editor).includes('Saved '), 'the save');
    const room = await all.client.call(showSmartLiveRoom, { path: { room_id: all.room_id } });
    expect(room.scene_scripts?.[0]?.shoot_scripts?.[0]?.audio_config).to.deep.equal(audio_config);
    await clickButton(editor, 'Use text');
    await editor.updateComplete;
    expect(item(editor)).to.deep.equal(before);
    expect(shadow(editor, '.stage')?.hidden).to.equal(false);
  });

  const faults: [name: string, url: string, subtitles: string, words: string][] = [
    ['that it must be MP3', 'https://sounds.example/a.wav', '', 'Use MP3 only.'],
    ['that a whole address is needed', 'sounds/a.mp3', '', 'Enter a full address that begins with https://.'],
    ['that nothing but the web is an address', 'javascript:alert(1)', '', 'Enter a full address'],
    ['that subtitles are SRT', mp3, 'https://sounds.example/a.vtt', 'Subtitles must be an SRT file.'],
  ];
  it('says what is wrong with an address, and changes nothing', async () => {
    const { editor } = await scene();
    const before = item(editor);
    await openChoice(editor);
    for (const [name, url, subtitles, words] of faults) {
      await giveAddress(editor, url, subtitles);
      expect(shadow(editor, '.choosing [role=alert]')?.textContent, name).to.include(words);
      expect(item(editor), name).to.deep.equal(before);
    }
    await clickButton(editor, 'Cancel');
    await editor.updateComplete;
    expect(shadow(editor, '.stage')?.hidden).to.equal(false);
  });

  it('is chosen from the library, with its name and its length in the outline', async () => {
    const all = await scene();
    const { editor, client } = all;
    const { assets } = await client.call(listAssets, {
      query: { asset_type: 'AUDIO', asset_source: 'ALL', asset_state: 'ACTIVED', limit: 1 },
    });
    const asset = assets?.[0];
    await openChoice(editor);
    await libraryOf(editor);
    const name = asset?.asset_name ?? '?';
    const option = await until(() => recordings(editor).find((one) => one.textContent?.includes(name)), name);
    expect(button(editor, 'Use this recording')?.ariaDisabled).to.equal('true');
    option.click();
    await editor.updateComplete;
    await clickButton(editor, 'Use this recording');
    await until(() => renderedText(editor).includes(asset?.asset_name ?? '?'), 'its name');
    expect(item(editor)?.audio_config).to.deep.equal({ asset_id: asset?.asset_id });
    const label = () => shadow(editor, '[aria-selected=true] .visually-hidden')?.textContent ?? '';
    await until(() => /Recording, length 0:0\d/.test(label()), 'its length');
  });

  it('shows in the outline what is wrong with it before anybody goes there', async () => {
    const gone = { asset_id: '0123456789abcdef0123456789abcdef' };
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const client = createClient({ getToken: one.getToken, fetch: one.fetch });
    const { assets } = await client.call(listAssets, { query: { asset_type: 'AUDIO', asset_source: 'ALL' } });
    const sounds = [gone, { audio_url: 'https://sounds.example/a.mp3' }, { asset_id: assets?.[0]?.asset_id }];
    const room = await client.call(showSmartLiveRoom, { path: { room_id } });
    await one.changeRoom(room_id, {
      scene_scripts: room.scene_scripts?.map((script) => ({
        ...script,
        shoot_scripts: [
          { sequence_no: 1, title: 'Words', text_config: { text: 'Tea.' } },
          ...sounds.map((audio_config, i) => ({ sequence_no: i + 2, title: `Sound ${i}`, audio_config })),
        ],
      })),
    });
    // The service no longer takes what is no MP3, but a room of old may have it.
    const fetch: typeof one.fetch = async (input, init) => {
      const answer = await one.fetch(input, init);
      const { url } = input instanceof Request ? input : new Request(input);
      if (!url.includes(`/smart-live-rooms/${room_id}`)) return answer;
      return new Response((await answer.text()).replaceAll('/a.mp3', '/a.wav'), answer);
    };
    const all = await renderWithSimulator(html`<mss-script-editor room-id=${room_id}></mss-script-editor>`, {
      ...one,
      fetch,
    });
    const editor = all.provider.querySelector('mss-script-editor') as ScriptEditor;
    const labels = () =>
      [...(editor.shadowRoot?.querySelectorAll('[role=treeitem] .visually-hidden') ?? [])].map(
        (label) => label.textContent ?? '',
      );
    await until(() => labels()[2]?.endsWith('Recording, 1 error'), 'the one that is gone');
    expect(labels()[3]).to.match(/Recording, 1 error$/);
    await until(() => /length 0:\d\d, 1 warning$/.test(labels()[4] ?? ''), 'the one that is no MP3');
    expect(labels()[0]).to.match(/2 errors, 1 warning$/);
    const go = (title: string) =>
      [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? [])]
        .find((item) => item.querySelector('.title')?.textContent.includes(title))
        ?.click();
    go('Sound 0');
    await until(() => renderedText(editor).includes('no longer in the library'), 'what is wrong');
    go('Sound 1');
    await until(() => renderedText(editor).includes('Use MP3 only.'), 'what is wrong');
    go('Sound 2');
    await until(
      () => renderedText(editor).includes('MetaStudio may not accept this recording.'),
      'the doubt',
    );
    await expectAccessible(editor);
  });

  it('at a dead address says so, and is tried again when somebody asks', async () => {
    const { editor } = await scene();
    await openChoice(editor);
    await giveAddress(editor, mp3);
    await until(() => renderedText(editor).includes('Can’t be played here'), 'what is wrong');
    const label = () => shadow(editor, '[aria-selected=true] .visually-hidden')?.textContent ?? '';
    expect(label()).to.match(/Recording, 1 warning$/);
    // The address is really unplayable, so the player is rendered only for a moment.
    const again = new Promise<string>((resolve) => {
      const look = () => shadow(editor, 'audio') && resolve(label());
      new MutationObserver(look).observe(editor.renderRoot, { subtree: true, childList: true });
    });
    await clickButton(editor, 'Check again');
    expect(await again).not.to.include('warning');
    await until(() => renderedText(editor).includes('Can’t be played here'), 'what is wrong, again');
  });

  it('is looked for in the library of the provider that is there by now', async () => {
    const { editor, provider } = await scene();
    await openChoice(editor);
    await libraryOf(editor);
    const other = stage({ speed: 0 });
    const empty: typeof other.fetch = async (input, init) => {
      const request = new Request(input, init);
      return request.method === 'GET' && request.url.includes('digital-assets?')
        ? Response.json({ count: 0, assets: [] })
        : other.fetch(request);
    };
    Object.assign(provider, { getToken: other.getToken, fetch: empty });
    const words = () => picker(editor)?.shadowRoot?.textContent;
    await until(() => words()?.includes('No assets yet.'), 'the other library');
  });

  it('is taken back with Undo, and a text written before stays', async () => {
    const { editor } = await scene();
    const before = editor.scripts;
    await openChoice(editor);
    await giveAddress(editor, mp3);
    await clickButton(editor, 'Undo');
    await editor.updateComplete;
    expect(editor.scripts).to.deep.equal(before);
  });

  it('tells what is wrong with a file before anything is sent', async () => {
    const { editor, simulator } = await scene();
    await openChoice(editor);
    await libraryOf(editor);
    const input = await until(() => shadow<HTMLInputElement>(editor, '.choosing .file'), 'the file');
    const give = async (file: File) => {
      const files = new DataTransfer();
      files.items.add(file);
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
      await editor.updateComplete;
      return shadow(editor, '.choosing [role=alert]')?.textContent;
    };
    expect(await give(new File(['x'], 'a.wav'))).to.equal('Use MP3 only.');
    expect(await give(new File([], 'a.mp3'))).to.equal('The file is empty.');
    const large = new File(['x'], 'a.mp3');
    Object.defineProperty(large, 'size', { value: 100 * 1_048_576 });
    Object.defineProperty(input, 'files', { value: [large], configurable: true });
    input.dispatchEvent(new Event('change'));
    await editor.updateComplete;
    expect(shadow(editor, '.choosing [role=alert]')?.textContent).to.include('under 100 MB');
    const seen = await simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
    expect(await seen.text())
      .to.include('listAssets')
      .and.not.to.include('createDigitalAsset');
  });

  it('is uploaded as an asset of the library', async () => {
    const { editor, fetch, client } = await scene();
    const restore = throughFetch(fetch);
    try {
      await openChoice(editor);
      const input = await until(() => shadow<HTMLInputElement>(editor, '.choosing .file'), 'the file');
      const files = new DataTransfer();
      files.items.add(
        new File([new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0])], 'Evening jingle.mp3'),
      );
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
      await until(() => item(editor)?.audio_config?.asset_id, 'the asset');
      const { assets } = await client.call(listAssets, {
        query: { asset_type: 'AUDIO', name: 'Evening jingle' },
      });
      expect(assets?.[0]?.asset_id).to.equal(item(editor)?.audio_config?.asset_id);
    } finally {
      restore();
    }
  });

  it('shows why the library cannot be read, and reads it at the retry', async () => {
    const { editor, control } = await scene();
    await control('faults', { rules: [{ operation: 'listAssets', status: 403, times: 1 }] });
    await openChoice(editor);
    const buttons = () => [...(picker(editor)?.shadowRoot?.querySelectorAll('button') ?? [])];
    const retry = await until(
      () => buttons().find((one) => one.textContent?.includes('Try again')),
      'a retry',
    );
    retry.click();
    await libraryOf(editor);
  });

  it('of a video may be WAV too, and its text stays beside it', async () => {
    const film = {
      script_name: 'Film',
      shoot_scripts: [{ sequence_no: 0, shoot_script: { text_config: { text: '大家好。' } } }],
    };
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor target="video" .scripts=${[film]}></mss-script-editor>`,
    );
    await until(() => shadow(editor, '.head .all'), 'the outline');
    await openChoice(editor);
    expect(renderedText(editor)).to.include('once the script is saved as a recording');
    await giveAddress(editor, 'https://sounds.example/voice.wav');
    expect(item(editor)?.shoot_script).to.deep.equal({
      script_type: 'AUDIO',
      text_config: { text: '大家好。' },
      audio_drive_file_external_url: 'https://sounds.example/voice.wav',
    });
    await clickButton(editor, 'Use text');
    await editor.updateComplete;
    expect(editor.value).to.equal('大家好。');
  });
});

/** Redirects XMLHttpRequest to the service in the page; returns a function that reverts that. */
function throughFetch(send: typeof fetch): () => void {
  const before = window.XMLHttpRequest;
  class ByFetch {
    readonly upload = {};
    status = 0;
    responseText = '';
    onload: () => void = () => undefined;
    onerror: () => void = () => undefined;
    private url = '';
    private readonly headers = new Headers();
    open(_method: string, url: string): void {
      this.url = url;
    }
    setRequestHeader(name: string, value: string): void {
      this.headers.set(name, value);
    }
    getAllResponseHeaders(): string {
      return '';
    }
    abort(): void {}
    send(body: Blob): void {
      send(this.url, { method: 'PUT', headers: this.headers, body }).then(async (response) => {
        this.status = response.status;
        this.responseText = await response.text();
        this.onload();
      }, this.onerror);
    }
  }
  window.XMLHttpRequest = ByFetch as unknown as typeof XMLHttpRequest;
  return () => (window.XMLHttpRequest = before);
}

import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, listAssets } from '../../../../src/api/index.js';
import {
  PlaybackQueue,
  type SpeechRequest,
  type PlaybackState,
} from '../../../../src/elements/script-editor/preview/playback-queue.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { stage, type Stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { button, renderedText, until, clickButton, click } from '../../../helpers/until.js';

/** Waits until transitions have ended, so that colours are final. */

/** Asset ID of a voice of the service. */
async function aVoice({ getToken, fetch }: Stage): Promise<string> {
  const query = { asset_type: 'VOICE_MODEL', asset_source: 'ALL', is_realtime_voice: true } as const;
  const { assets } = await createClient({ getToken, fetch }).call(listAssets, { query });
  return assets?.[0]?.asset_id ?? '';
}

/** A stage that records the requests to the service. */
function listened(one: Stage): { one: Stage; asked: { what: string; body: Record<string, unknown> }[] } {
  const asked: { what: string; body: Record<string, unknown> }[] = [];
  const fetch: typeof one.fetch = async (input, init) => {
    const request = new Request(input, init);
    const body =
      request.method === 'POST'
        ? ((await request
            .clone()
            .json()
            .catch(() => ({}))) as object)
        : {};
    asked.push({ what: `${request.method} ${request.url.replace(/.*ttsc\//, '')}`, body: { ...body } });
    return one.fetch(request);
  };
  return { one: { ...one, fetch }, asked };
}

/** A playback queue whose waits and playback the test controls. */
async function hearing({ hold = false } = {}) {
  const { one, asked } = listened(stage({ speed: 0, invented: { previewSeconds: 1.5 } }));
  /** Texts that the service refuses once. */
  const refused = new Set<string>();
  const fetch: typeof one.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = request.method === 'POST' ? await request.clone().text() : '';
    const refusal = [...refused].find((word) => text.includes(JSON.stringify(word)));
    if (refusal === undefined) return one.fetch(request);
    refused.delete(refusal);
    return Response.json({ error_code: 'MSS.000000003', error_msg: 'invalid parameter' }, { status: 400 });
  };
  const client = createClient({ getToken: one.getToken, fetch });
  const waits: number[] = [];
  const played: string[] = [];
  const ends: (() => void)[] = [];
  const states: PlaybackState[] = [];
  const queue: PlaybackQueue = new PlaybackQueue(
    () => states.push(queue.state),
    (url, signal) => {
      played.push(url);
      if (!hold) return Promise.resolve();
      return new Promise((resolve, reject) => {
        ends.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    },
    async (milliseconds, signal) => {
      waits.push(milliseconds);
      signal.throwIfAborted();
      await one.control('clock', { advance: milliseconds / 1000 });
    },
  );
  const asks = () => asked.filter(({ what }) => what === 'POST audition').map(({ body }) => body['text']);
  const words = { text: 'Welcome, everyone.', voice_asset_id: await aVoice(one), speed: 100 };
  const phases = () => states.map(({ phase }) => phase);
  return { queue, client, waits, played, ends, phases, asks, words, refused, control: one.control };
}

describe('hearing a script', () => {
  it('asks, looks after one and two seconds, and plays', async () => {
    const { queue, client, waits, played, phases, words } = await hearing();
    await queue.playAll(client, [words]);
    expect(waits).to.deep.equal([1000, 2000]);
    expect(phases()).to.deep.equal(['asked', 'making', 'ready', 'playing', 'idle']);
    expect(played).to.have.length(1);
  });

  it('never asks again for the same words in the same voice, but for other ones', async () => {
    const { queue, client, played, asks, words } = await hearing();
    await queue.playAll(client, [words]);
    await queue.playAll(client, [words, words]);
    expect(asks()).to.have.length(1);
    expect(played).to.have.length(3);
    await queue.playAll(client, [{ ...words, speed: 120 }]);
    expect(asks()).to.have.length(2);
    await queue.playAll(client, [
      { ...words, pitch: 120 },
      { ...words, volume: 200 },
    ]);
    expect(asks()).to.have.length(4);
  });

  it('asks for nothing again when it was stopped while it was made', async () => {
    const { queue, client, asks, played, words } = await hearing();
    const first = queue.playAll(client, [words]);
    queue.stop();
    await first;
    expect(queue.state.phase).to.equal('idle');
    expect(played).to.have.length(0);
    await queue.playAll(client, [words]);
    expect(asks()).to.have.length(1);
    expect(played).to.have.length(1);
  });

  it('makes one piece while the one before plays, and no more', async () => {
    const { queue, client, asks, played, ends, words } = await hearing({ hold: true });
    const segments: SpeechRequest[] = ['One.', 'Two.', 'Three.', 'Four.'].map((text) => ({ ...words, text }));
    const end = queue.playAll(client, segments);
    await until(() => played.length === 1, 'the first');
    await until(() => 'next' in queue.state && queue.state.next === 'ready', 'the second, ready');
    expect(asks()).to.deep.equal(['One.', 'Two.']);
    ends[0]?.();
    await until(() => played.length === 2, 'the second');
    await until(() => asks().length === 3, 'the third, asked for');
    queue.stop();
    await end;
    expect(asks()).to.deep.equal(['One.', 'Two.', 'Three.']);
  });

  it('plays to the end what is there when the next one fails, and only then says so', async () => {
    const { queue, client, played, ends, words, refused } = await hearing({ hold: true });
    refused.add('Two.');
    const end = queue.playAll(client, [words, { ...words, text: 'Two.' }]);
    await until(() => played.length === 1, 'the first');
    await until(() => refused.size === 0, 'the refusal');
    expect(queue.state.phase).to.equal('playing');
    ends[0]?.();
    await end;
    expect(queue.state).to.include({ phase: 'failed', index: 1, of: 2 });
  });

  it('plays what comes next as it is by then, and not what was made for what is no longer there', async () => {
    const { queue, client, asks, played, ends, words } = await hearing({ hold: true });
    let segments: SpeechRequest[] = ['One.', 'Two.', 'Three.'].map((text) => ({ ...words, text }));
    const end = queue.playAll(client, segments, () => segments);
    await until(() => 'next' in queue.state && queue.state.next === 'ready', 'the second, ready');
    segments = ['One.', 'Other.'].map((text) => ({ ...words, text }));
    ends[0]?.();
    await until(() => played.length === 2, 'the other one');
    ends[1]?.();
    await end;
    expect(asks()).to.deep.equal(['One.', 'Two.', 'Other.']);
    expect(queue.state.phase).to.equal('idle');
  });

  it('goes on with the next piece when one is passed over, made or not', async () => {
    const { queue, client, asks, played, ends, words } = await hearing({ hold: true });
    const segments: SpeechRequest[] = ['One.', 'Two.', 'Three.'].map((text) => ({ ...words, text }));
    const end = queue.playAll(client, segments);
    queue.skip();
    await until(() => played.length === 1, 'the second');
    expect(queue.state).to.include({ phase: 'playing', index: 1, of: 3 });
    queue.skip();
    await until(() => played.length === 2, 'the third');
    ends[1]?.();
    await end;
    expect(asks()).to.deep.equal(['One.', 'Two.', 'Three.']);
  });

  it('bears a network that comes and goes while it waits, and says so when it stays away', async () => {
    const { queue, client, asks, played, control, words } = await hearing();
    const away = (times: number) =>
      control('faults', { rules: [{ operation: 'showTtsAuditionFile', status: 503, times }] });
    await away(2);
    await queue.playAll(client, [words]);
    expect(played).to.have.length(1);
    await away(3);
    await queue.playAll(client, [{ ...words, text: 'Something else.' }]);
    expect(queue.state.phase).to.equal('failed');
    await queue.playAll(client, [{ ...words, text: 'Something else.' }]);
    expect(played).to.have.length(2);
    expect(asks()).to.have.length(2);
  });

  it('reads an address again that did not play, and pays for nothing twice', async () => {
    const { one, asked } = listened(stage({ speed: 1000 }));
    const client = createClient({ getToken: one.getToken, fetch: one.fetch });
    let broken = true;
    const queue: PlaybackQueue = new PlaybackQueue(
      () => undefined,
      () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()),
      () => Promise.resolve(),
    );
    const words = { text: 'Welcome.', voice_asset_id: await aVoice(one) };
    const asks = (method: string) => asked.filter(({ what }) => what.startsWith(`${method} audition`)).length;
    await queue.playAll(client, [words]);
    expect(queue.state.phase).to.equal('failed');
    const looks = asks('GET');
    broken = false;
    await queue.playAll(client, [words]);
    expect(queue.state.phase).to.equal('idle');
    expect(asks('GET')).to.equal(looks + 1);
    expect(asks('POST')).to.equal(1);
  });

  it('fails with the reason, and can be asked again by a person', async () => {
    const { queue, client, control, words } = await hearing();
    await control('faults', { rules: [{ operation: 'createTtsAudition', status: 400, times: 1 }] });
    await queue.playAll(client, [words]);
    expect(queue.state.phase).to.equal('failed');
    await queue.playAll(client, [words]);
    expect(queue.state.phase).to.equal('idle');
  });

  it('stays failed when the speech that was asked for ahead arrives later', async () => {
    const { one, asked } = listened(stage({ speed: 0 }));
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const fetch: typeof one.fetch = async (input, init) => {
      const request = new Request(input, init);
      const isAhead = request.method === 'POST' && (await request.clone().text()).includes('Ahead');
      if (isAhead) await held;
      return one.fetch(request);
    };
    const client = createClient({ getToken: one.getToken, fetch });
    const queue: PlaybackQueue = new PlaybackQueue(
      () => undefined,
      () => Promise.reject(new Error('DEMUXER_ERROR')),
      () => one.control('clock', { advance: 5 }).then(() => undefined),
    );
    const words = { text: 'Now', voice_asset_id: await aVoice(one), speed: 100 };
    await queue.playAll(client, [words, { ...words, text: 'Ahead' }]);
    expect(queue.state.phase).to.equal('failed');
    const looks = asked.filter(({ what }) => what.startsWith('GET audition')).length;
    answer();
    const isLookedFor = () => asked.filter(({ what }) => what.startsWith('GET audition')).length > looks;
    await until(isLookedFor, 'the speech that was asked for ahead');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(queue.state.phase).to.equal('failed');
  });

  it('waits for a person where the browser lets no sound out unasked', async () => {
    const { one } = listened(stage({ speed: 0 }));
    const client = createClient({ getToken: one.getToken, fetch: one.fetch });
    let refused = 0;
    const queue: PlaybackQueue = new PlaybackQueue(
      () => undefined,
      () => (refused++ === 0 ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve()),
    );
    const end = queue.playAll(client, [{ recording: { url: 'https://a.test/a.mp3' } }]);
    await until(() => queue.state.phase === 'ready', 'the wait');
    queue.resume();
    await end;
    expect(refused).to.equal(2);
    expect(queue.state.phase).to.equal('idle');
  });
});

describe('hearing a room', () => {
  const { play } = HTMLMediaElement.prototype;
  let sounds: HTMLMediaElement[] = [];
  const over = () => sounds.at(-1)?.dispatchEvent(new Event('ended'));

  beforeEach(async () => {
    await clearDrafts();
    sounds = [];
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      sounds.push(this);
      return Promise.resolve();
    };
  });
  afterEach(() => {
    fixtureCleanup();
    HTMLMediaElement.prototype.play = play;
  });

  async function room() {
    const { one, asked } = listened(stage({ speed: 1000 }));
    const room_id = await one.createRoom();
    const { provider } = await renderWithSimulator(
      html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
      one,
    );
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    await until(() => find(editor, '[role=textbox]'), 'the text box');
    await until(() => renderedText(editor).includes('Greeting'), 'the script');
    const asks = () => asked.filter(({ what }) => what === 'POST audition').map(({ body }) => body['text']);
    return { editor, provider, asks, control: one.control };
  }
  const find = (editor: ScriptEditor, selector: string) =>
    editor.shadowRoot?.querySelector<HTMLElement>(selector);
  const sounding = (editor: ScriptEditor) => find(editor, '.sounding')?.textContent;
  const choose = async (editor: ScriptEditor, name: string) => {
    await clickButton(editor, 'Preview range');
    const items = () => [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    (await until(() => items().find((one) => one.textContent?.includes(name)), name)).click();
  };

  it('plays sentence after sentence and marks the one that sounds', async () => {
    const { editor, asks } = await room();
    await clickButton(editor, 'Preview');
    await until(() => sounding(editor) === 'Welcome, everyone.', 'the first sentence');
    await until(() => renderedText(editor).includes('1 of 3'), 'its place');
    await expectAccessible(editor);
    over();
    await until(() => sounding(editor)?.startsWith('Tonight we taste'), 'the second sentence');
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
    await sendKeys({ type: 'Oh. ' });
    expect(sounding(editor)).to.match(/^Tonight we taste/);
    await sendKeys({ press: 'Escape' });
    await until(() => button(editor, 'Preview'), 'silence');
    expect(sounding(editor)).to.equal(undefined);
    expect(asks().every((text) => !String(text).includes('<speak>'))).to.equal(true);
  });

  it('pays only for the sentence that changed', async () => {
    const { editor, asks } = await room();
    await choose(editor, 'This sentence');
    await until(() => sounding(editor) === 'Welcome, everyone.', 'the sentence');
    over();
    await until(() => button(editor, 'Preview'), 'silence');
    expect(asks()).to.deep.equal(['Welcome, everyone.']);
    const other = document.createElement('mss-script-editor');
    other.voiceId = editor.scripts[0]?.voice_config?.voice_asset_id ?? '';
    other.value = 'Welcome, everyone. Something new.';
    editor.after(other);
    await until(() => find(other, '[role=textbox]'), 'the other text box');
    const end = other.preview();
    await until(() => sounding(other) === 'Welcome, everyone.', 'the same sentence');
    over();
    await until(() => sounding(other) === 'Something new.', 'the new sentence');
    over();
    await end;
    expect(asks()).to.have.length(2);
  });

  it('goes on over the following paragraphs and shows which one sounds', async () => {
    const { editor, asks } = await room();
    const rows = [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('.outline [data-key]') ?? [])];
    const row = (title: string) => rows.findLast((one) => one.textContent?.includes(title));
    await click(() => row('Offer'), 'Offer');
    await until(() => editor.value.startsWith('<speak>'), 'the second paragraph');
    await choose(editor, 'From cursor');
    await until(() => sounds.length === 1, 'the offer');
    expect(asks()[0]).to.equal(editor.value);
    over();
    await until(() => row('Closing')?.hasAttribute('data-sounding'), 'the closing, marked');
    expect(renderedText(editor)).to.include('in “Closing”');
    expect(sounding(editor)).to.equal(undefined);
    await click(() => row('Closing'), 'Closing');
    await until(() => sounding(editor) === 'Tap the basket below.', 'the sentence');
  });

  it('follows what is written while it plays, and marks it where it stands by then', async () => {
    const { editor, asks } = await room();
    await choose(editor, 'From cursor');
    await until(() => sounding(editor) === 'Welcome, everyone.', 'the first sentence');
    editor.value = editor.value.replace('Tonight we', 'Look: today we').replace(/ Tell us.*/, '');
    over();
    await until(() => sounding(editor)?.startsWith('Look: today we taste'), 'the sentence as it is now');
    editor.value = `Oh. ${editor.value}`;
    over();
    await until(() => sounds.length === 3, 'the offer');
    expect(asks().some((text) => String(text).includes('两罐'))).to.equal(true);
    expect(asks().some((text) => String(text).startsWith('Tell us'))).to.equal(false);
  });

  it('leaves a paragraph that is deleted while it plays, and goes on with the next', async () => {
    const { editor } = await room();
    await choose(editor, 'From cursor');
    await until(() => sounding(editor) === 'Welcome, everyone.', 'the first sentence');
    editor.scripts = editor.scripts.map((scene) => ({
      ...scene,
      shoot_scripts: (scene.shoot_scripts ?? []).slice(1),
    }));
    await until(() => sounds.length === 2, 'the next paragraph');
    expect(sounds[0]?.paused).to.equal(true);
    await until(() => sounding(editor) !== undefined, 'the mark');
    expect(editor.value).to.include('两罐');
  });

  it('falls silent when the page gives another provider', async () => {
    const { editor, provider } = await room();
    await clickButton(editor, 'Preview');
    await until(() => sounding(editor) === 'Welcome, everyone.', 'the first sentence');
    const { one } = listened(stage({ speed: 1000 }));
    Object.assign(provider, { getToken: one.getToken, fetch: one.fetch });
    await until(() => button(editor, 'Preview'), 'silence');
    expect(sounding(editor)).to.equal(undefined);
  });

  it('says in the language of the page that a sound does not play, and plays at the retry', async () => {
    const { editor } = await room();
    const { play: works } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () => Promise.reject(new Error('DEMUXER_ERROR'));
    editor.lang = 'zh-CN';
    await until(() => button(editor, '试听'), 'the words');
    await clickButton(editor, '试听');
    await until(() => renderedText(editor).includes('播放失败'), 'the reason');
    expect(renderedText(editor)).not.to.include('DEMUXER');
    HTMLMediaElement.prototype.play = works;
    await clickButton(editor, '重试');
    await until(() => sounding(editor) === 'Welcome, everyone.', 'the sentence');
  });

  it('says that a preview may be made all the same when the answer was lost, and does not ask again by itself', async () => {
    const { editor, asks, control } = await room();
    await control('faults', { rules: [{ operation: 'createTtsAudition', drop: 'after', times: 1 }] });
    await clickButton(editor, 'Preview');
    await until(() => renderedText(editor).includes('may be charged again'), 'the reason');
    expect(asks()).to.have.length(1);
  });

  it('can be heard from an empty paragraph on', async () => {
    const { editor, asks } = await room();
    editor.value = '';
    await until(() => button(editor, 'Preview')?.getAttribute('aria-disabled') === 'true', 'nothing to hear');
    await choose(editor, 'From cursor');
    await until(() => sounds.length === 1, 'the next paragraph');
    expect(asks()[0]).to.match(/两罐/);
  });

  it('is asked by keys and by menu alone, and plays what is selected', async () => {
    const { editor, asks } = await room();
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
    await sendKeys({ press: 'Home' });
    await sendKeys({ down: 'Shift' });
    for (let turn = 0; turn < 7; turn++) await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => sounding(editor) === 'Welcome', 'the selection');
    expect(asks()).to.deep.equal(['Welcome']);
    expect(editor.value).to.match(/^Welcome, everyone/);
    over();
    const more = await until(() => button(editor, 'Preview range'), 'the menu button');
    more.focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(
      () => editor.shadowRoot?.activeElement?.textContent?.includes('Selection'),
      'the first entry',
    );
    await expectAccessible(editor);
    await sendKeys({ press: 't' });
    expect(editor.shadowRoot?.activeElement?.textContent).to.include('This sentence');
    await sendKeys({ press: 'Escape' });
    await until(() => editor.shadowRoot?.activeElement === button(editor, 'Preview range'), 'the way back');
    expect(find(editor, '[role=menu]')).not.to.exist;
  });

  it('is offered with the voice of the scene, and says why it is not without one', async () => {
    const one = stage({ speed: 0 });
    const { provider } = await renderWithSimulator(
      html`<mss-script-editor value="Hello"></mss-script-editor>`,
      one,
    );
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    const preview = await until(() => button(editor, 'Preview'), 'Preview');
    expect(preview.getAttribute('aria-disabled')).to.equal('true');
    preview.click();
    await until(() => renderedText(editor).includes('Choose a voice to preview this.'), 'the reason');
    editor.voiceId = await aVoice(one);
    await editor.updateComplete;
    expect(button(editor, 'Preview')?.hasAttribute('aria-disabled')).to.equal(false);
    await clickButton(editor, 'Preview');
    const stop = await until(() => button(editor, 'Stop preview'), 'Stop preview');
    await until(() => renderedText(editor).includes('Generating preview'), 'its state');
    await expectAccessible(editor);
    stop.click();
    await until(() => button(editor, 'Preview'), 'Preview again');
  });
});

import { expect, html } from '@open-wc/testing';
import { createClient, listAssets } from '../../src/api/index.js';
import { Audition, type AuditionState } from '../../src/elements/script-editor/preview/audition.js';
import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import '../../src/elements/script-editor/define.js';
import { stage, type Stage } from '../../stories/simulated.js';
import { simulated } from '../helpers/simulated.js';
import { button, textOf, until } from '../helpers/until.js';

/** After the motion: colours are what they will stay. */
const settled = async (editor: ScriptEditor) => {
  await editor.updateComplete;
  for (const animation of editor.shadowRoot?.getAnimations() ?? []) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
};

/** A voice of the service. */
async function aVoice({ getToken, fetch }: Stage): Promise<string> {
  const query = { asset_type: 'VOICE_MODEL', asset_source: 'ALL', is_realtime_voice: true } as const;
  const { assets } = await createClient({ getToken, fetch }).call(listAssets, { query });
  return assets?.[0]?.asset_id ?? '';
}

/** An audition whose waits and sounds are in the test's hand. */
async function hearing() {
  const one = stage({ speed: 0 });
  const asked: string[] = [];
  const fetch: typeof one.fetch = (input, init) => {
    const request = new Request(input, init);
    asked.push(`${request.method} ${request.url.replace(/.*ttsc\//, '')}`);
    return one.fetch(request);
  };
  const client = createClient({ getToken: one.getToken, fetch });
  const waits: number[] = [];
  const played: string[] = [];
  const phases: AuditionState['phase'][] = [];
  const audition: Audition = new Audition(
    () => phases.push(audition.state.phase),
    (url) => Promise.resolve(void played.push(url)),
    async (milliseconds, signal) => {
      waits.push(milliseconds);
      signal.throwIfAborted();
      await one.control('clock', { advance: milliseconds / 1000 });
    },
  );
  const asks = () => asked.filter((line) => line === 'POST audition').length;
  const words = { text: 'Welcome, everyone.', voice_asset_id: await aVoice(one), speed: 100 };
  return { audition, client, waits, played, phases, asks, words, control: one.control };
}

describe('hearing a script', () => {
  it('asks, looks after one and two seconds, and plays', async () => {
    const { audition, client, waits, played, phases, words } = await hearing();
    await audition.hear(client, words);
    expect(waits).to.deep.equal([1000, 2000]);
    expect(phases).to.deep.equal(['asked', 'making', 'playing', 'idle']);
    expect(played).to.have.length(1);
  });

  it('never asks again for the same words in the same voice, but for other ones', async () => {
    const { audition, client, played, asks, words } = await hearing();
    await audition.hear(client, words);
    await audition.hear(client, words);
    expect(asks()).to.equal(1);
    expect(played).to.have.length(2);
    await audition.hear(client, { ...words, speed: 120 });
    expect(asks()).to.equal(2);
  });

  it('asks for nothing again when it was stopped while it was made', async () => {
    const { audition, client, asks, played, words } = await hearing();
    const first = audition.hear(client, words);
    audition.stop();
    await first;
    expect(audition.state.phase).to.equal('idle');
    expect(played).to.have.length(0);
    await audition.hear(client, words);
    expect(asks()).to.equal(1);
    expect(played).to.have.length(1);
  });

  it('fails with the reason, and can be asked again by a person', async () => {
    const { audition, client, control, words } = await hearing();
    await control('faults', { rules: [{ operation: 'createTtsAudition', status: 400, times: 1 }] });
    await audition.hear(client, words);
    expect(audition.state.phase).to.equal('failed');
    await audition.hear(client, words);
    expect(audition.state.phase).to.equal('idle');
  });

  it('is offered with the voice of the scene, and says why it is not without one', async () => {
    const one = stage({ speed: 0 });
    const { provider } = await simulated(html`<mss-script-editor value="Hello"></mss-script-editor>`, one);
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    const preview = await until(() => button(editor, 'Preview'), 'Preview');
    expect(preview.getAttribute('aria-disabled')).to.equal('true');
    preview.click();
    await until(() => textOf(editor).includes('Choose a voice to hear this.'), 'the reason');
    editor.voiceId = await aVoice(one);
    await editor.updateComplete;
    expect(button(editor, 'Preview')?.hasAttribute('aria-disabled')).to.equal(false);
    button(editor, 'Preview')?.click();
    const stop = await until(() => button(editor, 'Stop preview'), 'Stop preview');
    await until(() => textOf(editor).includes('being made'), 'its state');
    await settled(editor);
    await expect(editor).to.be.accessible();
    stop.click();
    await until(() => button(editor, 'Preview'), 'Preview again');
  });
});

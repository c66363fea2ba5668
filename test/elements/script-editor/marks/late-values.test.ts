/** What is filled in by itself, and late: it never changes what was typed, and keys replace it. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, listAssets } from '../../../../src/api/index.js';
import '../../../../src/elements/script-editor/define.js';
import { dictionary } from '../../../../src/elements/script-editor/marks/pinyin-readings.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { LazyModule } from '../../../../src/ui/index.js';
import { stage } from '../../../../stories/simulated.js';
import { press, renderFocusedEditor, textbox } from '../../../helpers/editor-keys.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { clickButton, until } from '../../../helpers/until.js';

const active = (editor: ScriptEditor) => editor.shadowRoot?.activeElement;
const field = (editor: ScriptEditor) =>
  editor.shadowRoot?.querySelector<HTMLInputElement>('.tag-form input') ?? null;
const frame = () => new Promise(requestAnimationFrame);

/** Something that is on its way until it is let in. */
function gate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

const { load } = dictionary;
const request = Object.getOwnPropertyDescriptor(LazyModule.prototype, 'request') as PropertyDescriptor;

/** The form of a pronunciation, with the dictionary on its way until it is let in. */
async function pronouncing(): Promise<{ editor: ScriptEditor; arrive: () => Promise<void> }> {
  const { passed, open } = gate();
  let isLoaded = false;
  dictionary.load = async () => {
    await passed;
    const module = await load();
    isLoaded = true;
    return module;
  };
  const editor = await renderFocusedEditor('来自重庆');
  await press('Control+End');
  for (let i = 0; i < 2; i++) await press('Shift+ArrowLeft');
  await clickButton(editor, 'Pronunciation');
  await until(() => active(editor) === field(editor) && field(editor), 'the field');
  const arrive = async () => {
    open();
    await until(() => isLoaded, 'the dictionary');
    for (let i = 0; i < 3; i++) await frame();
  };
  return { editor, arrive };
}

describe('a suggestion that comes late', () => {
  afterEach(() => {
    dictionary.load = load;
    Object.defineProperty(LazyModule.prototype, 'request', request);
  });

  it('is replaced by what is typed next', async () => {
    const { editor, arrive } = await pronouncing();
    await arrive();
    await until(() => field(editor)?.value === 'chong2 qing4', 'the suggestion');
    await sendKeys({ type: 'zhong4 qing4' });
    expect(field(editor)?.value).to.equal('zhong4 qing4');
    await sendKeys({ press: 'Enter' });
    await until(() => editor.value.includes('<phoneme ph="zhong4 qing4">重庆</phoneme>'), 'the mark');
  });

  it('neither changes nor joins what was typed before, even if that was taken back', async () => {
    const { editor, arrive } = await pronouncing();
    await sendKeys({ type: 'zh' });
    await arrive();
    await sendKeys({ type: 'ong4' });
    expect(field(editor)?.value).to.equal('zhong4');
    const other = await pronouncing();
    await sendKeys({ type: 'z' });
    await sendKeys({ press: 'Backspace' });
    await other.arrive();
    expect(field(other.editor)?.value).to.equal('');
  });

  it('is selected for keys that come with it, at whichever moment', async () => {
    for (const keysFirst of [0, 1, 2]) {
      const { editor, arrive } = await pronouncing();
      const arriving = arrive();
      const words = 'qing1';
      if (keysFirst > 0) await sendKeys({ type: words.slice(0, keysFirst) });
      await arriving;
      await sendKeys({ type: words.slice(keysFirst) });
      expect(field(editor)?.value, `${keysFirst} keys before`).to.equal(words);
    }
  });

  it('is replaced by keys that were pressed before the form was there', async () => {
    const form = gate();
    const value = async function (this: { importModule: () => Promise<object> }) {
      await form.passed;
      return this.importModule();
    };
    const editor = await renderFocusedEditor('来自重庆');
    await press('Control+End');
    for (let i = 0; i < 2; i++) await press('Shift+ArrowLeft');
    Object.defineProperty(LazyModule.prototype, 'request', { ...request, value });
    await clickButton(editor, 'Pronunciation');
    await sendKeys({ type: 'chong2 qing4' });
    form.open();
    await until(() => field(editor), 'the form');
    await until(() => field(editor)?.value === 'chong2 qing4', 'what was typed');
    for (let i = 0; i < 10; i++) await frame();
    expect(field(editor)?.value).to.equal('chong2 qing4');
    expect(editor.value).to.equal('来自重庆');
  });
});

describe('the actions of an avatar that come late', () => {
  async function acting(): Promise<{ editor: ScriptEditor; arrive: () => void }> {
    const one = stage({ speed: 0 });
    const query = { asset_type: 'HUMAN_MODEL_2D', asset_source: 'ALL', action_editable: true } as const;
    const { assets } = await createClient(one).call(listAssets, { query });
    const asset_id = assets?.[0]?.asset_id ?? '';
    const { passed, open } = gate();
    const fetch: typeof one.fetch = async (input, init) => {
      const { url } = new Request(input, init);
      if (url.includes(`/digital-assets/${asset_id}`)) await passed;
      return one.fetch(input, init);
    };
    const { provider } = await renderWithSimulator(html`<mss-script-editor lang="en"></mss-script-editor>`, {
      ...one,
      fetch,
    });
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    const shoot_scripts = [{ sequence_no: 1, text_config: { text: '欢迎' } }];
    editor.scripts = [{ script_name: 'S', model_asset_id: asset_id, shoot_scripts }];
    await until(() => textbox(editor), 'the text box');
    await clickButton(editor, 'Action');
    await until(() => field(editor) && active(editor) === field(editor), 'a field');
    return { editor, arrive: open };
  }
  const list = (editor: ScriptEditor) => editor.shadowRoot?.querySelector('.tag-form select');

  it('take the place of the field with the focus, as long as nothing is typed', async () => {
    const { editor, arrive } = await acting();
    arrive();
    await until(() => list(editor), 'the list');
    expect(active(editor)).to.equal(list(editor));
  });

  it('leave a field alone that somebody types into', async () => {
    const { editor, arrive } = await acting();
    await sendKeys({ type: 'my-' });
    arrive();
    await until(() => editor.shadowRoot?.querySelector('.cm-content'), 'the text');
    for (let i = 0; i < 30; i++) await frame();
    await sendKeys({ type: 'action' });
    expect(field(editor)?.value).to.equal('my-action');
    expect(list(editor)).to.equal(null);
  });
});

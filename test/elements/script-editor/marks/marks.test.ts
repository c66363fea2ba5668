import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, listAssets } from '../../../../src/api/index.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { stage } from '../../../../stories/simulated.js';
import { clipboardEvent } from '../../../helpers/clipboard-event.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { clearDrafts } from '../../../helpers/drafts.js';
import { press, textbox, renderFocusedEditor } from '../../../helpers/editor-keys.js';
import { button, renderedText, until, clickButton, click } from '../../../helpers/until.js';

/** Waits until transitions have ended, so that colours are final. */

const shadow = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const active = (editor: ScriptEditor) => editor.shadowRoot?.activeElement;
const finding = (editor: ScriptEditor) => shadow(editor, '.tag-form .finding')?.textContent?.trim();

async function selectRight(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await press('Shift+ArrowRight');
}

describe('marks', () => {
  it('puts a pause at the caret, with Enter', async () => {
    const editor = await renderFocusedEditor('One. Two.');
    await sendKeys({ press: 'Home' });
    for (let i = 0; i < 4; i++) await sendKeys({ press: 'ArrowRight' });
    await clickButton(editor, 'Pause');
    const field = await until(() => shadow(editor, '.tag-form input') as HTMLInputElement | null, 'the form');
    await until(() => active(editor) === field, 'focus in the form');
    await expectAccessible(editor);
    await sendKeys({ type: '1.5' });
    await sendKeys({ press: 'Enter' });
    await until(() => active(editor) === textbox(editor), 'focus in the text');
    expect(editor.value).to.equal('<speak>One.<break time="1500ms"/> Two.</speak>');
    await sendKeys({ type: '!' });
    expect(editor.value).to.equal('<speak>One.<break time="1500ms"/>! Two.</speak>');
  });

  it('refuses a pause that the service would refuse, and says why', async () => {
    const editor = await renderFocusedEditor('One.');
    await clickButton(editor, 'Pause');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    await sendKeys({ type: '20' });
    await sendKeys({ press: 'Enter' });
    expect(finding(editor)).to.equal('Enter a number from 0.2 to 10.');
    expect(editor.value).to.equal('One.');
    await press('Control+a');
    await sendKeys({ press: 'Delete' });
    await sendKeys({ press: 'Enter' });
    expect(finding(editor)).to.equal('Enter a number from 0.2 to 10.');
    expect(editor.value).to.equal('One.');
  });

  it('says what is not filled in once somebody wants to apply it, not before', async () => {
    const editor = await renderFocusedEditor('EC');
    await clickButton(editor, 'Substitute');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    expect(finding(editor)).to.equal('');
    await sendKeys({ press: 'Enter' });
    await until(() => finding(editor) === 'Fill in “Say this instead”.', 'what is missing');
    expect(active(editor)?.getAttribute('aria-invalid')).to.equal('true');
    await sendKeys({ type: 'online shop' });
    await until(() => finding(editor) === '', 'nothing to be said');
    await sendKeys({ press: 'Enter' });
    await until(() => editor.value === '<speak><sub alias="online shop">EC</sub></speak>', 'the alias');
  });

  it('takes the word at the caret, of Chinese the character that is to be read, and proposes how to read it', async () => {
    const editor = await renderFocusedEditor('今天银行卖99元的茶', 'zh');
    const subject = () => shadow(editor, '.tag-form .subject')?.textContent?.replace(/\s/g, '');
    const form = async (tool: string) => {
      await clickButton(editor, tool);
      await until(() => shadow(editor, '.tag-form'), 'the form');
      const about = [subject(), shadow(editor, '.tag-form select')?.matches(':focus') && chosen(editor)];
      await sendKeys({ press: 'Escape' });
      editor.focus();
      await until(() => active(editor) === textbox(editor), 'focus in the text');
      return about;
    };
    const chosen = (one: ScriptEditor) => (shadow(one, '.tag-form select') as HTMLSelectElement).value;
    await press('Control+Home');
    for (let i = 0; i < 3; i++) await sendKeys({ press: 'ArrowRight' });
    expect((await form('替换读法'))[0]).to.equal('替换读法“银行”');
    expect((await form('读音'))[0]).to.equal('读音“银”');
    for (let i = 0; i < 3; i++) await sendKeys({ press: 'ArrowRight' });
    expect(await form('读法')).to.deep.equal(['读法“99”', 'figure']);
    await sendKeys({ press: 'ArrowLeft' });
    await selectRight(3);
    expect(await form('读法')).to.deep.equal(['读法“99元”', 'money']);
  });

  it('puts keys that come before its form where they belong, also while a long text is on its way', async () => {
    const long = '今天天气好。'.repeat(1_000);
    const editor = await renderFocusedEditor(`<speak>${long}AB<break time="500ms"/>CD</speak>`);
    const key = (name: string, alt = false) =>
      active(editor)?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: name,
          keyCode: name === 'Enter' ? 13 : 0,
          altKey: alt,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
    await press('Control+End');
    for (let i = 0; i < 2; i++) await sendKeys({ press: 'ArrowLeft' });
    for (const [time, rest, written] of [
      ['3000', 'y', 'y'],
      ['4000', '<', '&lt;'],
    ] as const) {
      await sendKeys({ press: 'x' });
      await sendKeys({ press: 'Backspace' });
      key('Enter', true);
      for (const name of [time.charAt(0), '7', 'Backspace', 'Enter', rest]) key(name);
      await until(() => editor.value.includes(`<break time="${time}ms"/>${written}CD`), 'the pause');
      expect(editor.value).to.equal(`<speak>${long}AB<break time="${time}ms"/>${written}CD</speak>`);
      expect(active(editor)).to.equal(textbox(editor));
      await sendKeys({ press: 'Backspace' });
    }
  });

  it('gives a character its reading, from those offered or typed, and checks the pinyin while it is typed', async () => {
    const editor = await renderFocusedEditor('重新开始', 'zh');
    await sendKeys({ press: 'Home' });
    await selectRight(1);
    await clickButton(editor, '读音');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    expect(
      [...(editor.shadowRoot?.querySelectorAll('.quick button') ?? [])].map((one) => one.textContent?.trim()),
    ).to.include('chóng');
    await sendKeys({ type: 'chong9' });
    expect(shadow(editor, '.tag-form .finding.error')).to.exist;
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '2' });
    expect(shadow(editor, '.tag-form .finding.error')).not.to.exist;
    await sendKeys({ press: 'Enter' });
    expect(editor.value).to.equal('<speak><phoneme ph="chong2">重</phoneme>新开始</speak>');
    expect(textbox(editor)?.innerText).to.include('chóng');
  });

  it('gives each form one title, the name of its tool, and Cancel, which changes nothing', async () => {
    const text = '<speak>Today we sell EC tea. 99</speak>';
    const editor = await renderFocusedEditor(text);
    for (const tool of [
      'Pause',
      'Rhythm',
      'Pronunciation',
      'Read as',
      'Substitute',
      'Speed',
      'Emotion',
      'Action',
    ]) {
      editor.focus();
      await until(() => active(editor) === textbox(editor), 'focus in the text');
      await press('Control+Home');
      await selectRight(5);
      const opener = await until(
        () =>
          [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('.toolbar [data-tool]') ?? [])].find(
            (one) => one.ariaLabel === tool,
          ),
        tool,
      );
      opener.click();
      const form = await until(() => shadow(editor, '.tag-form'), `the form of ${tool}`);
      const words = [...form.querySelectorAll<HTMLElement>('strong, label > span')]
        .filter((one) => !one.matches('.visually-hidden'))
        .map((one) => one.textContent?.trim());
      expect(form.getAttribute('aria-label')).to.equal(tool);
      expect(words.filter((one) => one === tool)).to.deep.equal([tool]);
      await expectAccessible(editor);
      await clickButton(editor, 'Cancel');
      await until(() => !shadow(editor, '.tag-form'), 'no form');
      expect(active(editor)).to.equal(opener);
      expect(editor.value).to.equal(text);
    }
  });

  it('starts a speed at 100 %', async () => {
    const editor = await renderFocusedEditor('Slow');
    await clickButton(editor, 'Speed');
    const field = await until(() => shadow(editor, '.tag-form input') as HTMLInputElement | null, 'the form');
    expect(field.value).to.equal('100');
  });

  it('says why it suggests no phonemes for an English word, and no action without an avatar', async () => {
    const editor = await renderFocusedEditor('apple');
    const note = () => shadow(editor, '.tag-form #note')?.textContent;
    await clickButton(editor, 'Pronunciation');
    await until(() => note()?.startsWith('No suggestions for English words.'), 'the reason');
    expect(shadow(editor, '.tag-form input')?.getAttribute('aria-describedby')).to.equal('note');
    await clickButton(editor, 'Cancel');
    await clickButton(editor, 'Action');
    await until(() => note()?.startsWith('There’s no avatar here'), 'the reason');
  });

  it('closes a form with Escape and goes back to its button', async () => {
    const editor = await renderFocusedEditor('Hello');
    await clickButton(editor, 'Speed');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    await sendKeys({ press: 'Escape' });
    await editor.updateComplete;
    expect(shadow(editor, '.tag-form')).not.to.exist;
    expect(active(editor)).to.equal(button(editor, 'Speed'));
  });

  it('closes a form when somebody goes on writing', async () => {
    const editor = await renderFocusedEditor('Hello');
    await clickButton(editor, 'Speed');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    textbox(editor)?.focus();
    await sendKeys({ type: 'x' });
    expect(shadow(editor, '.tag-form')).not.to.exist;
    expect(editor.value).to.include('x');
  });

  it('selects the chip that is pressed: it is what Escape comes back to, and Delete takes away', async () => {
    const editor = await renderFocusedEditor(
      '<speak>a<break time="500ms"/>b<insert-action tag="t" name="Wave"/></speak>',
    );
    await click(() => shadow(editor, '.cm-content .chip.break'), '.cm-content .chip.break');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    expect(shadow(editor, '.chip-selected .chip.break')).to.exist;
    await sendKeys({ press: 'Escape' });
    await until(() => active(editor) === textbox(editor), 'focus in the text');
    await sendKeys({ press: 'Delete' });
    expect(editor.value).to.equal('<speak>ab<insert-action tag="t" name="Wave"/></speak>');
  });

  it('opens the form of a chip that is pressed, changes it and takes it away', async () => {
    const editor = await renderFocusedEditor('<speak>a<break time="500ms"/>b</speak>');
    await click(() => shadow(editor, '.cm-content .chip'), '.cm-content .chip');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
    await sendKeys({ type: '2' });
    await sendKeys({ press: 'Enter' });
    await until(() => editor.value.includes('2000ms'), 'the change');
    await click(() => shadow(editor, '.cm-content .chip'), '.cm-content .chip');
    (await until(() => button(editor, 'Remove'), 'Remove')).click();
    await until(() => editor.value === '<speak>ab</speak>', 'the removal');
  });

  it('opens the form of the chip beside the caret with Alt+Enter', async () => {
    const editor = await renderFocusedEditor('<speak><break time="500ms"/>b</speak>');
    await press('Control+Home');
    await press('Alt+Enter');
    await until(() => active(editor)?.matches('.tag-form input'), 'the form');
  });

  it('has one stop for Tab in the toolbar, and arrow keys inside', async () => {
    const editor = await renderFocusedEditor('Hello');
    button(editor, 'Pause')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(active(editor)).to.equal(button(editor, 'Rhythm'));
    await sendKeys({ press: 'End' });
    expect(active(editor)).to.equal(button(editor, 'Show SSML'));
    await sendKeys({ press: 'ArrowRight' });
    expect(active(editor)).to.equal(button(editor, 'Pause'));
    await editor.updateComplete;
    expect(editor.shadowRoot?.querySelectorAll('.toolbar [tabindex="0"]').length).to.equal(1);
  });

  it('folds its toolbar into even rows, with the button that plays beside it where there is room', async () => {
    const editor = await renderFocusedEditor('Hello');
    const rows = (selector: string) => {
      const all = [...(editor.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
      return all.reduce(
        (counts, one) => counts.set(one.offsetTop, (counts.get(one.offsetTop) ?? 0) + 1),
        new Map<number, number>(),
      );
    };
    const below = () =>
      (shadow(editor, '.tools .hear')?.getBoundingClientRect().top ?? 0) >=
      (shadow(editor, '.toolbar')?.getBoundingClientRect().bottom ?? 0);
    const named = () => shadow(editor, '.toolbar .name')?.offsetParent !== null;
    const looks = [280, 360, 500, 560, 768, 840, 1440].map((width) => {
      editor.style.inlineSize = `${width}px`;
      return [width, [...rows('.toolbar .tool').values()], below(), named()];
    });
    expect(looks).to.deep.equal([
      [280, [5, 5], true, false],
      [360, [10], true, false],
      [500, [10], false, false],
      [560, [5, 5], true, true],
      [768, [5, 5], true, true],
      [840, [10], false, true],
      [1440, [10], false, true],
    ]);
  });

  it('says what does not take effect in a produced video', async () => {
    const editor = await renderFocusedEditor('Hello');
    editor.target = 'video';
    await editor.updateComplete;
    const speed = button(editor, 'Speed');
    expect(speed?.getAttribute('aria-disabled')).to.equal('true');
    expect(speed?.title).to.include('no effect in videos');
    speed?.click();
    await editor.updateComplete;
    expect(shadow(editor, '.tag-form')).not.to.exist;
    expect(renderedText(editor)).to.include('no effect in videos');
  });

  it('tells which marks the chosen voice cannot do', async () => {
    const one = stage({ speed: 0 });
    const query = { asset_type: 'VOICE_MODEL', asset_source: 'ALL', limit: 100 } as const;
    const { assets } = await createClient(one).call(listAssets, { query });
    const cantonese = assets?.find(
      ({ asset_extra_meta: meta }) => meta?.voice_model_meta?.voice_capability?.is_support_ssml_sub === false,
    );
    const content = html`<mss-script-editor
      voice-id=${cantonese?.asset_id ?? ''}
      value="<speak><sub alias='x'>y</sub></speak>"
    ></mss-script-editor>`;
    const { provider } = await renderWithSimulator(content, one);
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    await until(() => button(editor, 'Substitute')?.getAttribute('aria-disabled') === 'true', 'a refusal');
    expect(button(editor, 'Substitute')?.title).to.equal('The selected voice doesn’t support this.');
    expect(button(editor, 'Read as')?.hasAttribute('aria-disabled')).to.equal(false);
    expect(renderedText(editor)).to.include(
      'The selected voice doesn’t support <sub>, so it will have no effect.',
    );
  });
});

describe('the tools at the selection', () => {
  const bubble = (editor: ScriptEditor) => shadow(editor, '.bubble');
  const isNear = (a: DOMRect, b: DOMRect) => a.bottom <= b.top + 0.5 || a.top >= b.bottom - 0.5;

  it('come with a selection, beside it and not over it, and leave the focus in the text', async () => {
    const editor = await renderFocusedEditor('One. Two three four. Five.');
    await sendKeys({ press: 'Home' });
    expect(Boolean(bubble(editor))).to.equal(false);
    await selectRight(4);
    const box = (await until(() => bubble(editor), 'the tools')).getBoundingClientRect();
    expect(active(editor) === textbox(editor)).to.equal(true);
    const selected = shadow(editor, '.cm-selectionBackground')?.getBoundingClientRect();
    expect(isNear(box, selected ?? box)).to.equal(true);
    await expectAccessible(editor);
    await sendKeys({ press: 'Escape' });
    await until(() => !bubble(editor), 'no tools');
    await selectRight(1);
    await until(() => bubble(editor), 'the tools again');
    await sendKeys({ press: 'ArrowRight' });
    await until(() => !bubble(editor), 'no tools without a selection');
  });

  it('are reached with Alt+F10, walked with arrows, and left with Escape', async () => {
    const editor = await renderFocusedEditor('慢慢说。');
    await sendKeys({ press: 'Home' });
    await selectRight(2);
    await until(() => bubble(editor), 'the tools');
    await press('Alt+F10');
    await until(() => active(editor)?.closest('.bubble'), 'focus in the tools');
    await sendKeys({ press: 'ArrowRight' });
    expect(active(editor)?.getAttribute('data-tool')).to.equal('rhythm');
    await sendKeys({ press: 'Escape' });
    await until(() => active(editor) === textbox(editor), 'focus in the text');
    expect(Boolean(bubble(editor))).to.equal(false);
    await press('Alt+F10');
    await until(() => active(editor)?.closest('.toolbar'), 'focus in the toolbar');
  });

  it('set a rhythm, or read the words as one', async () => {
    const editor = await renderFocusedEditor('一二三四');
    await sendKeys({ press: 'Home' });
    await selectRight(2);
    (await until(() => shadow(editor, '.bubble [data-tool=rhythm]'), 'the tool')).click();
    (await until(() => button(editor, 'Read as one word'), 'one word')).click();
    await until(() => editor.value === '<speak><word>一二</word>三四</speak>', 'the words as one');
    await press('Control+End');
    await clickButton(editor, 'Rhythm');
    const choice = await until(
      () => shadow(editor, '.tag-form select') as HTMLSelectElement | null,
      'choices',
    );
    choice.value = 'strong';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await clickButton(editor, 'Apply');
    await until(() => editor.value.endsWith('<break strength="strong"/></speak>'), 'the rhythm');
  });

  it('give an emotion to whole sentences', async () => {
    const editor = await renderFocusedEditor('今天。我们很高兴见到你。明天见。');
    await sendKeys({ press: 'Home' });
    for (let i = 0; i < 5; i++) await sendKeys({ press: 'ArrowRight' });
    await selectRight(2);
    await clickButton(editor, 'Emotion');
    await until(() => shadow(editor, '.tag-form select'), 'the form');
    await clickButton(editor, 'Apply');
    await until(
      () =>
        editor.value === '<speak>今天。<emotion type="HAPPY">我们很高兴见到你。</emotion>明天见。</speak>',
      'the whole sentence',
    );
  });

  it('offer every reading of each character that has several', async () => {
    const editor = await renderFocusedEditor('他在银行排队');
    await sendKeys({ press: 'Home' });
    for (let i = 0; i < 2; i++) await sendKeys({ press: 'ArrowRight' });
    await selectRight(2);
    await clickButton(editor, 'Pronunciation');
    const field = await until(() => shadow(editor, '.tag-form input') as HTMLInputElement | null, 'the form');
    await until(() => field.value === 'yin2 hang2', 'what the words call for');
    const group = await until(
      () => shadow(editor, '.polyphones [aria-label="Readings of 行"]'),
      'the readings',
    );
    expect(group.textContent).to.include('xíng').and.include('háng');
    await expectAccessible(editor);
    [...group.querySelectorAll('button')].find((one) => one.textContent?.includes('xíng'))?.click();
    await until(() => field.value === 'yin2 xing2', 'the other reading');
    await clickButton(editor, 'Apply');
    await until(() => editor.value.includes('<phoneme ph="yin2 xing2">银行</phoneme>'), 'the mark');
  });
});

describe('a reading', () => {
  it('is chosen and heard with one press', async () => {
    const one = stage({ speed: 0 });
    const asked: string[] = [];
    const fetch: typeof one.fetch = async (input, init) => {
      const request = new Request(input, init);
      const isAudition = request.method === 'POST' && request.url.includes('/ttsc/');
      if (isAudition) asked.push(((await request.clone().json()) as { text: string }).text);
      return one.fetch(request);
    };
    const query = { asset_type: 'VOICE_MODEL', asset_source: 'ALL', is_realtime_voice: true } as const;
    const { assets } = await createClient(one).call(listAssets, { query });
    const { provider } = await renderWithSimulator(
      html`<mss-script-editor voice-id=${assets?.[0]?.asset_id ?? ''} value="重新"></mss-script-editor>`,
      { ...one, fetch },
    );
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    await until(() => textbox(editor), 'the text box');
    editor.focus();
    await until(() => active(editor) === textbox(editor), 'focus');
    await sendKeys({ press: 'Home' });
    await selectRight(1);
    await clickButton(editor, 'Pronunciation');
    const readings = () => [...(editor.shadowRoot?.querySelectorAll<HTMLElement>('.reading') ?? [])];
    const reading = (words: string) => readings().find((one) => one.textContent?.trim() === words);
    (await until(() => reading('chóng'), 'the readings')).click();
    await until(() => asked.length === 1, 'the request');
    expect(asked).to.deep.equal(['<speak><phoneme ph="chong2">重</phoneme></speak>']);
    await until(() => reading('chóng')?.getAttribute('aria-pressed') === 'true', 'the choice');
    expect(reading('zhòng')?.getAttribute('aria-pressed')).to.equal('false');
    expect(editor.value).to.equal('重新');
    await clickButton(editor, 'Apply');
    await until(() => editor.value === '<speak><phoneme ph="chong2">重</phoneme>新</speak>', 'the mark');
  });
});

describe('the actions of the avatar', () => {
  /** An editor whose scene has an avatar with or without actions. */
  async function acting(canAct: boolean, lang = 'en'): Promise<ScriptEditor> {
    const one = stage({ speed: 0 });
    const query = { asset_type: 'HUMAN_MODEL_2D', asset_source: 'ALL', action_editable: canAct } as const;
    const { assets } = await createClient(one).call(listAssets, { query });
    const content = html`<mss-script-editor lang=${lang}></mss-script-editor>`;
    const { provider } = await renderWithSimulator(content, one);
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    editor.scripts = [
      {
        script_name: 'S',
        model_asset_id: assets?.[0]?.asset_id ?? '',
        shoot_scripts: [{ sequence_no: 1, text_config: { text: '欢迎' } }],
      },
    ];
    await until(() => textbox(editor), 'the text box');
    return editor;
  }
  const choices = (editor: ScriptEditor) =>
    [...(shadow(editor, '.tag-form select')?.querySelectorAll('option') ?? [])].map((one) => one.label);

  it('are a list by name and length, and the one that is chosen is written with its tag', async () => {
    const editor = await acting(true);
    (await until(() => button(editor, 'Action'), 'the tool')).click();
    await until(() => shadow(editor, '.tag-form select'), 'the list');
    expect(choices(editor)).to.include('Wave (2.4 s)').and.include('Thumbs up (1.8 s)');
    await expectAccessible(editor);
    const list = shadow(editor, '.tag-form select') as HTMLSelectElement;
    list.value = 'system_animation_0018';
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await clickButton(editor, 'Apply');
    await until(() => editor.value.includes('<insert-action'), 'the action');
    expect(editor.value).to.equal(
      '<speak><insert-action tag="system_animation_0018" name="竖起大拇指"/>欢迎</speak>',
    );
    expect(editor.validity.valid).to.equal(true);
    await until(() => shadow(editor, '.cm-content .chip')?.textContent?.includes('竖起大拇指'), 'the chip');
  });

  it('have names in Chinese', async () => {
    const editor = await acting(true, 'zh-CN');
    (await until(() => button(editor, '动作'), 'the tool')).click();
    await until(() => shadow(editor, '.tag-form select'), 'the list');
    expect(choices(editor)).to.include('挥手 (2.4 秒)');
  });

  it('are none where the avatar has none, and the tool says so', async () => {
    const editor = await acting(false);
    await until(() => button(editor, 'Action')?.getAttribute('aria-disabled') === 'true', 'a refusal');
    expect(button(editor, 'Action')?.title).to.equal('The selected avatar has no actions.');
  });
});

describe('a change of voice', () => {
  const text =
    "<speak><prosody rate='80'>慢</prosody>，<sub alias='x'>y</sub>和<sub alias='x'>z</sub>。</speak>";

  /** An editor, a voice that supports all tags, and one that doesn't support aliases. */
  async function voices() {
    const one = stage({ speed: 0 });
    const query = { asset_type: 'VOICE_MODEL', asset_source: 'ALL', limit: 100 } as const;
    const { assets = [] } = await createClient(one).call(listAssets, { query });
    const able = (can: boolean) =>
      assets?.find(
        ({ asset_extra_meta: meta }) =>
          (meta?.voice_model_meta?.voice_capability?.is_support_ssml_sub !== false) === can,
      )?.asset_id ?? '';
    const content = html`<mss-script-editor voice-id=${able(true)} value=${text}></mss-script-editor>`;
    const { provider } = await renderWithSimulator(content, one);
    const editor = provider.querySelector('mss-script-editor') as ScriptEditor;
    await until(() => textbox(editor), 'the text box');
    await until(
      () => editor.voiceId !== '' && !shadow(editor, '[data-tool=sub][aria-disabled]'),
      'the voice',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { editor, mute: able(false), able: able(true) };
  }
  const notice = (editor: ScriptEditor) => shadow(editor, '.silenced');

  it('by the page lists what will not be heard, walks through it, removes it, and brings it back', async () => {
    const { editor, mute } = await voices();
    editor.voiceId = mute;
    const shown = await until(() => notice(editor), 'the list');
    expect(shown.textContent)
      .to.match(/doesn’t support \d+ tags?/)
      .and.include('Substitute: 2');
    await expectAccessible(editor);
    await clickButton(editor, 'Review');
    await until(() => active(editor) === textbox(editor), 'the first of them');
    await clickButton(editor, 'Remove tags');
    await until(() => !editor.value.includes('<sub'), 'the removal');
    expect(editor.value).to.include('y和z');
    (await until(() => button(editor, 'Undo'), 'Undo')).click();
    await until(() => editor.value === text, 'all as before');
  });

  it('asked for is told first, and can be refused', async () => {
    const { editor, mute, able } = await voices();
    const refused = editor.changeVoice(mute);
    await until(
      () => notice(editor)?.textContent?.includes('The other voice doesn’t support'),
      'the question',
    );
    await until(() => active(editor)?.matches('.keep'), 'the careful answer first');
    await clickButton(editor, 'Keep the voice');
    expect(await refused).to.equal(false);
    expect(editor.voiceId).to.equal(able);
    const agreed = editor.changeVoice(mute);
    (await until(() => button(editor, 'Change the voice, remove the tags'), 'the question')).click();
    expect(await agreed).to.equal(true);
    expect(editor.voiceId).to.equal(mute);
    expect(editor.value).not.to.include('<sub');
    await until(() => !notice(editor)?.textContent?.includes('The other voice'), 'no question');
    await until(() => notice(editor)?.textContent?.includes('Removed 2 tags'), 'what was done');
    (await until(() => button(editor, 'Undo'), 'a way back')).click();
    await until(() => editor.value === text, 'all as before');
  });

  it('is refused with Escape, gives the focus back, and is not told of again once it was agreed to', async () => {
    const { editor, mute, able } = await voices();
    const page = await fixture<HTMLButtonElement>(html`<button>Voice</button>`);
    page.focus();
    const first = editor.changeVoice(mute);
    await until(() => active(editor)?.matches('.keep'), 'the question');
    await sendKeys({ press: 'Escape' });
    expect(await first).to.equal(false);
    await until(() => document.activeElement === page, 'the focus where it was');
    expect(editor.voiceId).to.equal(able);
    const second = editor.changeVoice(mute);
    (await until(() => button(editor, 'Change the voice, keep the tags'), 'the question')).click();
    expect(await second).to.equal(true);
    await until(() => shadow(editor, '[data-tool=sub][aria-disabled]'), 'the other voice');
    await editor.updateComplete;
    expect(Boolean(notice(editor))).to.equal(false);
    expect(editor.value).to.equal(text);
  });
});

describe('the clipboard', () => {
  const clipboard = (editor: ScriptEditor, type: string, text = ''): string => {
    const data = new DataTransfer();
    if (text) data.setData('text/plain', text);
    textbox(editor)?.dispatchEvent(clipboardEvent(type, data));
    return data.getData('text/plain');
  };

  it('copies a script of its own', async () => {
    const editor = await renderFocusedEditor('<speak>a<break time="500ms"/>b</speak>');
    await press('Control+a');
    expect(clipboard(editor, 'copy')).to.equal('<speak>a<break time="500ms"/>b</speak>');
  });

  it('pastes words as words, and a script as it is', async () => {
    const editor = await renderFocusedEditor('<speak>x</speak>');
    await press('Control+End');
    clipboard(editor, 'paste', ' a < b & c');
    await until(() => editor.value === '<speak>x a &lt; b &amp; c</speak>', 'the words');
    clipboard(editor, 'paste', '<speak><break time="1s"/>y</speak>');
    await until(() => editor.value === '<speak>x a &lt; b &amp; c<break time="1s"/>y</speak>', 'the script');
  });
});

describe('as a form control', () => {
  it('takes part in a form: name, value, required, limits, reset', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><mss-script-editor name="script" value="Hello" required></mss-script-editor></form>`,
    );
    const editor = form.querySelector('mss-script-editor') as ScriptEditor;
    expect(new FormData(form).get('script')).to.equal('Hello');
    editor.value = '<speak> <break time="1s"/></speak>';
    await editor.updateComplete;
    expect(editor.validity.valueMissing).to.equal(true);
    editor.value = '字'.repeat(10_001);
    await editor.updateComplete;
    expect(editor.validity.tooLong).to.equal(true);
    form.reset();
    await editor.updateComplete;
    expect(editor.value).to.equal('Hello');
    expect(form.checkValidity()).to.equal(true);
  });

  it('cannot be changed while it is read-only or disabled', async () => {
    const editor = await renderFocusedEditor('Hello');
    editor.readonly = true;
    await editor.updateComplete;
    await sendKeys({ type: 'x' });
    expect(editor.value).to.equal('Hello');
    expect(textbox(editor)?.getAttribute('aria-readonly')).to.equal('true');
    editor.disabled = true;
    await editor.updateComplete;
    expect(textbox(editor)?.getAttribute('contenteditable')).to.equal('false');
    await expectAccessible(editor);
  });

  it('counts characters and says how long it is spoken', async () => {
    const editor = await renderFocusedEditor('<speak>Hello<break time="2s"/></speak>');
    expect(renderedText(editor))
      .to.include('5 of 10,000 characters')
      .and.include('of 131,072 with tags')
      .and.include('about 0:0');
  });

  it('offers after a reload what was typed into a field of that name', async () => {
    await clearDrafts();
    const page = () =>
      fixture<ScriptEditor>(html`<mss-script-editor name="greeting" value="Hello"></mss-script-editor>`);
    const editor = await page();
    await until(() => textbox(editor), 'the text box');
    editor.focus();
    await until(() => active(editor) === textbox(editor), 'focus');
    await sendKeys({ type: 'Oh! ' });
    editor.remove();
    const again = await page();
    (await until(() => button(again, 'Restore'), 'the offer')).click();
    expect(again.value).to.equal('Oh! Hello');
  });

  it('gives back what was typed meanwhile when restoring turns out to be wrong', async () => {
    await clearDrafts();
    const page = () =>
      fixture<ScriptEditor>(html`<mss-script-editor name="greeting" value="Hello"></mss-script-editor>`);
    const write = async (words: string): Promise<ScriptEditor> => {
      const editor = await page();
      await until(() => textbox(editor), 'the text box');
      editor.focus();
      await until(() => active(editor) === textbox(editor), 'focus');
      await sendKeys({ type: words });
      return editor;
    };
    (await write('First ')).remove();
    const again = await write('Second ');
    (await until(() => button(again, 'Restore'), 'the offer')).click();
    await until(() => again.value === 'First Hello', 'the draft');
    await again.updateComplete;
    (await until(() => button(again, 'Restore'), 'the offer')).click();
    await until(() => again.value === 'Second Hello', 'what was typed meanwhile');
  });

  it('does not disturb an input method at work', async () => {
    const editor = await renderFocusedEditor('开始');
    textbox(editor)?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    editor.value = '另一个';
    await editor.updateComplete;
    expect(textbox(editor)?.textContent).to.equal('开始');
    textbox(editor)?.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await until(() => textbox(editor)?.textContent === '另一个', 'the new text');
  });
});

import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AssetPicker } from '../../src/elements/asset-picker/asset-picker.js';
import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import '../../src/define.js';
import type { FormControl } from '../../src/ui/index.js';
import { textbox } from '../helpers/editor-keys.js';
import { itNeeds } from '../helpers/engine.js';
import { until } from '../helpers/until.js';

type Control = FormControl & { value: string };

/** The form controls, each with a valid value, named as a form submits it. */
const controls: readonly { tag: string; filled: string }[] = [
  { tag: 'mss-script-editor', filled: '大家好' },
  { tag: 'mss-asset-picker', filled: 'avatar-1' },
  { tag: 'mss-room-list', filled: 'room-1' },
];

async function inForm(tag: string, value: string): Promise<{ form: HTMLFormElement; control: Control }> {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  const control = document.createElement(tag) as Control;
  control.name = 'it';
  control.value = value;
  form.append(control);
  await control.updateComplete;
  return { form, control };
}

const submittedBy = (form: HTMLFormElement) => new FormData(form).get('it');

/** Whether the form would be sent now. */
function submits(form: HTMLFormElement): boolean {
  let sent = false;
  const onSubmit = (event: Event) => {
    sent = true;
    event.preventDefault();
  };
  form.addEventListener('submit', onSubmit);
  form.requestSubmit();
  form.removeEventListener('submit', onSubmit);
  return sent;
}

describe('a form control', () => {
  afterEach(fixtureCleanup);

  for (const { tag, filled } of controls) {
    describe(tag, () => {
      it('submits what code set in the line before', async () => {
        const { form, control } = await inForm(tag, filled);
        expect(submittedBy(form)).to.equal(filled);
        control.value = 'other';
        expect(submittedBy(form)).to.equal('other');
        control.name = 'renamed';
        expect(new FormData(form).get('renamed')).to.equal('other');
      });

      it('holds the form back in the line after it was emptied, and lets it go in the line after it was filled', async () => {
        const { form, control } = await inForm(tag, filled);
        control.required = true;
        expect(submits(form)).to.equal(true);
        control.value = '';
        expect(submits(form)).to.equal(false);
        expect(control.validity.valueMissing).to.equal(true);
        control.value = filled;
        expect(submits(form)).to.equal(true);
        control.value = '';
        control.required = false;
        expect(submits(form)).to.equal(true);
        control.required = true;
        expect(submits(form)).to.equal(false);
        control.disabled = true;
        expect(submits(form)).to.equal(true);
        expect(submittedBy(form)).to.equal(null);
      });

      it('is empty again in the line after a reset, and follows a fieldset', async () => {
        const { form, control } = await inForm(tag, '');
        control.required = true;
        control.value = filled;
        form.reset();
        expect(submits(form)).to.equal(false);
        control.value = filled;
        const set = document.createElement('fieldset');
        form.append(set);
        set.append(control);
        set.disabled = true;
        expect(submittedBy(form)).to.equal(null);
        set.disabled = false;
        expect(submittedBy(form)).to.equal(filled);
      });

      it('is known to the form in the line after it was put there', () => {
        const form = document.createElement('form');
        document.body.append(form);
        const control = document.createElement(tag) as Control;
        Object.assign(control, { name: 'it', required: true });
        form.append(control);
        expect(submits(form)).to.equal(false);
        control.value = filled;
        expect(submittedBy(form)).to.equal(filled);
        form.remove();
      });
    });
  }

  it('holds the text with the last key in mss-change', async () => {
    const { form, control } = await inForm('mss-script-editor', '');
    control.required = true;
    const editor = control as unknown as ScriptEditor;
    await until(() => textbox(editor), 'the text box');
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus');
    const seen: [unknown, boolean][] = [];
    editor.addEventListener('mss-change', () => seen.push([submittedBy(form), editor.validity.valid]));
    await sendKeys({ type: 'abc' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Backspace' });
    expect(seen).to.deep.equal([
      ['a', true],
      ['ab', true],
      ['abc', true],
      ['ab', true],
      ['a', true],
      ['', false],
    ]);
  });

  itNeeds('canRunMicrotasksBetweenListeners', 'holds the text with the last key in input', async () => {
    const { form, control } = await inForm('mss-script-editor', '');
    const editor = control as unknown as ScriptEditor;
    await until(() => textbox(editor), 'the text box');
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus');
    const heard: unknown[] = [];
    form.addEventListener('input', () => heard.push(submittedBy(form)));
    await sendKeys({ type: 'abc' });
    expect(heard).to.deep.equal(['a', 'ab', 'abc']);
  });

  it('judges a text with an error, and its repair, in the line after each', async () => {
    const { form, control } = await inForm('mss-script-editor', '');
    control.value = '<speak>a<break time="20s"/></speak>';
    expect(submits(form)).to.equal(false);
    control.value = 'x'.repeat(10_001);
    expect(control.validity.tooLong).to.equal(true);
    control.value = '<speak>a<break time="2s"/></speak>';
    expect(submits(form)).to.equal(true);
  });

  it('judges a selection by rules that change, in the line after', async () => {
    const { form, control } = await inForm('mss-asset-picker', 'a b c');
    const picker = control as unknown as AssetPicker;
    picker.multiple = true;
    expect(new FormData(form).getAll('it')).to.deep.equal(['a', 'b', 'c']);
    picker.max = 2;
    expect(submits(form)).to.equal(false);
    picker.selected = [{ asset_id: 'a' }];
    expect(submits(form)).to.equal(true);
  });
});

describe('a property that is set before the code has loaded', () => {
  afterEach(fixtureCleanup);

  const channel = { sendText: () => Promise.resolve() };
  /** A value of each property that is not its default; those missing here can only be read. */
  const samples: Readonly<Record<string, unknown>> = {
    assetType: 'IMAGE',
    channel,
    compact: true,
    controls: true,
    disabled: true,
    endpoint: 'https://metastudio.cn-north-4.myhuaweicloud.com',
    eventsUrl: '/events',
    fetch: () => Promise.reject(new Error('offline')),
    getToken: () => Promise.reject(new Error('offline')),
    jobId: 'job-1',
    layout: 'list',
    live: true,
    max: 3,
    multiple: true,
    name: 'story',
    page: true,
    projectId: 'p',
    quickReplies: ['Hello'],
    readonly: true,
    record: 'room 7',
    region: 'cn-north-4',
    required: true,
    roomId: 'room-1',
    scriptId: 'script-1',
    scripts: [{ script_name: 'One', shoot_scripts: [{ title: 'a', text_config: { text: 'b' } }] }],
    selected: [{ asset_id: 'avatar-1', asset_name: 'Ann' }],
    source: 'SYSTEM',
    target: 'video',
    tokenUrl: '/token',
    user: 'ann',
    value: 'story-1',
    voiceId: 'voice-1',
  };
  let made = 0;

  async function withValue(
    tag: string,
    name: string,
    early: boolean,
  ): Promise<HTMLElement & Record<string, unknown>> {
    made += 1;
    const late = `late-${made}`;
    const element = document.createElement(late) as HTMLElement & Record<string, unknown>;
    const Base = customElements.get(tag) as CustomElementConstructor;
    const define = () => customElements.define(late, class extends Base {});
    if (!early) define();
    if (early || name in samples) element[name] = samples[name] ?? 'not to be set';
    (await fixture(html`<div></div>`)).append(element);
    if (early) define();
    await element['updateComplete'];
    return element;
  }

  it('is as if it had been set afterwards: each property of each element', async () => {
    const answer = await fetch('/test/public-names.json');
    const { elements } = (await answer.json()) as { elements: Record<string, { properties: string[] }> };
    const lost: string[] = [];
    for (const [tag, { properties }] of Object.entries(elements)) {
      for (const name of properties) {
        const early = await withValue(tag, name, true);
        const late = await withValue(tag, name, false);
        const accessor = !Object.hasOwn(early, name);
        const same = JSON.stringify(early[name]) === JSON.stringify(late[name]);
        const isValue = name in samples;
        const isSet = typeof samples[name] === 'function' ? early[name] === samples[name] : same;
        if (!accessor || (isValue && !isSet)) lost.push(`${tag}.${name}`);
        fixtureCleanup();
      }
    }
    expect(lost).to.deep.equal([]);
  });
});

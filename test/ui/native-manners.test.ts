/** Form controls behave as native fields do: what pages, form libraries and frameworks know of these holds of ours. */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { AssetPicker } from '../../src/elements/asset-picker/asset-picker.js';
import { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import '../../src/define.js';
import type { FormControl } from '../../src/ui/index.js';
import { press, textbox } from '../helpers/editor-keys.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { button, clickButton, until } from '../helpers/until.js';

const controls: readonly { tag: string; filled: string }[] = [
  { tag: 'mss-script-editor', filled: '大家好' },
  { tag: 'mss-asset-picker', filled: 'avatar-1' },
  { tag: 'mss-room-list', filled: 'room-1' },
];

/** The events of change that reach the document, each with the value of its target then. */
function changesOf(control: FormControl): string[] {
  const heard: string[] = [];
  for (const type of ['input', 'mss-change', 'change'])
    control.addEventListener(type, (event) => {
      expect([event.bubbles, event.composed], type).to.deep.equal([true, type !== 'change']);
      heard.push(`${type} ${(event.target as FormControl).value}`);
    });
  return heard;
}

/** A picker with assets, in a form with a native field after it. */
async function renderPicker(attributes: Record<string, unknown> = {}): Promise<AssetPicker> {
  const { provider } = await renderWithSimulator(
    html`<form lang="en"><mss-asset-picker name="it"></mss-asset-picker><input name="native" /></form>`,
  );
  const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
  Object.assign(picker, attributes);
  await until(() => options(picker).length > 3, 'assets');
  return picker;
}

const options = (picker: AssetPicker): HTMLElement[] => [
  ...(picker.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]:not([aria-disabled=true])') ?? []),
];
const idOf = (option: HTMLElement | undefined): string => option?.dataset['id'] ?? '';

/** An editor ready to type into, with a native field after it. */
async function renderEditor(value = ''): Promise<{ editor: ScriptEditor; other: HTMLInputElement }> {
  const page = await fixture(
    html`<form lang="en"><mss-script-editor name="it" .value=${value}></mss-script-editor><input /></form>`,
  );
  const editor = page.querySelector('mss-script-editor') as ScriptEditor;
  await until(() => textbox(editor), 'the text box');
  return { editor, other: page.querySelector('input') as HTMLInputElement };
}

async function focusText(editor: ScriptEditor): Promise<void> {
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus');
}

describe('a person’s change', () => {
  afterEach(fixtureCleanup);

  it('is told by a picker as by a select: input and change with each pick', async () => {
    const picker = await renderPicker({ multiple: true });
    const heard = changesOf(picker);
    const [one, two] = options(picker);
    one?.click();
    two?.click();
    const [a, b] = [idOf(one), idOf(two)];
    const both = `${a} ${b}`;
    const first = [`input ${a}`, `mss-change ${a}`, `change ${a}`];
    expect(heard).to.deep.equal([...first, `input ${both}`, `mss-change ${both}`, `change ${both}`]);
    heard.length = 0;
    const remove = picker.shadowRoot?.querySelector<HTMLElement>('.remove');
    remove?.click();
    expect(heard).to.deep.equal([`input ${b}`, `mss-change ${b}`, `change ${b}`]);
  });

  it('is in the form when the events come', async () => {
    const picker = await renderPicker();
    const seen: unknown[] = [];
    for (const type of ['input', 'mss-change', 'change'])
      picker.form?.addEventListener(type, () => seen.push(new FormData(picker.form ?? undefined).get('it')));
    const [option] = options(picker);
    option?.click();
    expect(seen).to.deep.equal([idOf(option), idOf(option), idOf(option)]);
  });

  it('is told by an editor as by a textarea: input with each letter, change when the focus leaves', async () => {
    const { editor, other } = await renderEditor();
    const heard = changesOf(editor);
    await focusText(editor);
    await sendKeys({ type: 'ab' });
    expect(heard).to.deep.equal(['input a', 'mss-change a', 'input ab', 'mss-change ab']);
    other.focus();
    expect(heard.slice(4)).to.deep.equal(['change ab']);
    await focusText(editor);
    other.focus();
    expect(heard).to.have.length(5);
  });

  it('is told by change before blur, as native fields do', async () => {
    const { editor, other } = await renderEditor();
    const order: string[] = [];
    for (const type of ['blur', 'change', 'focusout'])
      editor.addEventListener(type, () => order.push(type), type === 'blur');
    await focusText(editor);
    await sendKeys({ type: 'a' });
    other.focus();
    expect(order).to.deep.equal(['change', 'blur', 'focusout']);
  });

  it('is no change when it was taken back', async () => {
    const { editor, other } = await renderEditor('a');
    const heard = changesOf(editor);
    await focusText(editor);
    await press('Control+End');
    await sendKeys({ type: 'b' });
    await sendKeys({ press: 'Backspace' });
    other.focus();
    expect(heard.filter((one) => one.startsWith('change'))).to.deep.equal([]);
    expect(heard).to.include('input a');
  });

  it('is no change while the focus goes on inside', async () => {
    const { editor, other } = await renderEditor();
    const heard = changesOf(editor);
    await focusText(editor);
    await sendKeys({ type: 'a' });
    button(editor, 'Pause')?.focus();
    expect(editor.shadowRoot?.activeElement === textbox(editor)).to.equal(false);
    expect(heard).to.deep.equal(['input a', 'mss-change a']);
    other.focus();
    expect(heard.slice(2)).to.deep.equal(['change a']);
  });

  it('is a change at once where the focus is elsewhere', async () => {
    const { editor } = await renderEditor('a');
    const heard = changesOf(editor);
    await clickButton(editor, 'Pause');
    // A click by code moves no focus, as a click on a button does not in Safari.
    (document.activeElement as HTMLElement | null)?.blur();
    const apply = await until(() => button(editor, 'Insert') ?? button(editor, 'Apply'), 'the form');
    (document.activeElement as HTMLElement | null)?.blur();
    apply.click();
    await until(() => heard.length > 0, 'the change');
    expect(heard.map((one) => one.split(' ')[0])).to.deep.equal(['input', 'mss-change', 'change']);
  });

  it('is a change once the words come that waited for CodeMirror, after the focus has left', async () => {
    let letCome = () => {};
    const released = new Promise<void>((resolve) => (letCome = resolve));
    customElements.define(
      'late-script-editor',
      class extends ScriptEditor {
        protected override async loadCodeMirror(): ReturnType<ScriptEditor['loadCodeMirror']> {
          await released;
          return super.loadCodeMirror();
        }
      },
    );
    const page = await fixture(html`<form><late-script-editor></late-script-editor><input /></form>`);
    const editor = page.querySelector('late-script-editor') as ScriptEditor;
    const heard = changesOf(editor);
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement?.matches('textarea'), 'focus');
    await sendKeys({ type: 'ab' });
    page.querySelector('input')?.focus();
    expect(heard).to.deep.equal([]);
    letCome();
    await until(() => heard.includes('change ab'), `the change, not ${heard.join()}`);
    expect(heard.at(-1)).to.equal('change ab');
  });

  for (const { tag, filled } of controls)
    it(`is nothing that code does: ${tag}`, async () => {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const control = document.createElement(tag) as FormControl;
      const heard = changesOf(control);
      form.append(control);
      control.value = filled;
      control.defaultValue = 'default';
      control.setAttribute('value', 'attribute');
      form.reset();
      control.setCustomValidity('no');
      control.focus();
      await control.updateComplete;
      control.value = 'other';
      (document.activeElement as HTMLElement | null)?.blur();
      await control.updateComplete;
      expect(heard).to.deep.equal([]);
    });

  it('counts from what code has set meanwhile, unless that is the same text', async () => {
    const { editor, other } = await renderEditor();
    const heard = changesOf(editor);
    await focusText(editor);
    await sendKeys({ type: 'a' });
    editor.value = 'by code';
    other.focus();
    expect(heard.filter((one) => one.startsWith('change'))).to.deep.equal([]);
    // A framework writes back what it was told.
    editor.addEventListener('input', () => (editor.value = String(editor.value)));
    await focusText(editor);
    await press('Control+End');
    await sendKeys({ type: '!' });
    other.focus();
    expect(heard.filter((one) => one.startsWith('change'))).to.deep.equal(['change by code!']);
  });
});

describe('what a form control says of its validity', () => {
  afterEach(fixtureCleanup);

  for (const { tag, filled } of controls) {
    describe(tag, () => {
      async function inForm(): Promise<{ form: HTMLFormElement; control: FormControl }> {
        const form = await fixture<HTMLFormElement>(
          html`<form lang="en"><label for="it">It</label><input name="native" required value="x" /></form>`,
        );
        const control = document.createElement(tag) as FormControl;
        Object.assign(control, { id: 'it', name: 'it', value: filled });
        form.append(control);
        form.addEventListener('submit', (event) => event.preventDefault());
        await control.updateComplete;
        return { form, control };
      }
      const isMarked = (control: FormControl) => control.matches(':state(user-invalid)');

      it('holds the form back for a reason of the page, until that is taken back', async () => {
        const { form, control } = await inForm();
        control.setCustomValidity('Taken by another show.');
        expect(control.validity.customError).to.equal(true);
        expect(control.validationMessage).to.equal('Taken by another show.');
        expect(form.checkValidity()).to.equal(false);
        control.value = 'other';
        await control.updateComplete;
        expect(control.validationMessage).to.equal('Taken by another show.');
        control.setCustomValidity('');
        expect([control.validationMessage, form.checkValidity()]).to.deep.equal(['', true]);
      });

      it('says the reason of the page before its own, and its own again after that', async () => {
        const { control } = await inForm();
        Object.assign(control, { required: true, value: '' });
        const own = control.validationMessage;
        control.setCustomValidity('Not this.');
        const { valueMissing, customError, valid } = control.validity;
        expect([valueMissing, customError, valid]).to.deep.equal([true, true, false]);
        expect(control.validationMessage).to.equal('Not this.');
        control.setCustomValidity('');
        expect(control.validity.customError).to.equal(false);
        expect(control.validationMessage).to.equal(own);
        expect(own).to.not.equal('');
      });

      it('says what is missing in the language of the page', async () => {
        const { form, control } = await inForm();
        Object.assign(control, { required: true, value: '' });
        expect(control.validationMessage).to.match(/^[A-Z][\w ]+\.$/);
        form.lang = 'zh-CN';
        await until(() => /^请.+。$/.test(control.validationMessage), 'the sentence in Chinese');
      });

      it('names its form and labels', async () => {
        const { form, control } = await inForm();
        expect(control.form === form).to.equal(true);
        expect([...control.labels].map((label) => label.textContent)).to.deep.equal(['It']);
        expect([...form.elements].includes(control)).to.equal(true);
        control.remove();
        expect([control.form, control.labels.length]).to.deep.equal([null, 0]);
      });

      it('is not asked while it is disabled, by itself or by its fieldset', async () => {
        const { form, control } = await inForm();
        Object.assign(control, { required: true, value: '' });
        expect(control.willValidate).to.equal(true);
        control.disabled = true;
        expect([control.willValidate, control.checkValidity()]).to.deep.equal([false, true]);
        control.disabled = false;
        const set = form.appendChild(document.createElement('fieldset'));
        set.append(control);
        set.disabled = true;
        expect([control.willValidate, form.checkValidity()]).to.deep.equal([false, true]);
      });

      it('is user-invalid after a submission, as native fields are, and not before', async () => {
        const { form, control } = await inForm();
        Object.assign(control, { required: true, value: '' });
        form.checkValidity();
        form.reportValidity();
        control.checkValidity();
        control.reportValidity();
        expect(isMarked(control), 'asked by code').to.equal(false);
        form.requestSubmit();
        expect(isMarked(control), 'after the submission').to.equal(true);
        control.disabled = true;
        expect(isMarked(control), 'disabled').to.equal(false);
        control.disabled = false;
        expect(isMarked(control), 'enabled').to.equal(true);
        control.value = filled;
        expect(isMarked(control), 'filled').to.equal(false);
        control.value = '';
        expect(isMarked(control), 'emptied').to.equal(true);
        form.reset();
        expect(isMarked(control), 'after a reset').to.equal(false);
        control.setCustomValidity('No.');
        expect(isMarked(control), 'before the next submission').to.equal(false);
      });

      it('is user-invalid after the submission of a form that does not validate', async () => {
        const { form, control } = await inForm();
        Object.assign(control, { required: true, value: '' });
        form.noValidate = true;
        let isKnown = false;
        form.addEventListener('submit', () => (isKnown = isMarked(control)));
        form.requestSubmit();
        expect(isKnown).to.equal(true);
        const next = await fixture<HTMLFormElement>(html`<form></form>`);
        const other = document.createElement(tag) as FormControl;
        other.required = true;
        form.append(other);
        next.append(other);
        form.requestSubmit();
        expect(isMarked(other), 'of another form').to.equal(false);
      });

      it('is user-invalid alone in its form, too', async () => {
        const form = await fixture<HTMLFormElement>(html`<form></form>`);
        const control = document.createElement(tag) as FormControl;
        control.required = true;
        form.append(control);
        form.requestSubmit();
        expect(isMarked(control)).to.equal(true);
      });
    });
  }

  it('is user-invalid once a person has left it so', async () => {
    const picker = await renderPicker({ required: true, multiple: true });
    const [option] = options(picker);
    option?.click();
    expect(picker.matches(':state(user-invalid)')).to.equal(false);
    option?.click();
    expect([picker.value, picker.matches(':state(user-invalid)')]).to.deep.equal(['', true]);
    const { editor, other } = await renderEditor('a');
    editor.required = true;
    await focusText(editor);
    await press('Control+a');
    await sendKeys({ press: 'Backspace' });
    expect([editor.value, editor.matches(':state(user-invalid)')]).to.deep.equal(['', false]);
    other.focus();
    expect(editor.matches(':state(user-invalid)')).to.equal(true);
  });

  it('holds no form back that can only be read', async () => {
    const { editor } = await renderEditor();
    editor.required = true;
    expect(editor.form?.checkValidity()).to.equal(false);
    editor.readonly = true;
    expect([editor.willValidate, editor.form?.checkValidity()]).to.deep.equal([false, true]);
    editor.readonly = false;
    expect(editor.form?.checkValidity()).to.equal(false);
  });

  it('shows the message at the control after reportValidity', async () => {
    const picker = await renderPicker({ required: true });
    expect(picker.reportValidity()).to.equal(false);
    await until(() => picker.shadowRoot?.activeElement?.role === 'option', 'the focus where it is wrong');
  });
});

describe('the attribute value', () => {
  afterEach(fixtureCleanup);

  for (const { tag, filled } of controls) {
    it(`is the default of ${tag}: the value until it is changed, and again after a reset`, async () => {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      form.innerHTML = `<${tag} name="it" value="first"></${tag}>`;
      const control = form.firstElementChild as FormControl;
      expect([control.value, control.defaultValue]).to.deep.equal(['first', 'first']);
      control.defaultValue = 'second';
      expect([control.value, control.getAttribute('value')]).to.deep.equal(['second', 'second']);
      control.value = filled;
      control.setAttribute('value', 'third');
      expect([control.value, control.defaultValue]).to.deep.equal([filled, 'third']);
      expect(new FormData(form).get('it')).to.equal(filled);
      form.reset();
      expect([control.value, new FormData(form).get('it')]).to.deep.equal(['third', 'third']);
      control.setAttribute('value', 'fourth');
      expect(control.value).to.equal('fourth');
      control.removeAttribute('value');
      expect([control.value, control.defaultValue]).to.deep.equal(['', '']);
    });
  }

  it('says nothing to what a person has picked or typed', async () => {
    const picker = await renderPicker();
    const [option] = options(picker);
    option?.click();
    picker.setAttribute('value', 'other');
    expect(picker.value).to.equal(idOf(option));
    const { editor } = await renderEditor();
    await focusText(editor);
    await sendKeys({ type: 'a' });
    editor.setAttribute('value', 'other');
    expect(editor.value).to.equal('a');
  });
});

describe('the events of inner fields', () => {
  afterEach(fixtureCleanup);

  it('stay inside: a page hears no letter of the search, and no switch of types', async () => {
    const picker = await renderPicker({ assetType: 'HUMAN_MODEL_2D IMAGE' });
    const heard: string[] = [];
    for (const type of ['input', 'change'])
      document.addEventListener(type, () => heard.push(type), { once: true });
    const search = picker.shadowRoot?.querySelector('[role=searchbox]') as HTMLInputElement;
    search.focus();
    await sendKeys({ type: 'ab' });
    expect(search.value).to.equal('ab');
    const radio = await until(
      () => picker.shadowRoot?.querySelector<HTMLInputElement>('[type=radio][value=IMAGE]'),
      'types',
    );
    radio.click();
    expect(radio.checked).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  it('of a field that the page has put into a slot are the page’s', async () => {
    const page = await fixture(
      html`<div>
        <mss-asset-picker><input slot="empty" /></mss-asset-picker>
      </div>`,
    );
    const heard: string[] = [];
    page.addEventListener('input', ({ target }) => heard.push((target as Element).localName));
    const field = page.querySelector('input') as HTMLInputElement;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    expect(heard).to.deep.equal(['input']);
  });
});

describe('a picker under the mouse', () => {
  afterEach(fixtureCleanup);

  it('tells a pick once', async () => {
    const picker = await renderPicker();
    const heard = changesOf(picker);
    const [option] = options(picker);
    option?.scrollIntoView({ block: 'center' });
    const box = (option as HTMLElement).getBoundingClientRect();
    const position: [number, number] = [
      Math.floor(box.left + box.width / 2),
      Math.floor(box.top + box.height / 2),
    ];
    await sendMouse({ type: 'click', position });
    const id = idOf(option);
    await until(() => picker.value === id, 'the pick');
    expect(heard).to.deep.equal([`input ${id}`, `mss-change ${id}`, `change ${id}`]);
  });
});

import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import '../../src/define.js';
import type { FormControl } from '../../src/ui/index.js';
import { renderWithSimulator, type SimulatorFixture } from '../helpers/simulator-fixture.js';
import { until } from '../helpers/until.js';

/** The form controls: what is named, its default name, the role of what has the focus, and a part that keeps it. */
const controls = [
  {
    tag: 'mss-script-editor',
    inner: '[role=textbox][aria-multiline]',
    unnamed: 'Script',
    focused: 'textbox',
    clicked: '[aria-label="Show SSML"]',
  },
  {
    tag: 'mss-asset-picker',
    inner: '[role=listbox]',
    unnamed: 'Assets',
    focused: 'option',
    clicked: '[role=option]:nth-of-type(2)',
  },
];

const focusedIn = (control: Element) => control.shadowRoot?.activeElement?.role ?? null;

/** Clicks the middle of an element as a mouse does. */
async function clickOn(element: Element, [x, y] = [0.5, 0.5]): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const box = element.getBoundingClientRect();
  const at = [box.left + box.width * x, box.top + box.height * y].map(Math.floor);
  await sendMouse({ type: 'click', position: at as [number, number] });
}

describe('labels of a form control', () => {
  let one: SimulatorFixture | undefined;
  afterEach(fixtureCleanup);

  for (const { tag, inner, unnamed, focused, clicked } of controls) {
    describe(tag, () => {
      const t = unsafeStatic(tag);
      const part = (control: Element) => control.shadowRoot?.querySelector(inner);
      /** The page, once each control in it has what is named. */
      async function shown(content: TemplateResult): Promise<HTMLElement> {
        one = await renderWithSimulator(html`<div lang="en">${content}</div>`, one);
        const page = one.provider.firstElementChild as HTMLElement;
        for (const control of page.querySelectorAll(tag)) await until(() => part(control), inner);
        return page;
      }
      const isNamed = (control: Element, name: string) =>
        until(() => part(control)?.ariaLabel === name, `the name ${name}, not ${part(control)?.ariaLabel}`);
      const get = <T extends HTMLElement = FormControl>(page: Element, selector: string) =>
        page.querySelector(selector) as T;

      it('is named by what the page gives it: labels, aria-label, aria-labelledby, in the platform’s order', async () => {
        const page = await shown(staticHtml`
          <label for="a">Story</label><${t} id="a"></${t}>
          <label for="b">Story</label><label for="b"> of the <b>day</b><span hidden>!</span></label><${t} id="b"></${t}>
          <label><p>Wrapped</p><small>around</small> <${t} id="c"><p slot="empty">Not this</p></${t}></label>
          <label for="d">Label</label><${t} id="d" aria-label="Attribute"></${t}>
          <p id="one">First</p><p id="two" aria-label="second" hidden>Third</p>
          <${t} id="e" aria-label="Attribute" aria-labelledby="one nothing two"></${t}>
          <${t} id="f" aria-label=" "></${t}>
          <label for="g"><span aria-hidden="true">*</span></label><${t} id="g"></${t}>`);
        for (const [id, name] of [
          ['a', 'Story'],
          ['b', 'Story of the day'],
          ['c', 'Wrapped around'],
          ['d', 'Attribute'],
          ['e', 'First second'],
          ['f', unnamed],
          ['g', unnamed],
        ] as const)
          expect(part(get(page, `#${id}`))?.ariaLabel, id).to.equal(name);
      });

      it('follows every later change', async () => {
        const page = await shown(
          staticHtml`<label id="l">Story</label><p id="p">Heading</p><div id="d"></div><${t} id="a"></${t}>`,
        );
        const label = get<HTMLLabelElement>(page, 'label');
        const control = get(page, tag);
        await isNamed(control, unnamed);
        label.htmlFor = 'a';
        await isNamed(control, 'Story');
        (label.firstChild as Text).data = 'Tale';
        await isNamed(control, 'Tale');
        label.innerHTML = '<b>Legend</b>';
        await isNamed(control, 'Legend');
        control.ariaLabel = 'Attribute';
        await isNamed(control, 'Attribute');
        control.setAttribute('aria-labelledby', 'p');
        await isNamed(control, 'Heading');
        get(page, 'p').textContent = 'Headline';
        await isNamed(control, 'Headline');
        get(page, 'p').remove();
        await isNamed(control, 'Attribute');
        get(page, '#d').innerHTML = '<p id="p">Added</p>';
        await isNamed(control, 'Added');
        control.removeAttribute('aria-labelledby');
        control.removeAttribute('aria-label');
        await isNamed(control, 'Legend');
        control.id = 'b';
        await isNamed(control, unnamed);
        get(page, '#d').innerHTML = '<div><label for="b">Second</label></div>';
        await isNamed(control, 'Second');
        get(page, '#d').textContent = '';
        await isNamed(control, unnamed);
        label.removeAttribute('for');
        label.append(control);
        await until(() => part(control), inner);
        await isNamed(control, 'Legend');
        page.lang = 'zh-CN';
        label.firstElementChild?.replaceWith('文案');
        await isNamed(control, '文案');
      });

      it('has the label’s name and focus in a shadow root, and the slotted words of the label', async () => {
        const page = await shown(staticHtml`<div><span>Slotted</span></div>`);
        const field = page.firstElementChild as HTMLElement;
        const root = field.attachShadow({ mode: 'open' });
        root.innerHTML = `<label for="x"><slot></slot></label><${tag} id="x"></${tag}>`;
        const control = root.querySelector(tag) as FormControl;
        await until(() => part(control), inner);
        await isNamed(control, 'Slotted');
        field.firstElementChild?.replaceChildren('Changed');
        await clickOn(root.querySelector('label') as Element, [0.01, 0.5]);
        await until(() => focusedIn(control) === focused, 'focus');
        await isNamed(control, 'Changed');
      });

      it('has the focus after a click on any of its labels, unless it is disabled', async () => {
        const page = await shown(staticHtml`<div>
          <label id="one" for="a">One</label><label id="two" for="a">Two</label><${t} id="a"></${t}>
          <label id="around">Around <${t} id="b"></${t}></label></div>`);
        for (const [label, id] of [
          ['#one', '#a'],
          ['#two', '#a'],
          ['#around', '#b'],
        ] as const) {
          (document.activeElement as HTMLElement | null)?.blur();
          await clickOn(get(page, label), [0.02, 0.02]);
          await until(() => focusedIn(get(page, id)) === focused, `focus by ${label}`);
        }
        get<FormControl>(page, '#a').focus();
        await until(() => focusedIn(get(page, '#a')) === focused, 'focus by code');
        (document.activeElement as HTMLElement | null)?.blur();
        get<FormControl>(page, '#a').disabled = true;
        await get<FormControl>(page, '#a').updateComplete;
        let clicks = 0;
        page.addEventListener('click', () => clicks++);
        await clickOn(get(page, '#one'));
        await until(() => clicks > 0, 'the click');
        await get<FormControl>(page, '#a').updateComplete;
        expect(document.activeElement === document.body).to.equal(true);
      });

      it('leaves the focus on what was clicked in a label around it, and acts once', async () => {
        const page = await shown(staticHtml`<label>Around <${t}></${t}></label>`);
        const control = get(page, tag);
        const pressed = get<HTMLElement>(control.shadowRoot as unknown as Element, clicked);
        let clicks = 0;
        pressed.addEventListener('click', () => clicks++);
        await clickOn(pressed);
        await until(() => clicks > 0, 'the click');
        expect(control.shadowRoot?.activeElement === pressed).to.equal(true);
        expect(clicks).to.equal(1);
      });

      it('leaves the focus where it is after a click beside its parts', async () => {
        const page = await shown(staticHtml`<label for="a">Story</label><${t} id="a"></${t}>`);
        const control = get(page, tag);
        control.style.cssText = 'display: block; padding: 20px !important';
        let target: EventTarget | undefined;
        control.addEventListener('click', (event) => (target = event.composedPath()[0]));
        await clickOn(control, [0.01, 0.01]);
        await until(() => target === control, 'the click');
        expect(document.activeElement === control).to.equal(false);
      });

      it('shows the focus where the form finds it invalid', async () => {
        const page = await shown(staticHtml`<form><${t} name="it" required></${t}></form>`);
        const control = get<FormControl>(page, tag);
        get<HTMLFormElement>(page, 'form').requestSubmit();
        await until(() => focusedIn(control) === focused, 'focus');
      });
    });
  }

  describe('before CodeMirror is loaded', () => {
    const text = '<speak>world</speak>';
    let finish: () => void;
    let fail: (error: Error) => void;
    customElements.define(
      'slow-script-editor',
      class extends ScriptEditor {
        protected override async loadCodeMirror(): ReturnType<ScriptEditor['loadCodeMirror']> {
          await new Promise<void>((resolve, reject) => ([finish, fail] = [resolve, reject]));
          return super.loadCodeMirror();
        }
      },
    );

    /** An editor whose label was clicked, after which somebody has typed; CodeMirror is being loaded. */
    async function typedInto(): Promise<ScriptEditor> {
      const page = await fixture(
        html`<div lang="en">
          <label for="a">Story</label><slow-script-editor id="a" .value=${text}></slow-script-editor><input />
        </div>`,
      );
      await clickOn(page.querySelector('label') as Element);
      const editor = page.querySelector('slow-script-editor') as ScriptEditor;
      await until(() => editor.shadowRoot?.activeElement?.ariaLabel === 'Story', 'focus');
      await sendKeys({ type: 'ab ' });
      return editor;
    }

    it('keeps what is typed after a click on the label', async () => {
      const editor = await typedInto();
      finish();
      await until(() => focusedIn(editor) === 'textbox', 'focus');
      await until(() => editor.value === '<speak>ab world</speak>', 'the words');
      await sendKeys({ type: 'c' });
      await until(() => editor.value === '<speak>ab cworld</speak>', 'the next word');
    });

    it('keeps it in the plain field, too, when the loading fails', async () => {
      const editor = await typedInto();
      fail(new TypeError('Failed to fetch'));
      await until(() => editor.value === '<speak>ab world</speak>', 'the words');
      await until(
        () => editor.shadowRoot?.activeElement?.matches('.plain-field[aria-label="Story"]'),
        'focus',
      );
      await sendKeys({ type: 'c' });
      await until(() => editor.value === '<speak>ab cworld</speak>', `the next letter, not ${editor.value}`);
    });

    it('leaves the focus where the user has moved it, when the loading fails, too', async () => {
      const editor = await typedInto();
      const input = document.querySelector('input') as HTMLElement;
      input.focus();
      fail(new TypeError('Failed to fetch'));
      await until(() => editor.shadowRoot?.querySelector('.plain-field'), 'the plain field');
      await until(() => editor.value === '<speak>ab world</speak>', 'the words');
      await editor.updateComplete;
      expect(document.activeElement === input).to.equal(true);
    });

    it('leaves the focus where the user has moved it', async () => {
      const editor = await typedInto();
      const input = document.querySelector('input') as HTMLElement;
      input.focus();
      finish();
      await until(() => editor.value === '<speak>ab world</speak>', 'the words');
      await editor.updateComplete;
      expect(document.activeElement === input).to.equal(true);
    });
  });
});

describe('the elements', () => {
  afterEach(fixtureCleanup);

  it('are groups, so that their aria-label names something; a form control has its label’s name', async () => {
    const page = await fixture(
      html`<div>
        <label>Picker <mss-asset-picker></mss-asset-picker></label>
        <label>Editor <mss-script-editor></mss-script-editor></label>
        <mss-room-status></mss-room-status>
        <mss-command-bar></mss-command-bar>
      </div>`,
    );
    const semantics = [...page.querySelectorAll(':not(label)')].map((element) => {
      const { role, ariaLabel } = (element as unknown as { internals: ElementInternals }).internals;
      return [role, ariaLabel];
    });
    expect(semantics).to.deep.equal([
      ['group', 'Picker'],
      ['group', 'Editor'],
      ['group', null],
      ['group', null],
    ]);
  });
});

/** Elements that are moved to another document, or to another shadow root, look as before, whatever is open in them. */
import { expect, fixture, html } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';
import '../../src/define.js';
import { stage, type Stage } from '../../stories/simulated.js';
import { clickButton, renderedText, until } from '../helpers/until.js';

const looked = [
  ...['display', 'position', 'visibility', 'color', 'background-color', 'font-size', 'font-family'],
  ...['line-height', 'padding-top', 'padding-left', 'border-top-width', 'border-top-color', 'white-space'],
  ...['text-align', 'border-top-left-radius', 'flex-direction', 'cursor', 'overflow-y'],
];

/** How each element inside of `root` looks, nested shadow roots included. */
function looksIn(root: ParentNode, looks = new Map<Element, string>()): Map<Element, string> {
  for (const element of root.querySelectorAll('*')) {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    looks.set(element, looked.map((name) => `${name}: ${style?.getPropertyValue(name)}`).join('; '));
    if (element.shadowRoot) looksIn(element.shadowRoot, looks);
  }
  return looks;
}

/** CodeMirror is built again in another document; its parts are known by their classes. */
const codeMirror = [
  '.cm-editor',
  '.cm-scroller',
  '.cm-content',
  '.cm-line',
  '.cm-selectionLayer',
  '.cm-cursorLayer',
];

const nameOf = (one: Element): string => `${one.localName}.${one.getAttribute('class') ?? ''}`;

/** What looks otherwise than before. Menus are closed by the move. */
function differences(
  element: Element,
  before: Map<Element, string>,
  codeBefore: (string | undefined)[],
): string[] {
  const now = looksIn(element.shadowRoot as ShadowRoot);
  const kept = [...now].filter(
    ([one]) => before.has(one) && !one.closest('.menu') && !one.closest('.cm-editor'),
  );
  const lost = kept.filter(([one, look]) => before.get(one) !== look);
  const code = codeLooks(element);
  return [
    ...(kept.length * 2 > before.size - codeBefore.length
      ? []
      : [`only ${kept.length} of ${before.size} are left`]),
    ...lost.map(([one, look]) => `${nameOf(one)}:\n${look}\nbefore:\n${before.get(one)}`),
    ...codeMirror.flatMap((name, i) =>
      code[i] === codeBefore[i] ? [] : [`${name}:\n${code[i]}\nbefore:\n${codeBefore[i]}`],
    ),
  ];
}

function codeLooks(element: Element): (string | undefined)[] {
  const looks = looksIn(element.shadowRoot as ShadowRoot);
  return codeMirror.map((name) => {
    const part = element.shadowRoot?.querySelector(name);
    return part ? looks.get(part) : undefined;
  });
}

async function expectSameLooks(
  element: Element,
  before: Map<Element, string>,
  codeBefore: (string | undefined)[],
): Promise<void> {
  const look = () => differences(element, before, codeBefore);
  await until(() => look().length === 0, 'the same looks', 20_000).catch(() => {
    throw new Error(look().slice(0, 3).join('\n\n'));
  });
}

/** Waits until what an element shows changes no more, transitions included. */
async function settle(element: Element): Promise<void> {
  let before = '';
  let equal = 0;
  await until(
    () => {
      const looks = looksIn(element.shadowRoot as ShadowRoot);
      const now = `${renderedText(element)} ${[...looks.values()].join()}`;
      equal = now === before ? equal + 1 : 0;
      before = now;
      return equal > 12;
    },
    'a settled element',
    20_000,
  );
}

/** What each button opens. */
const opened: Record<string, string> = {
  Stop: '.keep',
  'More actions': 'dialog:modal [role=option]',
  Pause: '.tag-form input',
  Preview: '.stage',
};

/** What stands in the document, for each element: its states, each by the buttons that lead to it. */
const states: [
  tag: string,
  content: (room_id: string) => TemplateResult,
  ready: string,
  buttons: string[],
][] = [
  ['mss-room-status', (id) => html`<mss-room-status room-id=${id} controls></mss-room-status>`, 'Stop', []],
  [
    'mss-room-status',
    (id) => html`<mss-room-status room-id=${id} controls></mss-room-status>`,
    'Stop',
    ['Stop'],
  ],
  ['mss-command-bar', (id) => html`<mss-command-bar room-id=${id}></mss-command-bar>`, 'More actions', []],
  [
    'mss-command-bar',
    (id) => html`<mss-command-bar room-id=${id}></mss-command-bar>`,
    'More actions',
    ['More actions'],
  ],
  ['mss-asset-picker', () => html`<mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`, '', []],
  ['mss-script-editor', (id) => html`<mss-script-editor room-id=${id}></mss-script-editor>`, 'Preview', []],
  [
    'mss-script-editor',
    () => html`<mss-script-editor value="<speak>甲<break time='1s'/>乙</speak>"></mss-script-editor>`,
    'Pause',
    ['Pause'],
  ],
  [
    'mss-script-editor',
    () => html`<mss-script-editor value="Hello there"></mss-script-editor>`,
    'Preview',
    ['Preview'],
  ],
];

async function open(
  one: Stage,
  room_id: string,
  [tag, content, ready, buttons]: (typeof states)[number],
): Promise<{ home: HTMLElement; provider: Element; element: Element }> {
  const home = await fixture<HTMLElement>(html`<div style="width: 900px"></div>`);
  render(
    html`<mss-provider .fetch=${one.fetch} .getToken=${one.getToken}>${content(room_id)}</mss-provider>`,
    home,
  );
  const provider = home.querySelector('mss-provider') as Element;
  const element = provider.querySelector(tag) as Element;
  if (ready) await until(() => renderedText(element).includes(ready), ready, 20_000);
  if (tag === 'mss-script-editor')
    await until(() => element.shadowRoot?.querySelector('.cm-content'), 'the editing area', 20_000);
  await settle(element);
  for (const name of buttons) {
    await clickButton(element, name);
    await until(() => element.shadowRoot?.querySelector(opened[name] ?? ''), name, 20_000);
    await settle(element);
  }
  return { home, provider, element };
}

describe('an element that is moved', function () {
  this.timeout(60_000);
  let one: Stage;
  let room_id: string;
  before(async () => {
    one = stage({ speed: 0 });
    room_id = await one.createRoom();
    await one.goLive(room_id);
  });

  for (const state of states) {
    const [tag, , , buttons] = state;
    it(`looks the same in another document and back: ${tag} ${buttons.join(', ')}`, async () => {
      const { home, provider, element } = await open(one, room_id, state);
      const [looks, code] = [looksIn(element.shadowRoot as ShadowRoot), codeLooks(element)];
      const isModal = () => element.shadowRoot?.querySelector('dialog')?.matches(':modal');
      const modal = isModal();
      expect(looks.size).to.be.greaterThan(10);
      const frame = home.appendChild(document.createElement('iframe'));
      frame.style.cssText = 'width: 900px; height: 2000px; border: 0';
      const inner = frame.contentDocument as Document;
      inner.documentElement.lang = document.documentElement.lang;
      const { fontFamily, fontSize } = getComputedStyle(home);
      Object.assign(inner.body.style, { margin: '0', fontFamily, fontSize, width: '900px' });
      inner.body.append(provider);
      expect(element.ownerDocument === inner).to.equal(true);
      await expectSameLooks(element, looks, code);
      expect(isModal()).to.equal(modal);
      home.prepend(provider);
      await expectSameLooks(element, looks, code);
      expect(isModal()).to.equal(modal);
    });

    it(`looks the same in another shadow root: ${tag} ${buttons.join(', ')}`, async () => {
      const { home, provider, element } = await open(one, room_id, state);
      const [looks, code] = [looksIn(element.shadowRoot as ShadowRoot), codeLooks(element)];
      const isModal = () => element.shadowRoot?.querySelector('dialog')?.matches(':modal');
      const modal = isModal();
      for (let i = 0; i < 2; i++) {
        const shell = home.appendChild(document.createElement('div'));
        shell.attachShadow({ mode: 'open' }).append(provider);
        await expectSameLooks(element, looks, code);
        expect(isModal()).to.equal(modal);
      }
    });
  }

  it('has the styles of a part that is loaded only there, and of its text that is written only there', async () => {
    const { home, provider, element } = await open(one, room_id, states[4] as (typeof states)[number]);
    const editor = document.createElement('mss-script-editor');
    element.replaceWith(editor);
    await until(() => editor.shadowRoot?.querySelector('.light'), 'the static text');
    const frame = home.appendChild(document.createElement('iframe'));
    const inner = frame.contentDocument as Document;
    inner.body.append(provider);
    editor.focus();
    await clickButton(editor, 'Pause');
    const form = await until(() => editor.shadowRoot?.querySelector('.tag-form'), 'the form');
    const content = await until(
      () => editor.shadowRoot?.querySelector('.cm-content'),
      'the editing area',
      20_000,
    );
    const styleOf = (part: Element) => (frame.contentWindow as Window).getComputedStyle(part);
    expect(styleOf(form).position).to.equal('fixed');
    expect(styleOf(content).whiteSpace).to.equal('break-spaces');
    home.prepend(provider);
    await until(() => editor.shadowRoot?.querySelector('.cm-content'), 'the editing area', 20_000);
    expect(getComputedStyle(editor.shadowRoot?.querySelector('.cm-content') as Element).whiteSpace).to.equal(
      'break-spaces',
    );
  });
});

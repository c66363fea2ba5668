/** Where the form of a mark stands: it never covers the words that it changes, nor leaves what can be seen. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../../src/elements/script-editor/define.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { press, textbox } from '../../../helpers/editor-keys.js';
import { reasonAgainst } from '../../../helpers/engine.js';
import { clickButton, until } from '../../../helpers/until.js';

const text = `重庆的茶。${'今天的茶来自山里，明天的也是。'.repeat(12)}都来自重庆`;

interface Place {
  width: number;
  height: number;
  zoom: number;
  corner: 'top left' | 'top right' | 'bottom left' | 'bottom right';
}

/** The editor in a corner of a page that can hardly scroll, with a caret in its text. */
async function editorAt({ width, height, zoom, corner }: Place): Promise<ScriptEditor> {
  await setViewport({ width, height });
  const page = await fixture<HTMLElement>(
    html`<div><mss-script-editor lang="en" .value=${text}></mss-script-editor></div>`,
  );
  Object.assign(page.style, {
    display: 'grid',
    zoom: String(zoom),
    minBlockSize: `${(height - 16) / zoom}px`,
    alignItems: corner.startsWith('top') ? 'start' : 'end',
    justifyItems: corner.endsWith('left') ? 'start' : 'end',
  });
  const editor = page.querySelector('mss-script-editor') as ScriptEditor;
  editor.style.inlineSize = `${Math.min(400, (width - 16) / zoom)}px`;
  await until(() => textbox(editor), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus');
  return editor;
}

function expectBeside(editor: ScriptEditor, what: string): void {
  const form = editor.shadowRoot?.querySelector('.tag-form')?.getBoundingClientRect() as DOMRect;
  const { visualViewport: seen } = window;
  expect(form.left, `${what}: left`).to.be.at.least(0);
  expect(form.top, `${what}: top`).to.be.at.least(0);
  expect(form.right, `${what}: right`).to.be.at.most((seen?.width ?? innerWidth) + 0.5);
  expect(form.bottom, `${what}: bottom`).to.be.at.most((seen?.height ?? innerHeight) + 0.5);
  expect(form.height, `${what}: height`).to.be.at.least(80);
  const layers = [...(editor.shadowRoot?.querySelectorAll('.cm-selectionBackground') ?? [])];
  expect(layers.length, `${what}: selected words`).to.be.greaterThan(0);
  for (const words of layers.map((one) => one.getBoundingClientRect())) {
    const beside =
      form.right <= words.left + 1 ||
      form.left >= words.right - 1 ||
      form.bottom <= words.top + 1 ||
      form.top >= words.bottom - 1;
    expect(beside, `${what}: ${JSON.stringify({ form, words })}`).to.equal(true);
  }
}

describe('the form of a mark', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  const corners = ['top left', 'top right', 'bottom left', 'bottom right'] as const;
  for (const width of [280, 360, 1440])
    it(`stands beside its words in each corner of a window of ${width} px, zoomed, and above a keyboard`, async () => {
      for (const corner of corners)
        for (const [height, zoom] of [
          [720, 1],
          [360, reasonAgainst('canPlaceZoomed') ? 1 : 1.25],
        ] as const) {
          const editor = await editorAt({ width, height, zoom, corner });
          for (const edge of ['Control+Home', 'Control+End']) {
            await press(edge);
            for (let i = 0; i < 2; i++)
              await press(edge === 'Control+Home' ? 'Shift+ArrowRight' : 'Shift+ArrowLeft');
            await clickButton(editor, 'Pronunciation');
            await until(() => editor.shadowRoot?.querySelector('.tag-form .polyphones'), 'the readings');
            await editor.updateComplete;
            expectBeside(editor, `${width} × ${height}, ${zoom}, ${corner}, ${edge}`);
            await sendKeys({ press: 'Escape' });
            editor.focus();
            await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus in the text');
          }
        }
    });

  it('goes along with its words when the page scrolls or the window changes', async () => {
    const editor = await editorAt({ width: 500, height: 700, zoom: 1, corner: 'top left' });
    (editor.parentElement as HTMLElement).style.paddingBlockEnd = '900px';
    await press('Control+Home');
    for (let i = 0; i < 2; i++) await press('Shift+ArrowRight');
    await clickButton(editor, 'Pronunciation');
    await until(() => editor.shadowRoot?.querySelector('.tag-form .polyphones'), 'the readings');
    await setViewport({ width: 320, height: 480 });
    await until(() => innerWidth === 320, 'the other window');
    await new Promise(requestAnimationFrame);
    expectBeside(editor, 'a smaller window');
    scrollBy(0, 60);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expectBeside(editor, 'scrolled');
  });
});

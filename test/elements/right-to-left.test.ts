/** Texts of people on a page that is read from right to left: each in its own direction, at the page's start. */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { CommandBar } from '../../src/elements/command-bar/command-bar.js';
import '../../src/elements/command-bar/define.js';
import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import '../../src/elements/script-editor/define.js';
import { stage } from '../../stories/simulated.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { until } from '../helpers/until.js';

/** The place of one character of what an element shows. */
function charAt(element: Element, character: string): DOMRect {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const index = node.nodeValue?.indexOf(character) ?? -1;
    if (index < 0) continue;
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  }
  throw new Error(`“${character}” is not shown`);
}

describe('on a page from right to left', () => {
  afterEach(fixtureCleanup);

  it('a Chinese script ends with its full stop, and names stand at the start of their rows', async () => {
    const page = await fixture(
      html`<div dir="rtl">
        <mss-script-editor
          .scripts=${[{ script_name: 'Tea', shoot_scripts: [{ title: 'Greeting', text_config: { text: '大家好。' } }] }]}
        ></mss-script-editor>
      </div>`,
    );
    const editor = page.querySelector<ScriptEditor>('mss-script-editor');
    const shown = (selector: string) => () => editor?.shadowRoot?.querySelector(selector) ?? undefined;
    const line = await until(shown('.cm-line'));
    expect(charAt(line, '。').left).to.be.greaterThan(charAt(line, '大').left);
    const title = await until(shown('[role=treeitem] .title'));
    const { right } = title.getBoundingClientRect();
    expect(Math.abs(right - charAt(title, 'g').right)).to.be.lessThan(2);
  });

  it('a quick reply ends with its full stop', async () => {
    const simulated = stage({ speed: 0 });
    const content = html`<div dir="rtl">
      <mss-command-bar
        room-id=${await simulated.createRoom()}
        .quickReplies=${['支持退货。']}
      ></mss-command-bar>
    </div>`;
    const { provider } = await renderWithSimulator(content, simulated);
    const bar = provider.querySelector<CommandBar>('mss-command-bar');
    const reply = await until(() => bar?.shadowRoot?.querySelector('.quick .button') ?? undefined);
    expect(charAt(reply, '。').left).to.be.greaterThan(charAt(reply, '支').left);
  });
});

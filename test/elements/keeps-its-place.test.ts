/** What appears takes a place that was kept for it: nothing that a person did not press moves. */
import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../src/define.js';
import { stage } from '../../stories/simulated.js';
import { renderWithSimulator, type SimulatorFixture } from '../helpers/simulator-fixture.js';
import { button, until } from '../helpers/until.js';

const widths = [300, 360, 600, 720];

/** Where an element of a shadow root stands: its upper edge and its height, in the element. */
function place(host: Element, selector: string): { top: number; height: number } {
  const { top, height } = (host.shadowRoot?.querySelector(selector) as HTMLElement).getBoundingClientRect();
  return { top: top - host.getBoundingClientRect().top, height };
}

/** Waits until an element has had one height for a while: parts of it come with code of their own. */
async function atRest(host: HTMLElement): Promise<void> {
  let [height, frames] = [0, 0];
  await until(() => {
    frames = host.offsetHeight === height ? frames + 1 : 0;
    height = host.offsetHeight;
    return frames > 30;
  }, 'rest');
}

interface Scene extends SimulatorFixture {
  host: HTMLElement;
  part: <E extends HTMLElement = HTMLElement>(selector: string) => Promise<E>;
  gone: (selector: string) => Promise<unknown>;
}

async function scene(
  width: number,
  isOnAir: boolean,
  content: (room_id: string) => TemplateResult,
): Promise<Scene> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  if (isOnAir) await one.goLive(room_id);
  const all = await renderWithSimulator(
    html`<div style=${`inline-size: ${width}px`}>${content(room_id)}</div>`,
    one,
  );
  const host = all.provider.querySelector('div > *') as HTMLElement;
  const find = <E extends HTMLElement>(selector: string) => host.shadowRoot?.querySelector<E>(selector);
  return {
    ...all,
    host,
    part: (selector) => until(() => find(selector), selector),
    gone: (selector) => until(() => !find(selector), `${selector} to go`),
  };
}

describe('an element keeps its place', () => {
  for (const width of widths) {
    it(`while it asks before a stop, at ${width} px`, async () => {
      const { host, part, gone } = await scene(
        width,
        true,
        (room_id) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
      );
      await part('.glance progress');
      await part('.age');
      await part('.fold');
      const before = [host.offsetHeight, place(host, '.fold')];
      const stop = place(host, '.stop');
      (await part('.stop')).click();
      const keep = await part('.confirm .keep');
      expect([host.offsetHeight, place(host, '.fold')]).to.deep.equal(before);
      expect(place(host, '.keep').top, 'the harmless answer stands where Stop was').to.equal(stop.top);
      keep.click();
      await gone('.confirm');
      expect([host.offsetHeight, place(host, '.fold')]).to.deep.equal(before);
    });

    it(`while a text is searched, at ${width} px`, async () => {
      const { host, part, gone } = await scene(
        width,
        false,
        (room_id) => html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
      );
      await part('[role=textbox][aria-multiline]');
      await part('.counts');
      await part('[role=treeitem]');
      await until(() => button(host, 'Save'), 'the room');
      await atRest(host);
      const before = [host.offsetHeight, place(host, '.counts')];
      (await part('.tool.search')).click();
      await part('.find .find-keys');
      expect([host.offsetHeight, place(host, '.counts')]).to.deep.equal(before);
      expect(place(host, '.box').height, 'lines of the text are left').to.be.at.least(80);
      (await part('.find-field')).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
      );
      await gone('.find');
      expect([host.offsetHeight, place(host, '.counts')]).to.deep.equal(before);
    });
  }

  for (const width of widths.filter((one) => one >= 360)) {
    it(`when a problem is found in a short text, at ${width} px`, async () => {
      const { host, part, gone } = await scene(
        width,
        false,
        () => html`<mss-script-editor></mss-script-editor>`,
      );
      const editor = host as HTMLElementTagNameMap['mss-script-editor'];
      await part('[role=textbox][aria-multiline]');
      editor.value = '今天的茶来自北京。';
      await part('.counts');
      await gone('.problems li');
      const before = [host.offsetHeight, place(host, '.counts')];
      const text = place(host, '.box').top;
      editor.value = '今天的茶来自重庆。';
      await part('.problems li');
      expect([host.offsetHeight, place(host, '.counts')]).to.deep.equal(before);
      expect(place(host, '.box').top).to.equal(text);
      expect(place(host, '.box').height, 'lines of the text are left').to.be.at.least(80);
    });
  }
});

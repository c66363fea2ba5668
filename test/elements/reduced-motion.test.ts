/** Under `prefers-reduced-motion` nothing repeats: what would pulse stands still. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import '../../src/define.js';
import { stage } from '../../stories/simulated.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { until } from '../helpers/until.js';

/** Renders elements for a room on air. */
async function onAir(content: (room_id: string) => TemplateResult): Promise<HTMLElement> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  return (await renderWithSimulator(content(room_id), one)).provider;
}

const inside = <E extends Element>(root: Element, tag: string, selector: string) =>
  until(() => root.querySelector(tag)?.shadowRoot?.querySelector<E>(selector), `${selector} in ${tag}`);

/** The opacities of an element in so many frames, each once. */
async function opacities(element: Element, frames = 30): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    seen.add(getComputedStyle(element).opacity);
  }
  return seen;
}

/** What is animated without an end, in the page and in all shadow roots. */
function endless(): string[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  return roots
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect?.getComputedTiming().endTime === Infinity)
    .map((animation) => (animation as CSSAnimation).animationName);
}

const all = (room_id: string) => html`
  <mss-room-status room-id=${room_id} controls></mss-room-status>
  <mss-room-status room-id=${room_id} compact></mss-room-status>
  <mss-command-bar room-id=${room_id}></mss-command-bar>
  <mss-script-editor room-id=${room_id}></mss-script-editor>
  <mss-asset-picker asset-type="IMAGE"></mss-asset-picker>
`;

describe('reduced motion', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference' }));

  it('leaves the mark of "on air" as it is, in every frame', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const root = await onAir(
      (room_id) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
    );
    const mark = await inside(root, 'mss-room-status', '.loud .mark');
    expect([...(await opacities(mark))]).to.deep.equal(['1']);
  });

  it('lets the mark of "on air" pulse for everybody else', async () => {
    const root = await onAir(
      (room_id) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
    );
    await inside(root, 'mss-room-status', '.loud .mark');
    expect(endless()).to.include('pulse');
  });

  it('ends every animation of every element, and of whatever is rendered into it later', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const root = await onAir(all);
    await inside(root, 'mss-room-status', '.loud .mark');
    const text = await inside<HTMLElement>(root, 'mss-script-editor', '[role=textbox]');
    text.focus();
    const pulse = new CSSStyleSheet();
    pulse.replaceSync(`
      .probe, .probe::before { animation: probe 2s infinite; }
      .probe::before { content: ''; }
      @keyframes probe { 50% { opacity: 0; } }
    `);
    const probes = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => {
      if (!shadowRoot) return [];
      shadowRoot.adoptedStyleSheets.push(pulse);
      const probe = document.createElement('i');
      probe.className = 'probe';
      shadowRoot.append(probe);
      return [probe];
    });
    expect(probes.length).to.be.at.least(5);
    for (const probe of probes) expect([...(await opacities(probe, 5))]).to.deep.equal(['1']);
    expect(endless()).to.deep.equal([]);
  });
});

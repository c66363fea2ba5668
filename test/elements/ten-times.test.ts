/** Lists of ten times the usual length keep few nodes on the page, and all of them is reached. */
import { expect } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import type { Conflict } from '../../src/script/index.js';
import { renderConflict, type ConflictProps } from '../../src/elements/script-editor/saving/conflict-view.js';
import { renderChecks } from '../../src/elements/room-status/start/checks-view.js';
import type { RoomStatus } from '../../src/elements/room-status/room-status.js';
import '../../src/elements/room-status/define.js';
import { LocaleController } from '../../src/ui/index.js';
import { stage } from '../../stories/simulated.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../helpers/until.js';

class LocaleHost extends LitElement {
  readonly localeController = new LocaleController(this);
}
customElements.define('locale-host', LocaleHost);

const nodes = (root: ParentNode | null | undefined) => root?.querySelectorAll('*').length ?? 0;

describe('ten times the usual', () => {
  it('a thousand past streams: twenty are in memory, and all are reached', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const fetch: typeof one.fetch = (input, init) => {
      const url = new URL(new Request(input, init).url);
      if (!url.searchParams.has('sort_dir') || !url.pathname.includes(room_id)) return one.fetch(input, init);
      const [offset, limit] = ['offset', 'limit'].map((name) => Number(url.searchParams.get(name)));
      const smart_live_jobs = Array.from({ length: Math.min(limit ?? 0, 1_000 - (offset ?? 0)) }, (_, i) => ({
        job_id: `job-${(offset ?? 0) + i}`,
        state: 'SUCCEED',
        start_time: '2026-01-01T00:00:00Z',
        duration: (offset ?? 0) + i,
      }));
      return Promise.resolve(Response.json({ count: 1_000, smart_live_jobs }));
    };
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
      { ...one, fetch },
    );
    const status = provider.querySelector('mss-room-status') as RoomStatus;
    const past = await until(
      () => status.shadowRoot?.querySelector<HTMLDetailsElement>('.past'),
      'past streams',
    );
    past.open = true;
    const shown = () => past.querySelectorAll('.tasks > li').length;
    const names = () =>
      [...past.querySelectorAll('.tasks > li code[title]')].map(({ textContent }) => textContent);
    await until(() => past.textContent.includes('1–20 of 1,000'), 'the first of them');
    expect(shown()).to.equal(20);
    await clickButton(status, 'Show next');
    await until(() => past.textContent.includes('21–40 of 1,000'), 'the next ones');
    expect(names()).to.include('job-20').and.not.to.include('job-19');
    expect(shown()).to.equal(20);
    await clickButton(status, 'Show previous');
    await until(() => past.textContent.includes('1–20 of 1,000'), 'those before');
    expect(button(status, 'Show previous')).to.equal(undefined);
    expect(nodes(past)).to.be.below(700);
  });

  it('five hundred conflicts: ten are on the page, and each is reached', () => {
    const conflicts = Array.from({ length: 500 }, (_, i): Conflict => {
      const version = (text: string) => ({ key: `p${i}`, item: { title: `P${i}`, text_config: { text } } });
      const [base, mine, theirs] = ['Base.', 'Mine.', 'Theirs.'].map(version);
      return { kind: 'paragraph', id: `p${i}`, scene: 'S', base, mine, theirs } as unknown as Conflict;
    });
    const box = document.createElement('div');
    const host = document.createElement('locale-host') as LocaleHost;
    host.lang = 'en';
    document.body.append(host);
    const props: ConflictProps = {
      ...{ conflicts, choices: new Map(), unresolvedCount: 500, conflictsFrom: 0 },
      ...{ choose: () => undefined, saveChoices: () => undefined, keepEditing: () => undefined },
      showConflicts: (from) => {
        props.conflictsFrom = from;
        draw();
      },
    };
    const draw = () => render(renderConflict(props, host.localeController), box);
    draw();
    const seen = new Set<string>();
    const titles = () => [...box.querySelectorAll('legend')].map((one) => one.textContent.trim());
    for (;;) {
      titles().forEach((title) => seen.add(title));
      expect(titles()).to.have.length(10);
      expect(nodes(box)).to.be.below(300);
      const next = [...box.querySelectorAll('button')].find((one) => one.textContent === 'Show next');
      if (!next) break;
      next.click();
    }
    expect(seen.size).to.equal(500);
    host.remove();
  });

  it('two thousand results of the checks before a start: those that stop it come first', () => {
    const box = document.createElement('div');
    const host = document.createElement('locale-host') as LocaleHost;
    host.lang = 'en';
    document.body.append(host);
    const one = { code: 'emptyParagraph', scene: 'S' };
    const findings = [
      ...Array.from({ length: 1_999 }, () => ({ ...one, level: 'risk' })),
      { ...one, level: 'blocker' },
    ] as unknown as Parameters<typeof renderChecks>[0];
    const actions = { refresh: () => undefined, startAnyway: () => undefined };
    render(renderChecks(findings, host.localeController, actions), box);
    expect(box.querySelectorAll('li')).to.have.length(21);
    expect(renderedText(box)).to.include('And 1,980 more');
    expect(nodes(box)).to.be.below(200);
    host.remove();
  });
});

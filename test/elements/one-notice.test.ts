/** Several elements of one room on a page say one trouble once, and what is known stays. */
import { ContextEvent } from '@lit/context';
import { expect, fixtureCleanup, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/elements/command-bar/define.js';
import '../../src/elements/room-status/define.js';
import type { RoomStatus } from '../../src/elements/room-status/room-status.js';
import type { MssErrorEvent } from '../../src/index.js';
import type { RoomWatch } from '../../src/live/index.js';
import { providerContext, type ProviderContext } from '../../src/ui/index.js';
import { stage, type Stage } from '../../stories/simulated.js';
import { simulateTime } from '../helpers/page-time.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../helpers/until.js';

/** Limit of a wait, in milliseconds of simulated time. */
const limit = 200_000;

/** The notices that a person sees in an element. */
const noticesIn = (element: Element): Element[] =>
  [...(element.shadowRoot?.querySelectorAll('.notice, [role=alert], [part~=error], .reason') ?? [])].filter(
    (one) => one.checkVisibility(),
  );

const elementsIn = (place: Element): Element[] => [
  ...place.querySelectorAll('mss-room-status, mss-command-bar'),
];
const noticesOn = (place: Element): Element[] => elementsIn(place).flatMap(noticesIn);

const full = (room_id: string) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`;
const plain = (room_id: string) => html`<mss-room-status room-id=${room_id}></mss-room-status>`;
const compact = (room_id: string) => html`<mss-room-status room-id=${room_id} compact></mss-room-status>`;
const header = (room_id: string) =>
  html`<mss-room-status room-id=${room_id} compact controls></mss-room-status>`;
const bar = (room_id: string) => html`<mss-command-bar room-id=${room_id}></mss-command-bar>`;

/** What stands together on a page; the first that is named here shows the notice. */
const arrangements: Record<string, ((room_id: string) => TemplateResult)[]> = {
  'a status and a bar': [full, bar],
  'a bar before a status': [bar, plain],
  'a compact status and a bar': [compact, bar],
  'a full and a compact status': [plain, compact],
  'two statuses with controls, one in a header': [header, full],
  'a bar alone': [bar],
  'two bars': [bar, bar],
  'two of each': [compact, bar, full, bar],
};

/** The faults that a simulator can make of a read. */
const faults: Record<string, object> = {
  'a bad request': { status: 400 },
  'an unauthorised one': { status: 401 },
  'a forbidden one': { status: 403 },
  'a missing room': { status: 404 },
  'a conflict': { status: 409 },
  'too many requests': { status: 429 },
  'an internal error': { status: 500 },
  'a bad gateway': { status: 502 },
  'an overloaded service': { status: 503 },
  'a lost connection': { drop: 'before' },
  'a lost answer': { drop: 'after' },
  'no answer in time': { delay: 40_000 },
};

interface Page {
  one: Stage;
  room_id: string;
  /** The place of each arrangement, by its name. */
  places: Map<string, Element>;
  /** Reads the room for each arrangement, as a person who asks for it does. */
  refresh: () => Promise<unknown>;
  /** The codes of the errors that each arrangement has told. */
  told: Map<string, string[]>;
}

let realTime: () => void = () => undefined;
beforeEach(() => (realTime = simulateTime()));
afterEach(() => {
  fixtureCleanup();
  realTime();
});

/** The watch that the elements of a place share. */
function watchOf(place: Element, room_id: string): RoomWatch | undefined {
  let watch: RoomWatch | undefined;
  const take = (provided?: ProviderContext) => void (watch = provided?.live?.room(room_id));
  place.dispatchEvent(new ContextEvent(providerContext, place, take));
  return watch;
}

/** A room on air, shown in all arrangements; each is a page of its own, with its own client and watch. */
async function open(chosen = Object.keys(arrangements), fault?: object): Promise<Page> {
  const one = stage({ mode: 'direct', speed: 1 });
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  await one.control('faults', fault ? [fault] : []);
  const told = new Map<string, string[]>();
  const places = new Map<string, Element>();
  for (const name of chosen) {
    const codes: string[] = [];
    told.set(name, codes);
    const onError = (event: Event) => codes.push((event as MssErrorEvent).error.code);
    const content = html`<div @mss-error=${onError}>
      ${arrangements[name]?.map((part) => part(room_id))}
    </div>`;
    const { provider } = await renderWithSimulator(content, one);
    places.set(name, provider.firstElementChild as Element);
  }
  const refresh = () =>
    Promise.all([...places.values()].map(async (place) => watchOf(place, room_id)?.refresh()));
  return { one, room_id, places, told, refresh };
}

/** Whether a place shows what is on air: the statuses say so, and a bar can send. */
const isOnAir = (place: Element) =>
  elementsIn(place).every((one) => /On air|Enter sends/.test(renderedText(one)));

/** Waits until each arrangement shows one notice with words in it; resolves to the names of those that don't. */
async function withoutOneNotice({ places }: Page): Promise<string[]> {
  const wrong = () =>
    [...places].filter(([, place]) => {
      const [first, ...others] = noticesOn(place);
      return !first?.textContent.trim() || others.length > 0;
    });
  await until(() => wrong().length === 0, 'one notice everywhere', limit).catch(() => undefined);
  return wrong().map(([name, place]) => `${name}: ${noticesOn(place).length} notices`);
}

const isKnown = ({ places }: Page) => [...places.values()].every(isOnAir);

/** Whether all statuses say what was known, and those with controls offer Stop. */
const hasStop = ({ places }: Page) =>
  [...places.values()].every((place) =>
    [...place.querySelectorAll<RoomStatus>('mss-room-status')].every(
      (status) =>
        status.state.phase === 'on-air' && (!status.controls || button(status, 'Stop')?.disabled === false),
    ),
  );

/** Presses Refresh until nothing is noticed: a read that is on its way, and fails, answers for a press as well. */
function pressedUntilQuiet({ refresh }: Page): () => boolean {
  let isPressed = false;
  return () => {
    const isQuiet = noticesOn(document.body).length === 0;
    if (isQuiet || isPressed) return isQuiet;
    isPressed = true;
    void refresh().finally(() => (isPressed = false));
    return false;
  };
}

describe('elements of one room', function () {
  this.timeout(120_000);

  it('say one failure once, however many they are', async () => {
    const page = await open(undefined, { operation: '*', status: 500 });
    expect(await withoutOneNotice(page)).to.eql([]);
  });

  it('say each fault of the service once while the room is on air, and keep what is known', async () => {
    const page = await open(['a bar before a status', 'two of each']);
    await until(() => isKnown(page), 'the room on air', limit);
    expect(noticesOn(document.body)).to.eql([]);
    const found: string[] = [];
    for (const [name, fault] of Object.entries(faults)) {
      await page.one.control('faults', [{ operation: '*', ...fault }]);
      const failing = page.refresh();
      found.push(...(await withoutOneNotice(page)).map((one) => `${name}, ${one}`));
      if (!hasStop(page)) found.push(`${name}: Stop is gone`);
      await page.one.control('faults', []);
      await failing;
      await until(pressedUntilQuiet(page), `the notices of ${name} to go`, limit);
    }
    expect(found).to.eql([]);
    expect(isKnown(page)).to.equal(true);
  });

  it('say each fault once on a page that has just been opened', async () => {
    const found: string[] = [];
    for (const [name, fault] of Object.entries(faults)) {
      const page = await open(['a bar before a status', 'two bars'], {
        operation: '*',
        ...fault,
      });
      found.push(...(await withoutOneNotice(page)).map((one) => `${name}, ${one}`));
      fixtureCleanup();
    }
    expect(found).to.eql([]);
  });

  it('say a failure that polls find once, and tell it once', async () => {
    const page = await open(['a bar before a status', 'a bar alone', 'two bars']);
    await until(() => isKnown(page), 'the room on air', limit);
    await page.one.control('faults', [{ operation: '*', status: 500 }]);
    expect(await withoutOneNotice(page)).to.eql([]);
    await until(() => [...page.told.values()].every(({ length }) => length > 0), 'an mss-error', limit);
    expect([...page.told.values()]).to.eql(Array(3).fill(['MSS.00000004']));
  });

  it('keep what is known, without a notice, while answers take 5 to 14 s', async () => {
    const names = ['a bar before a status', 'two bars'];
    for (const delay of [5000, 14_000]) {
      const page = await open(names);
      await until(() => isKnown(page), 'the room on air', limit);
      const seen = new Set<string>();
      const observer = new MutationObserver(() => {
        for (const one of noticesOn(document.body)) seen.add(one.textContent.replace(/\s+/g, ' '));
        if (!isKnown(page)) seen.add('not known');
      });
      for (const { shadowRoot } of elementsIn(document.body))
        if (shadowRoot) observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true });
      const reads = ['showSmartLive', 'listSmartLive', 'listSmartLiveJobs', 'showSmartLiveRoom'];
      await page.one.control(
        'faults',
        reads.map((operation) => ({ operation, delay })),
      );
      const status = page.places.get('a bar before a status')?.querySelector('mss-room-status');
      const { asOf = 0 } = status?.state ?? {};
      await until(() => (status?.state.asOf ?? 0) > asOf + 2 * delay, 'slow answers', limit);
      observer.disconnect();
      expect([...seen], `${delay} ms`).to.eql([]);
      fixtureCleanup();
    }
  });

  it('show no notice before the limit of a first read', async () => {
    const page = await open(['a bar before a status'], { operation: 'listSmartLive', delay: 10_000 });
    const place = page.places.get('a bar before a status') as Element;
    let seen = 0;
    await until(
      () => {
        seen += noticesOn(place).filter((one) => !one.matches('.reason')).length;
        return isOnAir(place);
      },
      'the room on air',
      limit,
    );
    expect(seen).to.equal(0);
  });
});

describe('the notice of a failed read', function () {
  this.timeout(60_000);
  const failing = { operation: '*', status: 500 };

  /** The tag names of the elements of a place that show a notice. */
  const showing = (place: Element) =>
    elementsIn(place)
      .filter((one) => noticesIn(one).length > 0)
      .map((one) => `${one.localName}${one.hasAttribute('compact') ? ' compact' : ''}`);
  const isShownBy = (place: Element, ...names: string[]) =>
    until(() => showing(place).join() === names.join(), `the notice in ${names.join()}`, limit).catch(() =>
      expect(showing(place)).to.eql(names),
    );

  it('moves to the next best element when the one that shows it leaves or is hidden, and back', async () => {
    const page = await open(['two of each'], failing);
    const place = page.places.get('two of each') as Element;
    await isShownBy(place, 'mss-room-status');
    const status = place.querySelector<RoomStatus>('mss-room-status[controls]');
    if (!status) throw new Error('no status');
    status.hidden = true;
    await isShownBy(place, 'mss-room-status compact');
    status.hidden = false;
    await isShownBy(place, 'mss-room-status');
    const { nextSibling } = status;
    status.remove();
    await isShownBy(place, 'mss-room-status compact');
    place.querySelector('mss-room-status')?.remove();
    await isShownBy(place, 'mss-command-bar');
    place.insertBefore(status, nextSibling);
    await isShownBy(place, 'mss-room-status');
  });

  it('is announced once: no other element has an alert, not even for a moment', async () => {
    const page = await open(['a bar before a status']);
    await until(() => isKnown(page), 'the room on air', limit);
    const place = page.places.get('a bar before a status') as Element;
    const alerts: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof Element && (node.matches('[role=alert]') || node.querySelector('[role=alert]')))
            alerts.push(((node.getRootNode() as ShadowRoot).host ?? node).localName);
    });
    for (const { shadowRoot } of elementsIn(place))
      if (shadowRoot) observer.observe(shadowRoot, { subtree: true, childList: true });
    await page.one.control('faults', [failing]);
    await isShownBy(place, 'mss-room-status');
    await page.refresh();
    observer.disconnect();
    expect(new Set(alerts)).to.eql(new Set(['mss-room-status']));
  });

  it('is shown for each room, and by each element whose trouble is another', async () => {
    const one = stage({ mode: 'direct', speed: 1 });
    const rooms = [await one.createRoom()];
    await one.changeRoom(rooms[0] ?? '', { room_name: 'Morning show' });
    rooms.push(await one.createRoom());
    await one.control('faults', [failing]);
    const content = html`<div>${rooms.map((room_id) => [plain(room_id), bar(room_id)])}</div>`;
    const { provider } = await renderWithSimulator(content, one);
    await isShownBy(provider, 'mss-room-status', 'mss-room-status');
    const task = provider.querySelectorAll('mss-command-bar')[1];
    const room_id = rooms[0] ?? '';
    task?.setAttribute('room-id', room_id);
    await one.control('faults', [{ operation: 'listSmartLive', status: 503 }]);
    task?.setAttribute('job-id', 'no-such-task');
    await watchOf(provider.firstElementChild as Element, room_id)?.refresh();
    await until(() => noticesIn(task as Element).length === 1, 'the notice about the task', limit);
    expect(renderedText(task as Element)).to.include('doesn’t exist');
    expect(noticesIn(provider.querySelector('mss-room-status') as Element).length).to.equal(1);
  });

  it('leaves a refused stop to the status in which it was pressed', async () => {
    const page = await open(['two statuses with controls, one in a header']);
    await until(() => isKnown(page), 'the room on air', limit);
    const place = page.places.get('two statuses with controls, one in a header') as Element;
    const header = place.querySelector<RoomStatus>('mss-room-status[compact]');
    await page.one.control('faults', [{ operation: 'stopSmartLive', status: 400 }]);
    await header?.stop().catch(() => undefined);
    await isShownBy(place, 'mss-room-status compact');
  });
});

/** A stop that does not arrive, or whose answer does not: what the page says and offers until the stream is over. */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../../src/elements/room-status/define.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { goOffline, goOnline } from '../../helpers/offline.js';
import { simulateTime } from '../../helpers/page-time.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

/** Limit of a wait, in milliseconds of simulated time. */
const limit = 300_000;

interface Words {
  lang: string;
  stop: string;
  end: string;
  again: string;
  over: string;
  unconfirmed: string;
  /** The word that band, notice and alarm share. */
  unclear: string;
  failed: string;
  /** The band after a stop that was refused. */
  refused: string;
  /** The reason after a read has shown that the stream goes on. */
  notArrived: string;
  notConfirmed: string;
  unsent: string;
  wasOnAir: string;
}

const languages: Words[] = [
  {
    lang: 'en',
    stop: 'Stop',
    end: 'End the stream',
    again: 'Stop again',
    over: 'Ended',
    unconfirmed: 'On air – stop not confirmed',
    unclear: 'top not confirmed',
    failed: 'Stop failed. The livestream is still on air.',
    refused: 'On air – stop failed',
    notArrived: 'The stop did not arrive, or is taking unusually long.',
    notConfirmed: 'Stop not confirmed. The livestream is still on air.',
    unsent: 'Stop not sent yet. The livestream is still on air.',
    wasOnAir: 'Stop failed. The livestream was still on air at ',
  },
  {
    lang: 'zh-CN',
    stop: '停播',
    end: '结束直播',
    again: '再次停播',
    over: '已结束',
    unconfirmed: '直播中 · 停播未确认',
    unclear: '停播未确认',
    failed: '停播失败。直播仍在进行。',
    refused: '直播中 · 停播失败',
    notArrived: '停播请求未送达，或处理时间过长。',
    notConfirmed: '停播未确认。直播仍在进行。',
    unsent: '停播请求尚未发出。直播仍在进行。',
    wasOnAir: '停播失败。截至 ',
  },
];

let realTime: () => void = () => undefined;
beforeEach(() => (realTime = simulateTime()));
afterEach(() => {
  goOnline();
  fixtureCleanup();
  document.documentElement.lang = 'en';
  realTime();
});

interface Scene {
  one: Stage;
  status: RoomStatus;
  words: Words;
  /** Sets how the stop, or each call, fails; without a rule nothing does any more. */
  fail: (...rules: object[]) => Promise<unknown>;
  /** Number of stops that the service carried out. */
  stops: () => Promise<number>;
  /** Each moment at which the page claimed something that was not true. */
  lies: string[];
  /** The first sentences of all notices so far. */
  said: Set<string>;
}

/** A room on air, and a watch over all that its status says. */
async function scene(words: Words, attributes: { compact?: boolean } = {}): Promise<Scene> {
  document.documentElement.lang = words.lang;
  const one = stage({ mode: 'direct', speed: 1, invented: { liveClosingSeconds: 1 } });
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  const { provider } = await renderWithSimulator(
    html`<mss-room-status room-id=${room_id} controls ?compact=${attributes.compact}></mss-room-status>`,
    one,
  );
  const status = provider.querySelector('mss-room-status') as RoomStatus;
  await until(() => button(status, words.stop), 'Stop', limit);
  if (!attributes.compact) await until(() => status.shadowRoot?.querySelector('.age'), 'the details', limit);
  const [lies, said] = [[] as string[], new Set<string>()];
  const live = getComputedStyle(band(status)).backgroundColor;
  status.addController({ hostUpdated: () => note(status, words, live, lies, said) });
  return {
    one,
    status,
    words,
    lies,
    said,
    fail: (...rules) => one.control('faults', rules),
    stops: () => stopsOf(one),
  };
}

async function stopsOf(one: Stage): Promise<number> {
  const answer = await one.simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
  const { requests } = (await answer.json()) as { requests: { operation: string; executed: boolean }[] };
  return requests.filter(({ operation, executed }) => operation === 'stopSmartLive' && executed).length;
}

const band = (status: RoomStatus) => status.shadowRoot?.querySelector('.head, .badge') as HTMLElement;
const notice = (status: RoomStatus) =>
  status.shadowRoot?.querySelector('.notice strong')?.textContent.replace(/\s+/g, ' ').trim();
const badge = (status: RoomStatus) =>
  status.shadowRoot?.querySelector('[role=status]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Keeps what is wrong: a calm band or an end that is claimed while the stream runs, a failure claimed after its end. */
function note(status: RoomStatus, words: Words, live: string, lies: string[], said: Set<string>): void {
  const first = notice(status);
  if (first) said.add(first);
  const runs = status.state.job?.state === 'PROCESSING';
  const { backgroundColor, backgroundImage } = getComputedStyle(band(status));
  if (runs && backgroundColor !== live && !backgroundImage.includes('gradient'))
    lies.push(`calm: ${badge(status)}`);
  if (runs && badge(status).includes(words.over)) lies.push(`over: ${badge(status)}`);
  if (!runs && first) lies.push(`after the end: ${first}`);
}

async function pressStop({ status, words }: Scene): Promise<void> {
  await clickButton(status, words.stop);
  await clickButton(status, words.end);
}

const says = ({ status }: Scene, text: string) =>
  until(() => notice(status)?.startsWith(text), `"${text}" first`, limit);
const isOver = ({ status, words }: Scene) =>
  until(() => badge(status) === words.over && !notice(status), 'the end, and no notice', limit);

/** Presses Stop again, of which there is one in the notice and one in the place of Stop. */
async function stopAgain({ status, words }: Scene): Promise<void> {
  const again = await until(() => button(status, words.again), words.again, limit);
  expect(again.disabled).to.equal(false);
  again.click();
}

for (const words of languages) {
  describe(`a stop (${words.lang})`, () => {
    it('whose request is lost stays loud, can be sent again at once, and is not confirmed until it is over, whatever the next read shows', async () => {
      const one = await scene(words);
      const { status } = one;
      await one.fail({ operation: 'stopSmartLive', drop: 'before', times: 1 });
      const pressed = Date.now();
      await pressStop(one);
      await until(() => badge(status) === words.unconfirmed, words.unconfirmed, limit);
      await says(one, words.notConfirmed);
      const main = status.shadowRoot?.querySelector('.stop');
      expect(main?.textContent.trim()).to.equal(words.again);
      expect(main?.getAttribute('aria-disabled')).to.equal(null);
      expect(Date.now() - pressed, 'at once').to.be.below(3000);
      await expectAccessible(status);
      await until(() => renderedText(status).includes(words.notArrived), words.notArrived, limit);
      expect(Date.now() - pressed, 'with the next read').to.be.below(10_000);
      await expectAccessible(status);
      const alarm = await until(
        () => status.shadowRoot?.querySelector('.alarms.raised p'),
        'the alarm',
        limit,
      );
      for (const said of [badge(status), notice(status), alarm.textContent])
        expect(said).to.include(words.unclear);
      expect([...one.said], 'one word for it').to.eql([words.notConfirmed]);
      await stopAgain(one);
      await isOver(one);
      expect(await one.stops()).to.equal(1);
      expect(one.lies).to.eql([]);
    });

    it('whose answer is lost is over as soon as a read shows it, and is not said to have failed', async () => {
      const one = await scene(words);
      await one.fail({ operation: 'stopSmartLive', drop: 'after', times: 1 });
      await pressStop(one);
      await isOver(one);
      expect([...one.said]).to.eql([words.notConfirmed]);
      expect(await one.stops()).to.equal(1);
      expect(one.lies).to.eql([]);
    });

    it('that is not answered at all is said to be unknown within 10 s', async () => {
      const one = await scene(words);
      await one.fail({ operation: 'stopSmartLive', delay: 60_000, times: 1 });
      const pressed = Date.now();
      await pressStop(one);
      await until(() => badge(one.status) === words.unconfirmed, words.unconfirmed, limit);
      expect(Date.now() - pressed).to.be.below(10_000);
      await stopAgain(one);
      await isOver(one);
      expect(one.lies).to.eql([]);
    });

    it('that the service refuses with 500 has failed, with the reason, and works when pressed again', async () => {
      const one = await scene(words);
      await one.fail({ operation: 'stopSmartLive', status: 500, times: 1 });
      await pressStop(one);
      await says(one, words.failed);
      await until(() => renderedText(one.status).includes('MSS.00000004'), 'the reason', limit);
      expect(badge(one.status)).to.equal(words.refused);
      await expectAccessible(one.status);
      await stopAgain(one);
      await isOver(one);
      expect(one.lies).to.eql([]);
    });

    it('that is refused with 429 is said not to have been sent, then to have failed, and works when pressed again', async () => {
      const one = await scene(words);
      await one.fail({ operation: 'stopSmartLive', status: 429 });
      await pressStop(one);
      await says(one, words.unsent);
      await expectAccessible(one.status);
      await says(one, words.failed);
      await one.fail();
      await stopAgain(one);
      await isOver(one);
      expect(one.lies).to.eql([]);
    });

    it('that is pressed offline has failed, with the time at which the stream was last seen on air, and stays loud', async () => {
      const one = await scene(words);
      const { status } = one;
      await one.fail({ operation: '*', drop: 'before' });
      goOffline();
      await pressStop(one);
      await says(one, words.wasOnAir);
      expect(status.shadowRoot?.querySelectorAll('.notice').length, 'one trouble').to.equal(1);
      await expectAccessible(status);
      await until(() => status.shadowRoot?.querySelector('.body.stale'), 'a state that is old', limit);
      expect(getComputedStyle(band(status)).backgroundImage).to.contain('gradient');
      await until(
        () => button(status, words.stop),
        'the question again, as the failure is a while ago',
        limit,
      );
      await until(() => !notice(status)?.startsWith(words.wasOnAir), 'the time of the failure', limit);
      await expectAccessible(status);
      await one.fail();
      goOnline();
      await stopAgain(one);
      await isOver(one);
      expect(one.lies).to.eql([]);
    });

    it('that failed is forgotten when the stream ends by itself', async () => {
      const one = await scene(words);
      await one.fail({ operation: 'stopSmartLive', status: 500 });
      await pressStop(one);
      await says(one, words.failed);
      await one.fail();
      await one.one.stop(one.status.roomId);
      await isOver(one);
      expect(one.lies).to.eql([]);
    });
  });
}

/** Renders the same room as two windows of the browser do, each with its own provider; they share what they know. */
async function twoWindows(words: Words): Promise<{ one: Stage; windows: RoomStatus[] }> {
  document.documentElement.lang = words.lang;
  const one = stage({ mode: 'direct', speed: 1, invented: { liveClosingSeconds: 1 } });
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  const { fetch: real } = globalThis;
  const toService = 'https://metastudio.test';
  globalThis.fetch = (input, init) =>
    new Request(input, init).url.startsWith(toService) ? one.fetch(input, init) : real(input, init);
  restoreFetch = () => (globalThis.fetch = real);
  const place = await fixture<HTMLElement>(
    html`<div>
      ${[1, 2].map(
        () =>
          html`<mss-provider .getToken=${one.getToken}
            ><mss-room-status room-id=${room_id} controls></mss-room-status
          ></mss-provider>`,
      )}
    </div>`,
  );
  const windows = [...place.querySelectorAll('mss-room-status')];
  for (const status of windows) await until(() => button(status, words.stop), 'Stop', limit);
  return { one, windows };
}
let restoreFetch: () => void = () => undefined;
afterEach(() => restoreFetch());

for (const words of languages) {
  describe(`a stop in one of two windows (${words.lang})`, () => {
    it('that is lost is told in both, can be sent again in the other, and is over in both', async () => {
      const { one, windows } = await twoWindows(words);
      const [first, other] = windows as [RoomStatus, RoomStatus];
      await one.control('faults', [{ operation: 'stopSmartLive', drop: 'before', times: 1 }]);
      await clickButton(first, words.stop);
      await clickButton(first, words.end);
      for (const status of windows) {
        await until(() => badge(status) === words.unconfirmed, words.unconfirmed, limit);
        await until(() => notice(status) === words.notConfirmed, words.notConfirmed, limit);
      }
      expect(other.state.intent?.elsewhere).to.be.a('string');
      await clickButton(other, words.again);
      for (const status of windows)
        await until(() => badge(status) === words.over && !notice(status), 'the end in both', limit);
    });

    it('that both press is carried out once', async () => {
      const { one, windows } = await twoWindows(words);
      for (const status of windows) await clickButton(status, words.stop);
      for (const status of windows) button(status, words.end)?.click();
      for (const status of windows)
        await until(() => badge(status) === words.over && !notice(status), 'the end in both', limit);
      expect(await stopsOf(one)).to.equal(1);
    });
  });
}

describe('a stop', () => {
  const [en] = languages as [Words];

  it('in one line keeps its height, and says in line and panel what became of it, also on a phone', async () => {
    const one = await scene(en, { compact: true });
    one.status.style.cssText = 'display: block; inline-size: 328px';
    const { offsetHeight } = one.status;
    await one.fail({ operation: 'stopSmartLive', drop: 'before', times: 1 });
    await pressStop(one);
    await says(one, en.notConfirmed);
    expect(one.status.offsetHeight, 'its height').to.equal(offsetHeight);
    expect(badge(one.status)).to.equal(en.unconfirmed);
    const also = one.status.shadowRoot?.querySelector<HTMLElement>('.also');
    expect(also?.innerText).to.include('stop not confirmed');
    expect(also?.scrollWidth, 'whole').to.be.at.most(also?.clientWidth ?? 0);
    expect(getComputedStyle(also as HTMLElement).clipPath, 'in sight').to.equal('none');
    await expectAccessible(one.status);
    await stopAgain(one);
    await isOver(one);
    expect(one.lies).to.eql([]);
  });

  it('by two presses of Stop again is sent once', async () => {
    const one = await scene(en);
    await one.fail({ operation: 'stopSmartLive', drop: 'before', times: 1 });
    await pressStop(one);
    const again = await until(() => button(one.status, en.again), en.again, limit);
    again.click();
    again.click();
    one.status.shadowRoot?.querySelector<HTMLElement>('.stop')?.click();
    await isOver(one);
    expect(await one.stops()).to.equal(1);
  });

  it('of a stream that has ended meanwhile is no failure', async () => {
    const one = await scene(en);
    await one.one.stop(one.status.roomId);
    await pressStop(one);
    await isOver(one);
    expect([...one.said]).to.eql([]);
  });

  it('of a queued livestream that fails says that it is still queued', async () => {
    document.documentElement.lang = 'en';
    const on = stage({ mode: 'direct', speed: 0, invented: { liveWaitingSeconds: 600 } });
    const room_id = await on.createRoom();
    await on.goLive(room_id, 1);
    await on.control('faults', [{ operation: 'stopSmartLive', status: 500, times: 1 }]);
    const content = html`<mss-room-status room-id=${room_id} controls></mss-room-status>`;
    const { provider } = await renderWithSimulator(content, on);
    const status = provider.querySelector('mss-room-status') as RoomStatus;
    await clickButton(status, 'Stop');
    await status.refresh();
    expect(button(status, 'End the stream'), 'the question stays when the state is read').to.exist;
    await clickButton(status, 'End the stream');
    const said = 'Stop failed. The livestream is still waiting to go on air.';
    await until(() => notice(status) === said, said, limit);
  });
});

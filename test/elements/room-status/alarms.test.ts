/** Alarms as a person and the page meet them: the band, the event, the title, the sound and the notification. */
import { expect, html } from '@open-wc/testing';
import '../../../src/elements/room-status/define.js';
import type { MssAlarmEvent } from '../../../src/index.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import { stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

interface Scene extends SimulatorFixture {
  status: RoomStatus;
  room_id: string;
  /** What the page was told by `mss-alarm`. */
  told: string[];
  rtmp: (state: string) => Promise<Response>;
}

const invented = {
  liveWaitingSeconds: 6,
  connectingSeconds: 2,
  liveClosingSeconds: 1,
  dropSeconds: 5,
  reconnectSeconds: 5,
};

/** A room on air, its alarms loaded. */
async function scene(
  content = (room_id: string) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
): Promise<Scene> {
  const one = stage({ speed: 0, invented });
  const room_id = await one.createRoom();
  const job_id = await one.goLive(room_id);
  const all = await renderWithSimulator(content(room_id), one);
  const status = all.provider.querySelector('mss-room-status') as RoomStatus;
  const told: string[] = [];
  all.provider.addEventListener('mss-alarm', ({ kind, state }) => told.push(`${kind} ${state}`));
  await shows(status, 'On air');
  await until(() => status.shadowRoot?.querySelector('.alarms, .alarm-menu'), 'the alarms');
  return { ...all, status, room_id, told, rtmp: (state) => one.control('rtmp', { job_id, state }) };
}

const shows = (status: RoomStatus, words: string) =>
  until(() => renderedText(status).includes(words), `"${words}"`);
const alarm = (status: RoomStatus) => status.shadowRoot?.querySelector('.alarms.raised');
const band = (status: RoomStatus) => until(() => alarm(status), 'the band');
const switchOf = (status: RoomStatus, name: string) =>
  [...(status.shadowRoot?.querySelectorAll('[role=switch]') ?? [])].find(
    (one) => one.textContent.trim() === name,
  ) as HTMLButtonElement | undefined;

/** Stores the switches, as another tab or the page before a reload does. */
const store = (switches: object) =>
  localStorage.setItem('metastudio-widgets/alarms', JSON.stringify(switches));

/** Stands in for what a test cannot hear or see. */
class StubAudio {
  static played = 0;
  /** Whether the browser lets a page sound that asks for it. */
  static allowed = true;
  static state = 'running';
  currentTime = 0;
  destination = {};
  get state() {
    return StubAudio.state;
  }
  resume() {
    if (StubAudio.allowed) StubAudio.state = 'running';
    return StubAudio.allowed ? Promise.resolve() : Promise.reject(new Error('not allowed'));
  }
  createGain() {
    return {
      gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
      connect: () => undefined,
    };
  }
  createOscillator() {
    return {
      frequency: {},
      connect: () => undefined,
      start: () => void StubAudio.played++,
      stop: () => undefined,
    };
  }
}

class StubNotification {
  static permission: NotificationPermission = 'granted';
  static answer: NotificationPermission = 'granted';
  static asked = 0;
  static shown: { title: string; body: string; tag: string; open: boolean; silent: boolean }[] = [];
  static requestPermission() {
    StubNotification.asked++;
    StubNotification.permission = StubNotification.answer;
    return Promise.resolve(StubNotification.answer);
  }
  private readonly entry;
  constructor(title: string, { body = '', tag = '', silent = false }: NotificationOptions) {
    for (const other of StubNotification.shown) if (other.tag === tag) other.open = false;
    this.entry = { title, body, tag, open: true, silent: silent === true };
    StubNotification.shown.push(this.entry);
  }
  close() {
    this.entry.open = false;
  }
}

describe('the alarms of a room', () => {
  const real = { AudioContext: globalThis.AudioContext, Notification: globalThis.Notification };
  let title: string;

  beforeEach(() => {
    title = document.title;
    document.title = 'Shop admin';
    store({ sound: false, notification: false });
    Object.assign(globalThis, { AudioContext: StubAudio, Notification: StubNotification });
    Object.assign(StubAudio, { played: 0, allowed: true, state: 'running' });
    Object.assign(StubNotification, { permission: 'default', answer: 'granted', asked: 0, shown: [] });
  });
  afterEach(() => {
    Object.assign(globalThis, real);
    document.title = title;
    document.documentElement.lang = 'en';
  });

  it('a lost stream is said in a band, by the title and to the page, until it is delivered again', async () => {
    const { status, told, rtmp } = await scene();
    let event: MssAlarmEvent | undefined;
    document.addEventListener('mss-alarm', (one) => (event = one), { once: true });
    await rtmp('DISCONNECTED');
    expect((await band(status)).textContent).to.contain('Stream lost');
    expect(alarm(status)?.querySelector('[aria-live=assertive]')?.textContent).to.contain('Stream lost');
    expect(document.title).to.equal('(!) Shop admin');
    expect(event).to.include({ kind: 'stream-lost', state: 'raised', room_id: status.roomId });
    expect(event?.job_id).to.equal(status.state.job?.job_id);
    expect(event?.since).to.equal(status.state.stream?.at);
    await expectAccessible(status);
    await rtmp('CONNECTED');
    await shows(status, 'All clear. The stream is being delivered again.');
    expect(document.title).to.equal('Shop admin');
    expect(told).to.eql(['stream-lost raised', 'stream-lost cleared']);
    await expectAccessible(status);
    await clickButton(status, 'Close');
    await until(() => !renderedText(status).includes('All clear'), 'the notice to go');
  });

  it('an acknowledged alarm is quiet, and keeps its prefix until it is over', async () => {
    const { status, told, rtmp } = await scene();
    await rtmp('DISCONNECTED');
    await clickButton(status, 'Acknowledge');
    await until(() => !alarm(status), 'the band to be quiet');
    await shows(status, 'Acknowledged');
    expect(status.shadowRoot?.activeElement?.getAttribute('role')).to.equal('switch');
    expect(document.title).to.equal('(!) Shop admin');
    await expectAccessible(status);
    await rtmp('CONNECTED');
    await shows(status, 'All clear');
    expect(document.title).to.equal('Shop admin');
    expect(told).to.eql(['raised', 'acknowledged', 'cleared'].map((state) => `stream-lost ${state}`));
  });

  for (const [lang, words, press] of [
    ['en', 'Livestream failed', 'Acknowledge'],
    ['zh-CN', '直播失败', '知道了'],
  ] as const)
    it(`a task that fails before it is on air is an alarm, over when it is acknowledged (${lang})`, async () => {
      document.documentElement.lang = lang;
      const one = stage({ speed: 0, invented });
      const room_id = await one.createRoom();
      await one.control('outcomes', { kind: 'livestream', outcome: 'FAILED' });
      const { provider, advance } = await renderWithSimulator(
        html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
        one,
      );
      const status = provider.querySelector('mss-room-status') as RoomStatus;
      const told: string[] = [];
      provider.addEventListener('mss-alarm', ({ kind, state }) => told.push(`${kind} ${state}`));
      await until(() => status.state.phase === 'idle', 'the room');
      await status.start();
      await until(() => status.state.phase === 'waiting', 'the task');
      await advance(10);
      await status.refresh();
      expect((await band(status)).textContent).to.contain(words);
      expect(document.title).to.equal('(!) Shop admin');
      await clickButton(status, press);
      await until(() => !alarm(status), 'the band to go');
      expect(document.title).to.equal('Shop admin');
      expect(told).to.eql(['raised', 'acknowledged', 'cleared'].map((state) => `task-failed ${state}`));
      await expectAccessible(status);
    });

  it('a stop that fails is an alarm, and the next press of Stop says that it is known', async () => {
    const { status, told, control } = await scene();
    await control('faults', [{ operation: 'stopSmartLive', status: 500, times: 1 }]);
    status.stop().catch(() => undefined);
    expect((await band(status)).textContent).to.contain('Stop failed');
    await expectAccessible(status);
    void status.stop();
    await until(() => !alarm(status), 'the band to go');
    expect(told).to.eql(['raised', 'acknowledged', 'cleared'].map((state) => `stop-failed ${state}`));
    expect(document.title).to.equal('Shop admin');
  });

  it('a status that cannot be read for a minute is an alarm', async () => {
    const { status, told, control } = await scene();
    await control('faults', [{ operation: '*', status: 500 }]);
    await status.refresh();
    const { now } = Date;
    try {
      Date.now = () => now() + 61_000;
      await status.refresh();
      dispatchEvent(new Event('online'));
      expect((await band(status)).textContent).to.contain('No update for over a minute');
      await control('faults', []);
      await status.refresh();
      await shows(status, 'All clear. The status is up to date again.');
    } finally {
      Date.now = now;
    }
    expect(told).to.eql(['status-unreadable raised', 'status-unreadable cleared']);
  });

  it('two elements of one room say it once, and the title has one prefix', async () => {
    const { provider, status, told, rtmp } = await scene(
      (room_id) => html`
        <mss-room-status room-id=${room_id} controls></mss-room-status>
        <mss-room-status room-id=${room_id}></mss-room-status>
      `,
    );
    const other = provider.querySelectorAll('mss-room-status')[1] as RoomStatus;
    await rtmp('DISCONNECTED');
    await band(status);
    expect(alarm(other)).to.not.exist;
    expect(document.title).to.equal('(!) Shop admin');
    await until(() => told.length === 2, 'each element to tell the page');
    status.remove();
    await until(() => alarm(other), 'the other one to say it');
    expect(document.title).to.equal('(!) Shop admin');
    other.remove();
    expect(document.title).to.equal('Shop admin');
  });

  it('whatever the page does to its title meanwhile, it has the prefix, and afterwards its own', async () => {
    const { status, rtmp } = await scene();
    await rtmp('DISCONNECTED');
    await band(status);
    document.title = 'Orders';
    await until(() => document.title === '(!) Orders', 'the prefix');
    document.title = `${document.title} (3)`;
    await until(() => document.title === '(!) Orders (3)', 'the prefix');
    document.querySelector('title')?.remove();
    await until(() => document.title === '(!)', 'the prefix without a title');
    const fresh = document.createElement('title');
    fresh.textContent = '  Two  words ';
    document.querySelector('title')?.replaceWith(fresh);
    await until(() => document.title === '(!) Two words', 'the prefix');
    await rtmp('CONNECTED');
    await shows(status, 'All clear');
    expect(document.querySelector('title')?.textContent).to.equal('  Two  words ');
  });

  it('the sound plays as a trial when it is switched on, and again at an alarm until that is acknowledged', async () => {
    const { status, rtmp } = await scene();
    switchOf(status, 'Sound')?.click();
    await until(() => StubAudio.played > 0, 'the trial');
    await until(() => switchOf(status, 'Sound')?.getAttribute('aria-checked') === 'true', 'the switch');
    const trial = StubAudio.played;
    await rtmp('DISCONNECTED');
    await until(() => StubAudio.played === 2 * trial, 'the sound');
    await until(() => StubAudio.played === 3 * trial, 'the sound again after ten seconds');
    await clickButton(status, 'Acknowledge');
    await until(() => !alarm(status), 'the band to be quiet');
    switchOf(status, 'Sound')?.click();
    await until(() => switchOf(status, 'Sound')?.getAttribute('aria-checked') === 'false', 'the switch');
    expect(StubAudio.played).to.equal(3 * trial);
  });

  it('after a reload the sound waits for a press, and says so', async () => {
    Object.assign(StubAudio, { allowed: false, state: 'suspended' });
    store({ sound: true });
    const { status, rtmp } = await scene();
    await shows(status, 'the browser is holding it back');
    await expectAccessible(status);
    await rtmp('DISCONNECTED');
    await band(status);
    expect(StubAudio.played).to.equal(0);
    StubAudio.allowed = true;
    dispatchEvent(new Event('pointerdown'));
    await until(() => !renderedText(status).includes('the browser is holding it back'), 'the hint to go');
    await until(() => StubAudio.played > 0, 'the sound');
  });

  it('a notification is asked for at the press only, shown at an alarm, and replaced when all is well', async () => {
    const { status, rtmp, room_id } = await scene();
    expect(StubNotification.asked).to.equal(0);
    switchOf(status, 'Notification')?.click();
    await until(
      () => switchOf(status, 'Notification')?.getAttribute('aria-checked') === 'true',
      'the switch',
    );
    expect(StubNotification.asked).to.equal(1);
    await rtmp('DISCONNECTED');
    const [first] = await until(() => StubNotification.shown.length > 0 && StubNotification.shown, 'it');
    expect(first?.title).to.equal('Alarm: Osmanthus tea, evening show');
    expect(first?.body).to.contain('Stream lost. Viewers may see nothing.');
    expect(first?.tag).to.contain(room_id);
    await rtmp('CONNECTED');
    const all = await until(
      () => StubNotification.shown.length > 1 && StubNotification.shown,
      'that it is over',
    );
    expect(all.at(-1)).to.include({ body: 'All clear. The stream is being delivered again.', silent: true });
    expect(all.filter(({ open }) => open)).to.have.length(1);
    await clickButton(status, 'Close');
    await until(() => all.every(({ open }) => !open), 'the notification to go');
  });

  it('who refuses notifications is told what to do, and the switch stays off', async () => {
    StubNotification.answer = 'denied';
    const { status } = await scene();
    switchOf(status, 'Notification')?.click();
    await shows(status, 'isn’t allowed to show notifications');
    expect(switchOf(status, 'Notification')?.getAttribute('aria-checked')).to.equal('false');
    await expectAccessible(status);
  });

  it('where there are no notifications and no sound, there is no switch', async () => {
    Object.assign(globalThis, { Notification: undefined });
    const { status } = await scene();
    expect(switchOf(status, 'Notification')).to.equal(undefined);
    expect(switchOf(status, 'Sound')).to.exist;
  });

  it('the row keeps its height, whatever it says', async () => {
    const { status, rtmp } = await scene();
    const row = () => status.shadowRoot?.querySelector('.alarms') as HTMLElement;
    const { offsetHeight } = row();
    await rtmp('DISCONNECTED');
    await band(status);
    expect(row().offsetHeight).to.equal(offsetHeight);
    await clickButton(status, 'Acknowledge');
    await until(() => !alarm(status), 'the band to be quiet');
    await rtmp('CONNECTED');
    await shows(status, 'All clear');
    expect(row().offsetHeight).to.equal(offsetHeight);
  });

  it('that all is well again is said once, by a status and not by the strip beside it, too', async () => {
    const { status, provider, rtmp } = await scene(
      (room_id) =>
        html`<mss-room-status room-id=${room_id} controls></mss-room-status>
          <mss-room-status room-id=${room_id} compact controls></mss-room-status>`,
    );
    const strip = provider.querySelector('[compact]') as RoomStatus;
    await until(() => strip.shadowRoot?.querySelector('.alarm-menu'), 'the bell of the strip');
    await rtmp('DISCONNECTED');
    await band(status);
    await rtmp('CONNECTED');
    await shows(status, 'All clear');
    await strip.updateComplete;
    expect(renderedText(strip)).not.to.include('All clear');
    status.hidden = true;
    await shows(strip, 'All clear');
  });

  it('a bar keeps its height: the alarm opens below it, and the switches are behind a bell', async () => {
    const { status, rtmp } = await scene(
      (room_id) => html`<mss-room-status room-id=${room_id} compact controls></mss-room-status>`,
    );
    const { offsetHeight } = status;
    await clickButton(status, 'Alarms');
    await until(() => switchOf(status, 'Sound'), 'the switches');
    await expectAccessible(status);
    switchOf(status, 'Sound')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until(() => !switchOf(status, 'Sound'), 'the switches to go');
    await until(() => status.shadowRoot?.activeElement === button(status, 'Alarms'), 'the focus on the bell');
    await rtmp('DISCONNECTED');
    await band(status);
    expect(status.offsetHeight).to.equal(offsetHeight);
    await clickButton(status, 'Acknowledge');
    await until(() => !button(status, 'Acknowledge'), 'the band to go');
    await rtmp('CONNECTED');
    await shows(status, 'All clear');
    await expectAccessible(status);
    expect(status.offsetHeight).to.equal(offsetHeight);
    await clickButton(status, 'Close');
    await until(() => !renderedText(status).includes('All clear'), 'the notice to go');
  });
});

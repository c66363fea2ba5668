/** Past streams: how each ended, its task ID, durations, replies and errors, and the export of them all. */
import { expect, html } from '@open-wc/testing';
import '../../../src/elements/room-status/define.js';
import type { StartSmartLiveBody } from '../../../src/api/index.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { catchDownloads } from '../../helpers/downloads.js';
import { renderWithSimulator, type SimulatorFixture } from '../../helpers/simulator-fixture.js';
import { clickButton, renderedText, until } from '../../helpers/until.js';

interface Shown extends SimulatorFixture {
  status: RoomStatus;
  room_id: string;
}

async function show(prepare: (one: Stage, room_id: string) => Promise<unknown>): Promise<Shown> {
  localStorage.clear();
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  await prepare(one, room_id);
  const all = await renderWithSimulator(
    html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
    one,
  );
  const status = all.provider.querySelector('mss-room-status') as RoomStatus;
  return { ...all, status, room_id };
}

async function open({ status }: Shown): Promise<HTMLElement> {
  const past = await until(() => status.shadowRoot?.querySelector<HTMLDetailsElement>('.past'), 'the list');
  past.open = true;
  await until(() => past.querySelector('.tasks > li'), 'past streams');
  return past;
}
const words = (one: Element) => one.textContent.replace(/\s+/g, ' ').trim();
const shows = (status: RoomStatus, text: string) => until(() => renderedText(status).includes(text), text);

async function startHere({ status }: Shown, options?: StartSmartLiveBody): Promise<void> {
  await shows(status, 'Ready');
  await status.start(options);
  await until(() => status.state.phase === 'waiting', 'the start');
}

/** Lets the stream go on air, and then so much time pass. */
async function pass({ status, advance }: Shown, seconds: number, until_: string): Promise<void> {
  await advance(seconds);
  await status.refresh();
  await until(() => status.state.phase === until_, until_);
}

describe('how a past stream ended', () => {
  it('by a person, where it was stopped here', async () => {
    const all = await show(() => Promise.resolve());
    await startHere(all, { play_policy: { repeat_count: 100 } });
    await pass(all, 120, 'on-air');
    await all.status.stop();
    await pass(all, 10, 'ended');
    const past = await open(all);
    expect(words(past)).to.contain('Stopped by a person').and.not.to.contain('rounds');
    expect(words(past)).to.match(/\d min( \d+ s)? on air · \d/);
    await expectAccessible(all.status);
  });

  it('by its rounds, where it was started here and played once', async () => {
    const all = await show((one, room_id) => one.changeRoom(room_id, { play_policy: { repeat_count: 0 } }));
    await startHere(all);
    await pass(all, 1200, 'ended');
    expect(words(await open(all))).to.contain('All rounds played');
  });

  it('by its time limit', async () => {
    const all = await show(() => Promise.resolve());
    const live_exit_config = { max_live_duration: 1 };
    await startHere(all, { play_policy: { repeat_count: -1, live_exit_config } });
    await pass(all, 3900, 'ended');
    expect(words(await open(all))).to.contain('Stopped automatically at its time limit');
  });

  it('by a person or its rounds, where this browser cannot tell', async () => {
    const all = await show(async (one, room_id) => {
      await one.goLive(room_id);
      await one.stop(room_id);
    });
    expect(words(await open(all))).to.contain('Stopped by a person, or all rounds played');
  });

  it('by a stream that did not come back, by an error, by MetaStudio: each with its reason', async () => {
    const all = await show(async (one, room_id) => {
      const job_id = await one.goLive(room_id);
      await one.control('rtmp', { job_id, state: 'DISCONNECTED' });
      await one.control('clock', { advance: 600 });
      await one.control('outcomes', { kind: 'livestream', outcome: 'FAILED' });
      await one.goLive(room_id);
      await one.control('outcomes', { kind: 'livestream', outcome: 'BLOCKED' });
      await one.goLive(room_id);
    });
    const past = await open(all);
    await until(() => words(past).includes('MSS.47000009'), 'the codes');
    const [blocked, failed, timeout] = [...past.querySelectorAll('.tasks > li')].map(words);
    expect(blocked).to.contain('Blocked by MetaStudio');
    expect(failed).to.contain('Ended by an error').and.to.contain('MSS.47000003');
    expect(timeout).to.contain('Timed out');
    await expectAccessible(all.status);
  });
});

describe('what is shown of a past stream', () => {
  it('its task ID, which can be copied, and the replies that were sent to it', async () => {
    const all = await show((one, room_id) => one.goLive(room_id));
    const job_id = await until(() => all.status.state.job?.job_id, 'the task');
    const reply = { name: 'INSERT_PLAY_SCRIPT', job_id, page: 'p', at: Date.now(), since: Date.now() };
    const records = [
      { ...reply, id: 'r1', stage: 'done', text: 'It ships today.' },
      { ...reply, id: 'r2', stage: 'unsent', unsent: 'expired', text: 'Too late' },
      { ...reply, id: 'r3', stage: 'unknown', text: 'Lost' },
    ];
    localStorage.setItem(`metastudio-widgets/commands/${all.room_id}`, JSON.stringify(records));
    await all.stop(all.room_id);
    const past = await open(all);
    await until(() => words(past).includes('3 replies · 1 not sent'), 'the replies');
    (past.querySelector('.replies') as HTMLDetailsElement).open = true;
    const text = words(past);
    expect(text).to.contain('It ships today. Spoken').and.to.contain('Not sent: expired');
    expect(text).to.contain('this may not have been spoken');
    expect(text).to.contain(job_id);
    await expectAccessible(all.status);
    let copied = '';
    const clipboard = { writeText: (one: string) => Promise.resolve(void (copied = one)) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    await clickButton(all.status, 'Copy task ID');
    await until(() => words(past).includes('Copied'), 'that it was copied');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied).to.equal(job_id);
  });

  it('in Chinese with Chinese units', async () => {
    document.documentElement.lang = 'zh-CN';
    try {
      const all = await show(async (one, room_id) => {
        await one.goLive(room_id, 3720);
        await one.stop(room_id);
      });
      expect(words(await open(all))).to.match(/直播 1 小时 \d+ 分钟 · 推流 1 小时/);
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('all of it in a file, without keys and signatures', async () => {
    const all = await show(async (one, room_id) => {
      for (let time = 0; time < 25; time++) {
        await one.goLive(room_id, 60);
        await one.stop(room_id);
      }
    });
    const past = await open(all);
    expect(past.querySelectorAll('.tasks > li')).to.have.length(20);
    const downloads = catchDownloads();
    try {
      for (const format of ['CSV', 'JSON']) {
        await clickButton(all.status, `Export ${format}`);
        await until(() => downloads.files.length === (format === 'CSV' ? 1 : 2), format);
      }
    } finally {
      downloads.restore();
    }
    const [csv = '', json = ''] = await Promise.all(downloads.files.map(({ text }) => text));
    expect(csv.split('\r\n')[0]).to.contain('"Task ID","Outcome","How it ended","Started"');
    expect(csv.trim().split('\r\n')).to.have.length(26);
    expect(JSON.parse(json) as unknown[]).to.have.length(25);
    expect(csv + json).not.to.match(/signature|story-key|report|rtmp:/);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/room-status/define.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../../helpers/until.js';

interface Scene extends SimulatorFixture {
  status: RoomStatus;
  room_id: string;
}

async function scene(compact = false): Promise<Scene> {
  const invented = { liveWaitingSeconds: 6, connectingSeconds: 2, liveClosingSeconds: 1 };
  const outage = { dropSeconds: 5, reconnectSeconds: 5 };
  const blockReason = 'The room was blocked after a review of its content.';
  const one = stage({
    mode: 'direct',
    speed: 0,
    invented: { ...invented, ...outage, blockReason },
  });
  const room_id = await one.createRoom();
  const all = await renderWithSimulator(
    html`<mss-room-status room-id=${room_id} controls ?compact=${compact}></mss-room-status>`,
    one,
  );
  const status = all.provider.querySelector('mss-room-status') as RoomStatus;
  return { ...all, status, room_id };
}

const shows = (status: RoomStatus, words: string) =>
  until(() => renderedText(status).includes(words), `"${words}"`);
const press = async (status: RoomStatus, name: string) =>
  (await until(() => button(status, name), `a button ${name}`)).click();
const log = async ({ simulator }: SimulatorFixture, operation: string) => {
  const answer = await simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
  const { requests } = (await answer.json()) as { requests: { operation: string }[] };
  return requests.filter((one) => one.operation === operation).length;
};

/** Runs `work` while this machine's clock is `milliseconds` ahead. */
async function ahead(milliseconds: number, work: () => Promise<void>): Promise<void> {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
  await work().finally(() => (Date.now = now));
}

/** A stage whose backend sends the events that the test passes to `say`. */
function telling(one: Stage): { stage: Stage; say: (event_type: string, message: object) => void } {
  let stream: ReadableStreamDefaultController<Uint8Array>;
  let said = 0;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) });
  const events = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  const isStream = (input: RequestInfo | URL) => new Request(input).url.includes('/backend/events');
  return {
    stage: {
      ...one,
      fetch: (input, init) => (isStream(input) ? Promise.resolve(events) : one.fetch(input, init)),
    },
    say: (event_type, message) => {
      const data = JSON.stringify({ event_type, message: JSON.stringify(message) });
      stream.enqueue(new TextEncoder().encode(`id: ${++said}\ndata: ${data}\n\n`));
    },
  };
}

describe('the room status', () => {
  it('takes a room from not on air to on air, and tells what is being said', async () => {
    const all = await scene();
    const { status, advance } = all;
    await shows(status, 'Not on air');
    const events: string[] = [];
    for (const type of ['mss-start', 'mss-state', 'mss-stop'])
      status.addEventListener(type, () => events.push(type));
    await press(status, 'Start');
    await shows(status, 'Waiting to go on air');
    expect(events).to.include('mss-start');
    const answer = await all.simulator.fetch(new Request('https://metastudio.test/_simulator/inventions'));
    const { liveWaitingSeconds, connectingSeconds } = (await answer.json()) as Record<string, number>;
    await advance((liveWaitingSeconds ?? 0) + (connectingSeconds ?? 0) + 4);
    await status.refresh();
    await shows(status, 'On air');
    await shows(status, 'Delivering');
    await shows(status, 'Greeting');
    await shows(status, '1 of 3');
    expect(status.state).to.include({ phase: 'on-air' });
    expect(status.shadowRoot?.querySelector('[role=status]')?.textContent?.trim()).to.equal('On air');
    await expectAccessible(status);
  });

  it('says before the first start what will be played, and where, without a secret', async () => {
    const { status } = await scene();
    await shows(status, 'Starts with');
    const facts = [...(status.shadowRoot?.querySelectorAll('[part=facts] dl > div') ?? [])];
    const words = facts.map((one) => [...one.children].map(({ textContent }) => textContent.trim()));
    expect(words).to.eql([
      ['Script', '3 paragraphs'],
      ['Starts with', 'Greeting'],
      ['Destination', 'push.example'],
    ]);
    await expectAccessible(status);
  });

  it('keeps the focus when the button for another try has done its work', async () => {
    const { status, control } = await scene();
    await shows(status, 'Not on air');
    await control('faults', [{ operation: 'listSmartLive', status: 403 }]);
    await status.refresh();
    const again = await until(() => button(status, 'Try again'), 'a button Try again');
    again.focus();
    await control('faults', []);
    again.click();
    await until(() => !button(status, 'Try again'), 'the error to go');
    await until(() => status.shadowRoot?.activeElement, 'the focus in the status');
  });

  it('draws a flood of events a few times, and what was told last', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const job_id = await one.goLive(room_id);
    const { stage: on, say } = telling(one);
    const all = await renderWithSimulator(html`<mss-room-status room-id=${room_id}></mss-room-status>`, on);
    const status = all.provider.querySelector('mss-room-status') as RoomStatus;
    say('LIVE_PROGRESS', { room_id, job_id, shoot_script_title: 'Before the flood' });
    await shows(status, 'Before the flood');
    let draws = 0;
    status.addController({ hostUpdated: () => void draws++ });
    let states = 0;
    status.addEventListener('mss-state', () => states++);
    for (let told = 1; told <= 100; told++) {
      say('LIVE_PROGRESS', { room_id, job_id, shoot_script_title: `Sentence ${told}` });
      await new Promise((resolve) => setTimeout(resolve));
    }
    await shows(status, 'Sentence 100');
    expect(states).to.be.at.least(100);
    expect(draws).to.be.below(50);
  });

  it('stops after a question, and shows how long the stream was', async () => {
    const { status, advance, goLive, room_id } = await scene();
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'On air');
    await advance(48);
    let stopped = 0;
    status.addEventListener('mss-stop', () => stopped++);
    await press(status, 'Stop');
    await until(
      () => status.shadowRoot?.activeElement?.textContent.includes('Keep going'),
      'focus on the harmless answer',
    );
    await press(status, 'End the stream');
    await until(() => status.state.intent?.stage === 'accepted', 'the service to accept the stop');
    await advance(5);
    await status.refresh();
    await shows(status, 'Ended');
    expect(stopped).to.equal(1);
    expect(status.shadowRoot?.querySelector('[part=duration]')?.textContent).to.match(/^0:5\d$/);
    await expectAccessible(status);
  });

  it('tells one who comes late what was reported before they came', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id}></mss-room-status>`,
      one,
    );
    const status = provider.querySelector('mss-room-status') as RoomStatus;
    await shows(status, 'On air');
    await shows(status, 'Delivering');
    await shows(status, '1 of 3');
  });

  it('says loudly when the stream does not reach the platform', async () => {
    const { status, goLive, room_id, control } = await scene();
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'Delivering');
    const { job } = status.state;
    await control('rtmp', { job_id: job?.job_id, state: 'DISCONNECTED' });
    await shows(status, 'Viewers may see nothing');
    await control('rtmp', { job_id: job?.job_id, state: 'CONNECTED' });
    await until(() => !renderedText(status).includes('Viewers may see nothing'), 'the warning to go');
  });

  it('keeps the focus where it was when Start becomes Stop', async () => {
    const { status } = await scene();
    await shows(status, 'Not on air');
    const start = button(status, 'Start');
    start?.focus();
    start?.click();
    await shows(status, 'Waiting to go on air');
    await until(() => status.shadowRoot?.activeElement?.textContent.includes('Stop'), 'the focus on Stop');
  });

  it('starts once, however often Start is pressed', async () => {
    const all = await scene();
    await shows(all.status, 'Not on air');
    const start = button(all.status, 'Start');
    start?.click();
    start?.click();
    await press(all.status, 'Starting…').catch(() => undefined);
    await shows(all.status, 'Waiting to go on air');
    expect(await log(all, 'startSmartLive')).to.equal(1);
  });

  it('keeps its height from the first moment until it can start', async () => {
    const { status } = await scene();
    const heights = new Set<number>();
    status.addController({ hostUpdated: () => void heights.add(status.offsetHeight) });
    heights.add(status.offsetHeight);
    await shows(status, 'Ready');
    await shows(status, 'Past streams');
    expect([...heights]).to.have.length(1);
  });

  it('ends nothing by a double click on Stop', async () => {
    const all = await scene();
    const { status, goLive, room_id } = all;
    await goLive(room_id);
    await status.refresh();
    await press(status, 'Stop');
    const end = await until(() => button(status, 'End the stream'), 'the question');
    end.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, composed: true }));
    await status.updateComplete;
    expect(button(status, 'End the stream')).to.exist;
    expect(status.state.intent).to.equal(undefined);
    expect(await log(all, 'stopSmartLive')).to.equal(0);
  });

  it('says that a stop that was accepted is not confirmed after 30 s, and can stop again', async () => {
    const all = await scene();
    const { status, goLive, room_id, advance } = all;
    await goLive(room_id);
    await status.refresh();
    await press(status, 'Stop');
    await press(status, 'End the stream');
    await until(() => status.state.intent?.stage === 'accepted', 'the service to accept the stop');
    await ahead(31_000, async () => {
      await status.refresh();
      await shows(status, 'Stop not confirmed. The livestream is still on air.');
      await shows(status, 'accepted the stop');
      const word = status.shadowRoot?.querySelector('[role=status]');
      await until(() => word?.textContent.trim() === 'On air – stop not confirmed', 'what is true');
      await expectAccessible(status);
      await press(status, 'Stop again');
      await until(() => status.state.intent?.stage === 'accepted', 'the second stop to be accepted');
    });
    expect(await log(all, 'stopSmartLive')).to.equal(2);
    await advance(5);
    await status.refresh();
    await shows(status, 'Ended');
  });

  it('says that nothing was started when reading proves that a start never reached the service', async () => {
    const all = await scene();
    const { status, control } = all;
    await shows(status, 'Not on air');
    await control('faults', [{ operation: 'startSmartLive', drop: 'before', times: 1 }]);
    await press(status, 'Start');
    await shows(status, 'Checking whether it went through');
    await ahead(5000, async () => {
      await status.refresh();
      await shows(status, 'Nothing was started');
    });
    expect(renderedText(status)).not.to.contain('may or may not');
    await press(status, 'Start');
    await shows(status, 'Waiting to go on air');
    expect(renderedText(status)).not.to.contain('Nothing was started');
  });

  it('tells why a stream failed, in words over its whole width', async () => {
    const { status, control, goLive, room_id } = await scene();
    await control('outcomes', { kind: 'livestream', outcome: 'REFUSED' });
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'could not be prepared');
    const reason = status.shadowRoot?.querySelector('.notice.error[role=alert]') as HTMLElement;
    expect(reason.textContent).to.contain('MSS.47000003');
    expect(reason.offsetWidth).to.be.above(status.offsetWidth - 48);
    await expectAccessible(status);
  });

  for (const { lang, over, why, off } of [
    {
      lang: 'en',
      over: 'Blocked by MetaStudio',
      why: 'The room was blocked after a review of its content.',
      off: 'This room has been blocked.',
    },
    {
      lang: 'zh-CN',
      over: '已被 MetaStudio 冻结',
      why: 'The room was blocked after a review of its content.',
      off: '该直播间已被冻结。',
    },
  ]) {
    it(`says that the service blocked a room on air, why, and that it stays blocked (${lang})`, async () => {
      document.documentElement.lang = lang;
      try {
        const { status, goLive, room_id, control } = await scene();
        await goLive(room_id);
        await status.refresh();
        await until(() => status.state.phase === 'on-air', 'the stream on air');
        await control('outcomes', { kind: 'room', id: room_id, outcome: 'BLOCKED' });
        await status.refresh();
        for (const words of [over, why, off]) await shows(status, words);
        expect(status.shadowRoot?.querySelectorAll('.notice'), 'one notice for one fact').to.have.length(1);
        const original = status.shadowRoot?.querySelector('details.service-words [lang=en]');
        expect(original?.textContent, 'in the other language it is folded').to.equal(
          lang === 'en' ? undefined : why,
        );
        await expectAccessible(status);
      } finally {
        document.documentElement.lang = 'en';
      }
    });
  }

  it('says that a stream that the platform dropped is connected again, and when it is back', async () => {
    const { status, advance, goLive, room_id, control } = await scene();
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'Delivering');
    await control('outcomes', {
      kind: 'livestream',
      id: status.state.job?.job_id,
      outcome: 'DROPPED',
    });
    await shows(status, 'Viewers may see nothing');
    await advance(5);
    await shows(status, 'Connection lost, reconnecting');
    await advance(5);
    await shows(status, 'Delivering');
  });

  it('keeps a bar as high as it was when there is something to say, and is quiet when that was closed', async () => {
    const { status, goLive, room_id, control } = await scene(true);
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'On air');
    const { offsetHeight } = status;
    await control('rtmp', { job_id: status.state.job?.job_id, state: 'DISCONNECTED' });
    await shows(status, 'Viewers may see nothing');
    const panel = await until(() => status.shadowRoot?.querySelector('details'), 'a panel');
    expect(panel.open).to.equal(true);
    expect(status.offsetHeight).to.equal(offsetHeight);
    await expectAccessible(status);
    panel.querySelector('summary')?.click();
    await until(() => !panel.open, 'the panel to close');
    await status.refresh();
    expect(panel.open).to.equal(false);
    await press(status, 'Stop');
    await press(status, 'Keep going');
    await until(() => status.shadowRoot?.activeElement === button(status, 'Stop'), 'the focus on Stop');
    expect(status.offsetHeight).to.equal(offsetHeight);
    await control('rtmp', { job_id: status.state.job?.job_id, state: 'CONNECTED' });
    await until(() => !status.shadowRoot?.querySelector('details'), 'nothing to say');
    await control('rtmp', { job_id: status.state.job?.job_id, state: 'DISCONNECTED' });
    await until(() => status.shadowRoot?.querySelector('details')?.open, 'the news that it is lost again');
  });

  it('finds the task it started when the answer to the start is lost', async () => {
    const all = await scene();
    await shows(all.status, 'Not on air');
    await all.control('faults', [{ operation: 'startSmartLive', drop: 'after', times: 1 }]);
    await press(all.status, 'Start');
    await shows(all.status, 'Waiting to go on air');
    expect(await log(all, 'startSmartLive')).to.equal(1);
  });

  it('shows why a start was refused, and can start when the cause is gone', async () => {
    const all = await scene();
    await shows(all.status, 'Not on air');
    await all.control('faults', [{ operation: 'startSmartLive', status: 500, times: 1 }]);
    await press(all.status, 'Start');
    await shows(all.status, 'Request ID');
    expect(all.status.shadowRoot?.querySelector('[role=alert] strong')?.textContent).to.equal(
      'Start failed. Nothing was started.',
    );
    await press(all.status, 'Start again');
    await shows(all.status, 'Waiting to go on air');
    expect(renderedText(all.status)).not.to.contain('Request ID');
  });

  it('keeps what it knew when the service fails, says so, and recovers on retry', async () => {
    const { status, goLive, room_id, control } = await scene();
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'On air');
    await control('faults', [{ operation: '*', status: 500 }]);
    await status.refresh();
    await shows(status, 'Something went wrong on MetaStudio’s side');
    expect(renderedText(status)).to.contain('On air');
    await control('faults', []);
    await press(status, 'Try again');
    await until(() => !renderedText(status).includes('internal error'), 'the error to go');
  });

  it('says since when it does not know, and not that the stream has stopped', async () => {
    const { status, goLive, room_id, control } = await scene();
    await goLive(room_id);
    await status.refresh();
    await shows(status, 'On air');
    await control('faults', [{ operation: '*', status: 500 }]);
    const { now } = Date;
    try {
      Date.now = () => now() + 30_000;
      status.requestUpdate();
      await shows(status, 'Connection lost at');
      await shows(status, 'last seen on air');
      expect(status.shadowRoot?.querySelector('[role=status]')?.textContent).not.to.contain('On air');
      expect(button(status, 'Stop')?.disabled).to.equal(false);
      await expectAccessible(status);
    } finally {
      Date.now = now;
    }
    await control('faults', []);
    await status.refresh();
    await until(() => !renderedText(status).includes('Connection lost at'), 'knowledge to come back');
  });

  it('says so when the room does not exist', async () => {
    const one = stage({ speed: 0 });
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id="nowhere" controls></mss-room-status>`,
      one,
    );
    const status = provider.querySelector('mss-room-status') as RoomStatus;
    await shows(status, 'doesn’t exist');
    await shows(status, 'Request ID');
    expect(button(status, 'Start')?.disabled).to.equal(true);
  });

  it('says so when there is no provider', async () => {
    const status = await fixture<RoomStatus>(html`<mss-room-status room-id="r"></mss-room-status>`);
    expect(renderedText(status)).to.contain('Not connected');
  });

  it('speaks Chinese on a Chinese page', async () => {
    const { status } = await scene();
    document.documentElement.lang = 'zh-CN';
    await shows(status, '未开播');
    document.documentElement.lang = 'en';
    await shows(status, 'Not on air');
  });
});

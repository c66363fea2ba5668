import { expect, html } from '@open-wc/testing';
import { createClient, listAssets } from '../../../src/api/index.js';
import '../../../src/elements/room-status/define.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../../helpers/until.js';

interface Scene extends SimulatorFixture {
  status: RoomStatus;
  room_id: string;
  /** Bodies of the starts that were sent. */
  started: unknown[];
  /** Changes the room as another client would. */
  change: (members: object) => Promise<void>;
}

async function scene(prepare: (one: Stage, room_id: string) => Promise<unknown> = () => Promise.resolve()) {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  const started: unknown[] = [];
  const spied: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'POST' && request.url.endsWith('/smart-live-jobs'))
      started.push(await request.clone().json());
    return one.fetch(request);
  };
  const change = (members: object) => one.changeRoom(room_id, members);
  const prepared: Pick<Scene, 'room_id' | 'started' | 'change'> = { room_id, started, change };
  await prepare(one, room_id);
  const show = async (): Promise<Scene> => {
    const content = html`<mss-room-status room-id=${room_id} controls></mss-room-status>`;
    const all = await renderWithSimulator(content, { ...one, fetch: spied });
    return { ...all, ...prepared, status: all.provider.querySelector('mss-room-status') as RoomStatus };
  };
  return { ...prepared, show };
}

const shows = (status: RoomStatus, words: string) =>
  until(() => renderedText(status).includes(words), `"${words}"`);
const press = async (status: RoomStatus, name: string) =>
  (await until(() => button(status, name), `a button ${name}`)).click();
const field = (status: RoomStatus, name: string) =>
  until(() => status.shadowRoot?.querySelector<HTMLInputElement>(`[name=${name}]`), `a field ${name}`);
const set = async (status: RoomStatus, name: string, value: string) => {
  const one = await field(status, name);
  one.value = value;
  one.dispatchEvent(new Event('change', { bubbles: true }));
  await status.updateComplete;
};

describe('the room status before a start', () => {
  it('says that the room is ready, and what was looked at', async () => {
    const { show, change } = await scene();
    await change({ scene_scripts: await chineseScenes() });
    const { status } = await show();
    await shows(status, 'Ready to start');
    await shows(status, 'the script can be spoken');
    await expectAccessible(status);
  });

  it('does not send a start that a check prevents, says why, and sends it when the cause is gone', async () => {
    const { show, change } = await scene();
    await change({ video_config: { bitrate: 4000, width: 720, height: 1280 } });
    const { status, started } = await show();
    await shows(status, '1 problem must be fixed before you go live');
    await shows(status, 'Livestreams must be 1080 × 1920');
    await press(status, 'Start');
    await until(
      () => status.shadowRoot?.activeElement?.className === 'blockers-title',
      'the focus on what was found',
    );
    expect(started).to.have.length(0);
    await expectAccessible(status);
    await change({ video_config: { bitrate: 4000, width: 1080, height: 1920 } });
    await press(status, 'Start');
    await shows(status, 'Waiting to go on air');
    expect(started).to.deep.equal([{}]);
  });

  it('checks again on request, and starts in spite of the findings if the user insists', async () => {
    const { show, change } = await scene();
    await change({ video_config: { bitrate: 4000, width: 720, height: 1280 } });
    const { status, started } = await show();
    await press(status, 'Check again');
    await shows(status, '1 problem must be fixed before you go live');
    await press(status, 'Start anyway');
    await until(() => started.length === 1, 'the start to be sent');
  });

  it('sends what a person chose for this stream, and only that', async () => {
    const { show } = await scene();
    const { status, started } = await show();
    await set(status, 'repeat', 'times');
    await set(status, 'repeat_count', '3');
    await set(status, 'allow_resource_type', 'ONDEMAND');
    await set(status, 'stream_key', 'k-7f3a');
    await shows(status, '3 changes');
    expect(status.shadowRoot?.innerHTML).not.to.contain('k-7f3a');
    await press(status, 'Start');
    await shows(status, 'Waiting to go on air');
    expect(started).to.deep.equal([
      {
        play_policy: { repeat_count: 2 },
        job_run_config: { allow_resource_type: 'ONDEMAND' },
        output_urls: ['rtmp://push.example/live'],
        stream_keys: ['k-7f3a'],
      },
    ]);
  });

  it('does not start with a number out of range, and shows which', async () => {
    const { show } = await scene();
    const { status, started } = await show();
    await set(status, 'max_live_duration', '200');
    await press(status, 'Start');
    const hours = await field(status, 'max_live_duration');
    await until(() => status.shadowRoot?.activeElement === hours, 'the focus on the number');
    expect(hours.validity.rangeOverflow).to.equal(true);
    expect(started).to.have.length(0);
  });

  it('refuses a second stream where a person asked for only one', async () => {
    const { show } = await scene((one, room_id) => one.goLive(room_id));
    const { status, advance, goLive, room_id, started } = await show();
    await press(status, 'Stop');
    await press(status, 'End the stream');
    await until(() => status.state.intent?.stage === 'accepted', 'the service to accept the stop');
    await advance(5);
    await status.refresh();
    await shows(status, 'Ended');
    status.jobId = status.state.job?.job_id ?? '';
    await goLive(room_id);
    await press(status, 'Check again');
    await shows(status, 'This would be a second livestream');
    (await field(status, 'single_job_in_room')).click();
    await shows(status, 'Stop that one first');
    await press(status, 'Start');
    await until(
      () => status.shadowRoot?.activeElement?.className === 'blockers-title',
      'the focus on what was found',
    );
    expect(started).to.have.length(0);
  });

  it('starts without the checks if they fail', async () => {
    const { show } = await scene();
    const all = await show();
    await shows(all.status, 'Ready');
    await all.control('faults', [{ operation: 'showSmartLiveRoom', status: 400, code: 'MSS.00000003' }]);
    await press(all.status, 'Start');
    await shows(all.status, 'Waiting to go on air');
  });
});

describe('the past streams of a room', () => {
  it('are listed with their outcomes when the list is opened', async () => {
    const { show } = await scene((one, room_id) => one.goLive(room_id));
    const { status, advance } = await show();
    await advance(30);
    await press(status, 'Stop');
    await press(status, 'End the stream');
    await until(() => status.state.intent?.stage === 'accepted', 'the service to accept the stop');
    await advance(5);
    const past = await until(
      () => status.shadowRoot?.querySelector<HTMLDetailsElement>('.past'),
      'past streams',
    );
    past.open = true;
    await until(() => past.querySelectorAll('li').length === 1, 'one past stream');
    expect(past.textContent)
      .to.match(/Ended/)
      .and.match(/on air/);
    await expectAccessible(status);
  });

  it('say so when there are none', async () => {
    const { show } = await scene();
    const { status } = await show();
    const past = await until(
      () => status.shadowRoot?.querySelector<HTMLDetailsElement>('.past'),
      'past streams',
    );
    past.open = true;
    await shows(status, 'has not been on air yet');
  });

  it('can be read again when reading them failed', async () => {
    const { show } = await scene();
    const all = await show();
    await shows(all.status, 'Ready');
    const past = all.status.shadowRoot?.querySelector<HTMLDetailsElement>('.past') as HTMLDetailsElement;
    await all.control('faults', [{ operation: 'listSmartLive', status: 400, times: 1 }]);
    past.open = true;
    await until(() => past.querySelector('[role=alert] button'), 'a retry').then((retry) =>
      (retry as HTMLButtonElement).click(),
    );
    await shows(all.status, 'has not been on air yet');
  });
});

/** Scenes that cause no finding with any voice of the seed data. */
async function chineseScenes(): Promise<unknown[]> {
  const one = stage({ speed: 0 });
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const get = async (query: object) => {
    const all = { asset_source: 'ALL', asset_state: 'ACTIVED', limit: 100 } as const;
    return (await client.call(listAssets, { query: { ...all, ...query } })).assets ?? [];
  };
  const avatars = await get({ asset_type: 'HUMAN_MODEL_2D' });
  const voices = await get({ asset_type: 'VOICE_MODEL', is_realtime_voice: true });
  const avatar = avatars.find((asset) => asset.asset_extra_meta?.human_model_2d_meta?.support_live);
  const voice = voices.find((asset) => asset.asset_extra_meta?.voice_model_meta?.language === 'CN');
  return [
    {
      script_name: 'Tea',
      model_asset_id: avatar?.asset_id,
      voice_config: { voice_asset_id: voice?.asset_id },
      shoot_scripts: [{ sequence_no: 1, text_config: { text: '大家好，今晚我们一起喝茶。' } }],
    },
  ];
}

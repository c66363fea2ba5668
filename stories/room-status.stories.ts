import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import '../src/elements/command-bar/define.js';
import '../src/elements/room-status/define.js';
import { on, stage, type Stage } from './simulated.js';
import type { RoomStatus } from '../src/elements/room-status/room-status.js';

interface Args {
  'room-id': string;
  'job-id': string;
  compact: boolean;
  controls: boolean;
  disabled: boolean;
}
interface Loaded {
  stage: Stage;
  room_id: string;
}

const meta: Meta<Args> = {
  title: 'mss-room-status',
  component: 'mss-room-status',
  args: { 'room-id': '', 'job-id': '', compact: false, controls: true, disabled: false },
  render: (args, { loaded }): TemplateResult => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<mss-room-status
        room-id=${args['room-id'] || room_id}
        job-id=${args['job-id'] || nothing}
        ?compact=${args.compact}
        ?controls=${args.controls}
        ?disabled=${args.disabled}
      ></mss-room-status>`,
    );
  },
};
export default meta;
type Story = StoryObj<Args>;

const load = (prepare: (stage: Stage, room_id: string) => Promise<unknown>) => async (): Promise<Loaded> => {
  const one = stage();
  const room_id = await one.createRoom();
  await prepare(one, room_id);
  return { stage: one, room_id };
};

/** A room on air whose stop fails in this way. */
const loadFailing = (fault: object) =>
  load(async (one, room_id) => {
    await one.goLive(room_id);
    await one.control('faults', [{ operation: 'stopSmartLive', ...fault }]);
  });

const found = async <T>(look: () => T | null | undefined): Promise<T> => {
  for (;;) {
    const one = look();
    if (one !== null && one !== undefined) return one;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Stops the stream as a person does, and waits for the notice about it. */
const pressStop: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const status = canvasElement.querySelector('mss-room-status') as RoomStatus;
  const part = <T extends Element = HTMLElement>(selector: string) =>
    found(() => status.shadowRoot?.querySelector<T>(selector));
  (await part('.stop')).click();
  (await part('.confirm .danger')).click();
  await part('.notice strong');
};

/** A room that has never been on air. */
export const NotOnAir: Story = { loaders: [load(() => Promise.resolve())] };

/** A task that is queued. */
export const Waiting: Story = { loaders: [load((one, room_id) => one.goLive(room_id, 1))] };

/** A room on air. */
export const OnAir: Story = { loaders: [load((one, room_id) => one.goLive(room_id))] };

/** The compact form: one line, for a header. */
export const Compact: Story = {
  args: { compact: true },
  loaders: [load((one, room_id) => one.goLive(room_id))],
};

/** On a phone: the state and the field stay in sight while the page between them scrolls. */
export const Strip: Story = {
  loaders: [load((one, room_id) => one.goLive(room_id))],
  render: (_args, { loaded }) => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<style>
          .strip-page {
            max-inline-size: 480px;
            margin-inline: auto;
          }
          .strip-page > * {
            position: sticky;
            z-index: 1;
          }
          .strip-page > mss-room-status {
            inset-block-start: 0;
            box-shadow: 0 2px 12px rgb(0 0 0 / 30%);
          }
          .strip-page > p {
            position: static;
            block-size: 900px;
          }
          .strip-page > mss-command-bar {
            inset-block-end: 0;
            max-block-size: 224px;
            overflow-y: auto;
            overscroll-behavior: contain;
            box-shadow: 0 -2px 12px rgb(0 0 0 / 30%);
          }
        </style>
        <div class="strip-page">
          <mss-room-status room-id=${room_id} compact controls></mss-room-status>
          <p></p>
          <mss-command-bar room-id=${room_id}></mss-command-bar>
        </div>`,
    );
  },
};

/** The video size is not supported for livestreams: the checks prevent the start and say why. */
export const CannotStart: Story = {
  loaders: [
    load((one, room_id) =>
      one.changeRoom(room_id, { video_config: { bitrate: 4000, width: 720, height: 1280 } }),
    ),
  ],
};

/** Tips and warnings before a start, unfolded: each with a way to where it is changed. */
export const Advice: Story = {
  loaders: [
    load((one, room_id) =>
      one.changeRoom(room_id, {
        play_policy: { repeat_count: -1, random_play_mode: 'NONE' },
        stream_keys: [],
      }),
    ),
  ],
  play: async ({ canvasElement }) => {
    const fold = () =>
      canvasElement.querySelector('mss-room-status')?.shadowRoot?.querySelector('.checks details');
    for (let details = fold(); ; details = fold()) {
      if (details) {
        (details as HTMLDetailsElement).open = true;
        return;
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  },
};

/** On air, but the stream does not reach the platform. */
export const StreamLost: Story = {
  loaders: [
    load(async (one, room_id) => {
      const job_id = await one.goLive(room_id);
      await one.control('rtmp', { job_id, state: 'DISCONNECTED' });
    }),
  ],
};

/** The answer to a stop was lost: whether it arrived is not known yet. */
export const StopNotConfirmed: Story = { loaders: [loadFailing({ drop: 'before' })], play: pressStop };

/** The service refused to stop the stream. */
export const StopFailed: Story = { loaders: [loadFailing({ status: 500 })], play: pressStop };

/** The same in one line: the notice opens below it. */
export const CompactStopFailed: Story = {
  args: { compact: true },
  loaders: [loadFailing({ status: 500 })],
  play: pressStop,
};

/** A stop in one line whose response was lost. */
export const CompactStopNotConfirmed: Story = {
  args: { compact: true },
  loaders: [loadFailing({ drop: 'before' })],
  play: pressStop,
};

/** A stop that waits in line, as the service refuses further requests. */
export const StopNotSent: Story = { loaders: [loadFailing({ status: 429 })], play: pressStop };

/** Stands in for the stream: lost, or delivered again. */
const loadLost = load(async (one, room_id) => {
  const job_id = await one.goLive(room_id);
  await one.control('rtmp', { job_id, state: 'DISCONNECTED' });
});

/** Waits for an alarm, and acknowledges it. */
const acknowledge: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const status = canvasElement.querySelector('mss-room-status') as RoomStatus;
  (await found(() => status.shadowRoot?.querySelector<HTMLElement>('.alarms.raised button'))).click();
  await found(() => status.shadowRoot?.querySelector('.alarms.known'));
};

/** A lost stream that a person has acknowledged: the alarm is quiet until it is over. */
export const AlarmAcknowledged: Story = { loaders: [loadLost], play: acknowledge };

/** The stream is delivered again, which is said, too. */
export const AlarmOver: Story = {
  loaders: [loadLost],
  play: async (context) => {
    await acknowledge(context);
    const { stage } = context.loaded as unknown as Loaded;
    const status = context.canvasElement.querySelector('mss-room-status') as RoomStatus;
    await stage.control('rtmp', { job_id: status.state.job?.job_id, state: 'CONNECTED' });
    await found(() => status.shadowRoot?.querySelector('.alarms.clear'));
  },
};

/** What a person can be alarmed by: one means is on. */
export const AlarmSwitches: Story = {
  loaders: [load((one, room_id) => one.goLive(room_id))],
  play: async ({ canvasElement }) => {
    const status = canvasElement.querySelector('mss-room-status') as RoomStatus;
    (await found(() => status.shadowRoot?.querySelector<HTMLElement>('.alarms [role=switch]'))).click();
    await found(() => status.shadowRoot?.querySelector('.alarms [aria-checked=true]'));
  },
};

/** A livestream that failed while it was watched. */
export const AlarmTaskFailed: Story = {
  loaders: [load(() => Promise.resolve())],
  play: async ({ canvasElement, loaded }) => {
    const { stage } = loaded as unknown as Loaded;
    const status = canvasElement.querySelector('mss-room-status') as RoomStatus;
    await found(() => (status.state.phase === 'idle' ? status : undefined));
    await stage.control('outcomes', { kind: 'livestream', outcome: 'FAILED' });
    await status.start();
    await stage.control('clock', { advance: 600 });
    await status.refresh();
    await found(() => status.shadowRoot?.querySelector('.alarms.raised'));
  },
};

/** The alarm of a compact status opens below its line. */
export const CompactAlarm: Story = { args: { compact: true }, loaders: [loadLost] };

/** The service has blocked the room: the stream is over, and none can be started. */
export const BlockedRoom: Story = {
  loaders: [
    load(async (one, room_id) => {
      await one.goLive(room_id);
      await one.control('outcomes', { kind: 'room', id: room_id, outcome: 'BLOCKED' });
    }),
  ],
};

/** A stream that has ended, with its durations. */
export const Ended: Story = {
  loaders: [
    load(async (one, room_id) => {
      await one.goLive(room_id, 3720);
      await one.stop(room_id);
    }),
  ],
};

/** The past streams of a room: how each ended, with its reason, its task ID and its replies. */
export const PastStreams: Story = {
  loaders: [
    load(async (one, room_id) => {
      const dropped = await one.goLive(room_id);
      await one.control('rtmp', { job_id: dropped, state: 'DISCONNECTED' });
      await one.control('clock', { advance: 600 });
      await one.control('outcomes', { kind: 'livestream', outcome: 'FAILED' });
      await one.goLive(room_id);
      const job_id = await one.goLive(room_id, 3720);
      await one.stop(room_id);
      const at = Date.now() - 60_000;
      const reply = { name: 'INSERT_PLAY_SCRIPT', job_id, page: 'p', at, since: at };
      const replies = [
        { ...reply, id: 'r1', stage: 'done', text: 'Yes, it ships today.' },
        { ...reply, id: 'r2', stage: 'unsent', unsent: 'expired', text: '感谢支持，今天下单明天发货。' },
      ];
      localStorage.setItem(`metastudio-widgets/commands/${room_id}`, JSON.stringify(replies));
    }),
  ],
  play: async ({ canvasElement }) => {
    const root = () => canvasElement.querySelector('mss-room-status')?.shadowRoot;
    for (let past: Element | null | undefined; ; past = root()?.querySelector('.past')) {
      if (past) {
        (past as HTMLDetailsElement).open = true;
        return;
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  },
};

/** A room that doesn't exist. */
export const NoSuchRoom: Story = {
  loaders: [
    async (): Promise<Loaded> => ({ stage: stage(), room_id: await Promise.resolve('0'.repeat(32)) }),
  ],
};

/** A status without a provider. */
export const NotConnected: Story = { render: () => html`<mss-room-status room-id="r1"></mss-room-status>` };

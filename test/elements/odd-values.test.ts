/**
 * Every leaf of the answers that elements read, with every odd value, shown in the element: Stop is there whenever a task
 * runs, and every other record is shown.
 */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/define.js';
import type { RoomStatus } from '../../src/elements/room-status/room-status.js';
import { fixedService, oddCases, type OddCase } from '../helpers/odd-values.js';
import { button, renderedText, until } from '../helpers/until.js';

const place = { room_id: 'room-1', job_id: 'job-1' };
const job = {
  ...place,
  room_name: 'Tea',
  state: 'PROCESSING',
  duration: 720,
  stream_duration: 700,
  start_time: '2026-11-21T14:05:09Z',
  create_time: '2026-11-21T14:05:00Z',
  lastupdate_time: '2026-11-21T14:05:09Z',
  block_reason: '',
  cover_url: '',
  error_info: { error_code: '', error_msg: '' },
  rtc_room_info: { app_id: 'a', room_id: 'r', users: [{ user_type: 'PLAYER', user_id: 'u', ctime: 7 }] },
  live_event_callback_config: { auth_type: 'NONE', callback_event_type: ['SHOOT_SCRIPT_SWITCH'] },
  co_streamer_config: { voice_config: { voice_asset_id: 'v', speed: 100 }, streamer_action: 'SILENCE' },
};
const paragraph = (sequence_no: number, title: string) => ({
  sequence_no,
  title,
  text_config: { text: `Words of ${title}` },
});
const room = {
  room_id: place.room_id,
  room_name: 'Tea',
  room_type: 'NORMAL',
  room_state: 'ENABLE',
  view_mode: 'VERTICAL',
  create_time: '2026-11-21T14:00:00Z',
  cover_url: '',
  output_urls: ['rtmp://push.test/live'],
  stream_keys: ['key'],
  play_policy: { repeat_count: -1, random_play_mode: 'NONE', live_exit_config: { max_live_duration: 2 } },
  video_config: { bitrate: 4000, width: 1080, height: 1920, frame_rate: '25' },
  scene_scripts: [
    {
      script_name: 'Opening',
      model_asset_id: 'avatar',
      voice_config: { voice_asset_id: 'voice', speed: 100 },
      layer_config: [{ layer_type: 'HUMAN', position: { dx: 1, dy: 2, layer_index: 1 }, sequence_no: 1 }],
      shoot_scripts: [paragraph(1, 'Greeting'), paragraph(2, 'Offer')],
    },
    {
      script_name: 'Ending',
      shoot_scripts: [paragraph(1, 'Thanks'), { sequence_no: 2, audio_config: { asset_id: 's' } }],
    },
  ],
  interaction_rules: [
    { rule_name: 'Price', enabled: true, event_type: 1, trigger: { reply_texts: ['Nine'] } },
  ],
};

/** Answers of a room on air, some of them replaced. */
function onAir(replaced: { job?: unknown; room?: unknown } = {}) {
  return fixedService((path) => {
    if (/smart-live-jobs\/job-1$/.test(path)) return replaced.job ?? job;
    if (/smart-live-jobs$/.test(path)) return { count: 1, smart_live_jobs: [replaced.job ?? job] };
    return /smart-live-rooms\/room-1$/.test(path) ? (replaced.room ?? room) : undefined;
  });
}

type Service = ReturnType<typeof fixedService>;

/** How many elements are on the page at a time. */
const batchSize = 60;

/** Shows one element for each case, many at a time, and names the cases for which `check` finds nothing in time. */
async function failuresOf(
  cases: readonly OddCase[],
  service: (one: OddCase) => Service,
  content: TemplateResult,
  check: (element: HTMLElement, one: OddCase) => boolean | Promise<boolean>,
): Promise<string[]> {
  const failures: string[] = [];
  for (let from = 0; from < cases.length; from += batchSize) {
    const batch = cases.slice(from, from + batchSize);
    const page = await fixture<HTMLElement>(
      html`<div>
        ${batch.map((one) => {
          const { getToken, fetch } = service(one);
          return html`<mss-provider .getToken=${getToken} .fetch=${fetch}>${content}</mss-provider>`;
        })}
      </div>`,
    );
    const elements = [...page.children].map((provider) => provider.firstElementChild as HTMLElement);
    const open = new Map(batch.map((one, index) => [one, elements[index]]));
    const hasSettled = async () => {
      for (const [one, element] of [...open]) if (element && (await check(element, one))) open.delete(one);
      return open.size === 0;
    };
    const end = performance.now() + 30_000;
    while (!(await hasSettled()) && performance.now() < end) await new Promise(requestAnimationFrame);
    failures.push(
      ...[...open].map(
        ([one, element]) => `${one.name}: ${element ? renderedText(element).slice(0, 200) : ''}`,
      ),
    );
    fixtureCleanup();
  }
  return failures;
}

const hasStop = (element: Element) => button(element, 'Stop') !== undefined;

describe('one odd value in an answer', function () {
  this.timeout(120_000);
  const status = html`<mss-room-status room-id="room-1" controls></mss-room-status>`;

  it('leaves Stop on a fresh page and on an open one, wherever it stands in the task', async () => {
    const refreshed = new WeakSet<Element>();
    const failures = await failuresOf(
      oddCases(job),
      (one) => onAir({ job: one.answer }),
      status,
      async (element, { path, value }) => {
        // A task whose ID cannot be read cannot be stopped; then the room says that it cannot be read.
        if (path[0] === 'job_id' && typeof value !== 'string' && value !== 7)
          return renderedText(element).includes('The response has an unexpected format');
        if (!hasStop(element)) return false;
        if (refreshed.has(element)) return true;
        refreshed.add(element);
        await (element as RoomStatus).refresh();
        return false;
      },
    );
    expect(failures).to.eql([]);
  });

  it('leaves Stop and the name of what is on air, wherever it stands in the room', async () => {
    const failures = await failuresOf(
      oddCases(room, 2),
      (one) => onAir({ room: one.answer }),
      status,
      (element) => hasStop(element) && renderedText(element).includes('Started'),
    );
    expect(failures).to.eql([]);
  });

  it('leaves every other asset in the picker', async () => {
    const asset = (name: string) => ({
      asset_id: `id-${name}`,
      asset_name: name,
      asset_type: 'IMAGE',
      asset_state: 'ACTIVED',
      create_time: '2026-11-21T14:05:09Z',
      tags: ['a'],
      asset_extra_meta: {
        image_meta: { width: 720, height: 480, duration: 0 },
        video_meta: { duration: 9, width: 1 },
        human_model_2d_meta: { support_live: true, model_resolution: '4K' },
        voice_model_meta: { language: 'CN', sex: 'MALE', is_realtime_voice: true },
        ppt_meta: { page_count: 3 },
      },
      files: [
        { file_id: 'f', asset_file_category: 'MAIN', file_type: 'png', file_size: 9, download_url: '' },
      ],
    });
    const cases = oddCases(asset('Middle'));
    const list = (one: OddCase) => ({ count: 3, assets: [asset('First'), one.answer, asset('Last')] });
    const failures = await failuresOf(
      cases,
      (one) => fixedService((path) => (path.startsWith('digital-assets') ? list(one) : undefined)),
      html`<mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`,
      (element, { path, value }) => {
        const tiles = [...(element.shadowRoot?.querySelectorAll('[role=option]') ?? [])];
        const names = tiles.map((tile) => tile.querySelector('.name')?.textContent ?? '');
        const isLost = path[0] === 'asset_id' && typeof value !== 'string' && value !== 7;
        return names.includes('First') && names.includes('Last') && tiles.length === (isLost ? 2 : 3);
      },
    );
    expect(failures).to.eql([]);
  });

  it('leaves the command bar usable', async () => {
    const failures = await failuresOf(
      oddCases(job, 2).filter(({ path }) => path[0] !== 'state' && path[0] !== 'job_id'),
      (one) => onAir({ job: one.answer }),
      html`<mss-command-bar room-id="room-1"></mss-command-bar>`,
      (element) => {
        const hint = element.shadowRoot?.querySelector('#hint');
        return hint?.classList.contains('reason') === false;
      },
    );
    expect(failures).to.eql([]);
  });

  it('leaves every other paragraph in the editor', async () => {
    const titles = ['Greeting', 'Offer', 'Thanks'];
    const failures = await failuresOf(
      oddCases(room, 2),
      (one) => onAir({ room: one.answer }),
      html`<mss-script-editor room-id="room-1"></mss-script-editor>`,
      (element, { path }) => {
        const rows = [...(element.shadowRoot?.querySelectorAll('[role=treeitem] .title') ?? [])];
        const shown = rows.map((row) => row.textContent?.trim());
        const own = path[2] === 'shoot_scripts' ? titles[Number(path[1]) * 2 + Number(path[3])] : undefined;
        return titles.every((title) => title === own || shown.includes(title)) && rows.length === 4;
      },
    );
    expect(failures).to.eql([]);
  });
});

describe('a room whose running task cannot be read', () => {
  it('is said to be unreadable, and tells it by mss-error', async () => {
    const { getToken, fetch } = onAir({ job: { ...job, job_id: {} } });
    const errors: string[] = [];
    const page = await fixture<HTMLElement>(
      html`<div @mss-error=${(event: Event & { error: { code: string } }) => errors.push(event.error.code)}>
        <mss-provider .getToken=${getToken} .fetch=${fetch}>
          <mss-room-status room-id="room-1" controls></mss-room-status>
        </mss-provider>
      </div>`,
    );
    const element = page.querySelector('mss-room-status') as RoomStatus;
    await until(() => errors.includes('INVALID_ANSWER'), 'an error of the answer');
    expect(renderedText(element)).to.not.include('Not on air');
    expect(element.state.phase).to.equal('unknown');
  });
});

describe('a part that fails while it is rendered', () => {
  it('is replaced by a note and told once, and Stop stays', async () => {
    const { getToken, fetch } = onAir();
    const errors: string[] = [];
    const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format');
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      configurable: true,
      get: () => () => {
        throw new RangeError('no format');
      },
    });
    try {
      const page = await fixture<HTMLElement>(
        html`<div @mss-error=${(event: Event & { error: Error }) => errors.push(String(event.error.cause))}>
          <mss-provider .getToken=${getToken} .fetch=${fetch}>
            <mss-room-status room-id="room-1" controls></mss-room-status>
          </mss-provider>
        </div>`,
      );
      const element = page.querySelector('mss-room-status') as RoomStatus;
      await until(() => renderedText(element).includes('This part cannot be shown.'), 'the note');
      await until(() => hasStop(element), 'Stop');
      for (let turn = 0; turn < 3; turn++) {
        element.requestUpdate();
        await element.updateComplete;
      }
      expect(renderedText(element)).to.include('On air');
      expect(errors).to.eql(['RangeError: no format']);
    } finally {
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', format ?? {});
    }
  });
});

describe('a word of the service that every object has', () => {
  it('is shown as it is, like any other new word', async () => {
    const tile = { asset_id: 'a', asset_name: 'Cup', asset_type: 'constructor', asset_state: 'toString' };
    const { getToken, fetch } = fixedService((path) =>
      path.startsWith('digital-assets') ? { count: 1, assets: [tile] } : undefined,
    );
    const picker = await fixture<HTMLElement>(
      html`<mss-provider .getToken=${getToken} .fetch=${fetch}
        ><mss-asset-picker></mss-asset-picker
      ></mss-provider>`,
    );
    const element = picker.querySelector('mss-asset-picker') as HTMLElement;
    await until(() => renderedText(element).includes('Cup'), 'the asset');
    expect(renderedText(element)).to.not.match(/function|native code|\[object/);
    expect(renderedText(element)).to.include('toString');
  });
});

describe('a name that turns the direction of text', () => {
  const turned = '\u202Eabc\u2069';
  const scenes = structuredClone(room.scene_scripts);
  Object.assign(scenes[0] ?? {}, { script_name: turned });
  for (const scene of scenes) for (const item of scene.shoot_scripts) Object.assign(item, { title: turned });
  const asset = {
    asset_id: 'a',
    asset_name: turned,
    asset_type: 'VOICE_MODEL',
    asset_state: 'ACTIVED',
    asset_extra_meta: {
      voice_model_meta: { language: turned },
      human_model_2d_meta: { model_resolution: turned, support_live: true },
    },
  };
  const service = fixedService((path) => {
    if (path.startsWith('digital-assets')) return path.endsWith('/a') ? asset : { count: 1, assets: [asset] };
    if (path.endsWith('smart-live-jobs')) return { count: 1, smart_live_jobs: [job] };
    if (path.endsWith('job-1')) return job;
    return { ...room, room_name: turned, scene_scripts: scenes };
  });

  /** Texts and labels with the name that could turn the words around it. */
  function exposed(root: ShadowRoot): string[] {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? '';
      if (/(?<!\u2068)\u202E/.test(text) && !node.parentElement?.closest('bdi')) found.push(text);
    }
    const labels = [...root.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'title'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [
      ...found,
      ...labels.filter((label) => label.includes('\u202E') && !/^\u202E|\u2068\u202E/.test(label)),
    ];
  }

  for (const [name, places, content] of [
    ['status', 1, html`<mss-room-status room-id="room-1" controls></mss-room-status>`],
    ['picker', 5, html`<mss-asset-picker asset-type="VOICE_MODEL" value="a"></mss-asset-picker>`],
    ['editor', 8, html`<mss-script-editor room-id="room-1"></mss-script-editor>`],
  ] as const) {
    it(`does not turn the words around it in the ${name}`, async () => {
      const provider = await fixture<HTMLElement>(
        html`<mss-provider .getToken=${service.getToken} .fetch=${service.fetch}>${content}</mss-provider>`,
      );
      const root = provider.firstElementChild?.shadowRoot as ShadowRoot;
      await until(() => (root.textContent?.split('\u202E').length ?? 0) > places, 'the names');
      expect(exposed(root)).to.eql([]);
    });
  }
});

/** The page that `long-list.bench.ts` measures: a picker over a library of ten thousand assets, which answers at once. */
import type { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import type { Provider } from '../../../src/elements/provider/provider.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/provider/define.js';

const total = 10_000;

const assets = Array.from({ length: total }, (_, index) => ({
  asset_id: `a${index}`,
  asset_name: `Avatar ${index}`,
  asset_type: 'HUMAN_MODEL_2D',
  asset_state: 'ACTIVED',
  create_time: new Date(1_800_000_000_000 - index * 60_000).toISOString(),
  asset_extra_meta: { human_model_2d_meta: { support_live: index % 3 > 0, model_resolution: '4K' } },
  tags: ['tea', 'autumn'],
  files: [
    {
      asset_file_category: 'COVER',
      file_type: 'gif',
      download_url: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
    },
  ],
}));

const library: typeof fetch = (input) => {
  const { searchParams } = new URL(new Request(input).url);
  const offset = Number(searchParams.get('offset') ?? 0);
  const page = assets.slice(offset, offset + Number(searchParams.get('limit') ?? 10));
  return Promise.resolve(Response.json({ count: total, assets: page }));
};

const client = {
  fetch: library,
  getToken: () =>
    Promise.resolve({
      token: 'bench',
      token_type: 'X-Auth-Token' as const,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      project_id: 'project',
      endpoint: 'https://library.test',
    }),
};

/** Puts a picker on the page; resolves when its first tiles are there. */
export async function openPicker(): Promise<AssetPicker> {
  const provider: Provider = Object.assign(document.createElement('mss-provider'), client);
  const picker = document.createElement('mss-asset-picker');
  picker.assetType = 'HUMAN_MODEL_2D';
  provider.append(picker);
  document.body.append(provider);
  while (!picker.shadowRoot?.querySelector('[role=option]')) await new Promise(requestAnimationFrame);
  return picker;
}

/** Takes the picker off the page again. */
export function closePicker(): void {
  document.querySelector('mss-provider')?.remove();
}

const found = { tasks: [] as number[], interactions: [] as number[] };

/** Records tasks of 50 ms and more, and the longest event of each interaction. */
export function watchTasks(): void {
  const observe = (type: string, into: number[], options = {}) =>
    new PerformanceObserver((list) =>
      into.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type,
      ...options,
    });
  observe('longtask', found.tasks);
  observe('event', found.interactions, { durationThreshold: 16 });
}

/** What was measured since the last call, in milliseconds; 0 stands for less than the browser reports. */
export async function measured(): Promise<{ task: number; interaction: number; nodes: number }> {
  for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
  const most = (list: number[]) => Math.round(Math.max(0, ...list.splice(0)));
  const nodes = document.querySelector('mss-asset-picker')?.shadowRoot?.querySelectorAll('*').length ?? 0;
  return { task: most(found.tasks), interaction: most(found.interactions), nodes };
}

/** Scrolls by a wheel's steps, and then here and there, as the scrollbar does. */
export async function scrollAround(): Promise<void> {
  const box = document.querySelector('mss-asset-picker')?.shadowRoot?.querySelector('.scroller');
  if (!box) return;
  for (let step = 0; step < 200; step++) {
    box.scrollTop += 120;
    await new Promise(requestAnimationFrame);
  }
  for (let step = 0; step < 40; step++) {
    box.scrollTop = ((step * 7919) % 100) * 0.01 * box.scrollHeight;
    await new Promise(requestAnimationFrame);
  }
}

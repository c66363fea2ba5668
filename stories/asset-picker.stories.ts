import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { listAssets, createClient } from '../src/api/index.js';
import { controlPlace } from '../src/documents/draft.js';
import { putDraft } from '../src/documents/draft-store.js';
import '../src/elements/asset-picker/define.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  'asset-type': string;
  source: 'SYSTEM' | 'CUSTOMIZATION' | 'ALL';
  layout: 'grid' | 'list' | 'strip';
  value: string;
  multiple: boolean;
  max: number | undefined;
  required: boolean;
  live: boolean;
  disabled: boolean;
  record: string;
  filters: string;
  'locked-filters': string;
}
interface Loaded {
  stage: Stage;
  value: string;
}

const picker = (args: Args, value = args.value, content: TemplateResult | typeof nothing = nothing) =>
  html`<mss-asset-picker
    name="asset"
    record=${args.record}
    filters=${args.filters}
    locked-filters=${args['locked-filters']}
    asset-type=${args['asset-type']}
    source=${args.source}
    layout=${args.layout}
    value=${value}
    ?multiple=${args.multiple}
    max=${args.max ?? nothing}
    ?required=${args.required}
    ?live=${args.live}
    ?disabled=${args.disabled}
    >${content}</mss-asset-picker
  >`;

const meta: Meta<Args> = {
  title: 'mss-asset-picker',
  component: 'mss-asset-picker',
  args: {
    'asset-type': 'HUMAN_MODEL_2D',
    source: 'ALL',
    layout: 'grid',
    value: '',
    multiple: false,
    max: undefined,
    required: false,
    live: false,
    disabled: false,
    record: '',
    filters: '',
    'locked-filters': '',
  },
  argTypes: {
    source: { control: 'select', options: ['ALL', 'SYSTEM', 'CUSTOMIZATION'] },
    layout: { control: 'select', options: ['grid', 'list', 'strip'] },
    max: { control: 'number' },
  },
  loaders: [() => ({ stage: stage(), value: '' })],
  render: (args, { loaded }): TemplateResult => {
    const { stage, value } = loaded as unknown as Loaded;
    return on(stage, picker(args, value || args.value));
  },
};
export default meta;
type Story = StoryObj<Args>;

/** Waits until something is there. */
async function found<T>(look: () => T | null | undefined): Promise<T> {
  for (;;) {
    const one = look();
    if (one !== null && one !== undefined) return one;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const partOf = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  found(() => canvas.querySelector('mss-asset-picker')?.shadowRoot?.querySelector<HTMLElement>(selector));

const load = (prepare: (stage: Stage) => Promise<unknown>) => async (): Promise<Loaded> => {
  const one = stage();
  await prepare(one);
  return { stage: one, value: '' };
};

/** A loader that selects the first assets of a type. */
const selectFirst = (asset_type: string, count: number) => async (): Promise<Loaded> => {
  const one = stage();
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const { assets } = await client.call(listAssets, {
    query: { asset_type, asset_source: 'ALL', asset_state: 'ACTIVED', limit: count },
  });
  return { stage: one, value: (assets ?? []).map(({ asset_id }) => asset_id).join(' ') };
};

/** A loader of what an earlier visit left: a selection of some assets of a type that was not submitted. */
const leaveSelection = (asset_type: string, count: number, record: string) => async (): Promise<Loaded> => {
  const { stage: one, value: text } = await selectFirst(asset_type, count)();
  const place = controlPlace('asset assets', record) ?? '';
  await putDraft({ id: `${place} earlier`, place, at: Date.now(), content: { text } });
  return { stage: one, value: '' };
};

/** Avatars; those that may not go on air have a badge. */
export const Avatars: Story = {};

/** For a livestream: avatars that may not go on air cannot be selected, and a selection is required. */
export const ForLive: Story = { args: { live: true, required: true } };

/** A press on an avatar that may not go on air says why it cannot be selected. */
export const GreyedTile: Story = {
  args: { live: true },
  play: async ({ canvasElement }) => {
    (await partOf(canvasElement, '.tile[aria-disabled="true"]')).click();
    await partOf(canvasElement, '.why:not([hidden])');
  },
};

/** Voices with their samples. */
export const Voices: Story = { args: { 'asset-type': 'VOICE_MODEL' } };

/** Pictures: two of at most three are selected. */
export const Several: Story = {
  args: { 'asset-type': 'IMAGE', multiple: true, max: 3 },
  loaders: [selectFirst('IMAGE', 2)],
};

/** The maximum number of pictures is selected. */
export const Full: Story = {
  args: { 'asset-type': 'IMAGE', multiple: true, max: 2 },
  loaders: [selectFirst('IMAGE', 2)],
};

/** An earlier visit left a selection that was not submitted: it is offered above the list. */
export const UnsavedSelection: Story = {
  args: { 'asset-type': 'IMAGE', multiple: true, record: 'Product 17' },
  loaders: [leaveSelection('IMAGE', 2, 'Product 17')],
  play: async ({ canvasElement }) => {
    await partOf(canvasElement, '.offer .restore');
  },
};

/** All types with pictures, and a switch between them. */
export const Mixed: Story = { args: { 'asset-type': '' } };

/** Filters that the page has preset, one of them for good. */
export const Filtered: Story = {
  args: {
    'asset-type': 'VOICE_MODEL',
    filters: 'sex=FEMALE&language=CN',
    'locked-filters': 'language',
  },
};

/** The panel of filters, with those that only look through what is loaded. */
export const FilterPanel: Story = {
  args: { 'asset-type': 'IMAGE', filters: 'orientation=portrait' },
  play: async ({ canvasElement }) => {
    await partOf(canvasElement, '.filter-chip');
    (await partOf(canvasElement, '.filter-button')).click();
    await partOf(canvasElement, '.filters .field');
  },
};

/** Filters that nothing matches. */
export const NothingFiltered: Story = {
  args: { 'asset-type': 'IMAGE', filters: 'tag=no such tag' },
  play: async ({ canvasElement }) => void (await partOf(canvasElement, '.empty')),
};

/** Presses the button that opens the large view. */
const openDetails: Story['play'] = async ({ canvasElement }) => {
  await partOf(canvasElement, '.tile[data-id]');
  (await partOf(canvasElement, '.details-button')).click();
  await partOf(canvasElement, 'dialog.look[open]');
};

/** The large view of an avatar: its picture, every fact, and where it can be used. */
export const LargeAvatar: Story = { play: openDetails };

/** The large view of a voice: its sample, and a text of one's own. */
export const LargeVoice: Story = { args: { 'asset-type': 'VOICE_MODEL' }, play: openDetails };

/** The list layout: one asset a row. */
export const List: Story = { args: { layout: 'list', 'asset-type': 'HUMAN_MODEL_2D VOICE_MODEL IMAGE' } };

/** The strip layout: one row that scrolls sideways. */
export const Strip: Story = { args: { layout: 'strip' } };

/** The selected asset no longer exists. */
export const SelectedIsMissing: Story = { args: { value: '0'.repeat(32) } };

/** A library without assets. */
export const Empty: Story = {
  loaders: [() => ({ stage: stage({ seed: false }), value: '' })],
  play: async ({ canvasElement }) => void (await partOf(canvasElement, '.empty')),
};

/** A library without assets, with a text of the page in the slot. */
export const EmptySlot: Story = {
  ...Empty,
  render: (args, { loaded }): TemplateResult =>
    on(
      (loaded as unknown as Loaded).stage,
      picker(args, '', html`<p slot="empty">Ask your studio for an avatar.</p>`),
    ),
};

/** A search that finds nothing. */
export const NothingFound: Story = {
  play: async ({ canvasElement }) => {
    const field = (await partOf(canvasElement, 'input')) as HTMLInputElement;
    field.value = 'zzzz';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await partOf(canvasElement, '.empty');
  },
};

/** Skeletons while a slow answer is awaited. */
export const Loading: Story = {
  loaders: [load((one) => one.control('faults', { rules: [{ operation: 'listAssets', delay: 60_000 }] }))],
};

/** The service refuses the first request; the retry succeeds. */
export const Refused: Story = {
  loaders: [
    load((one) => one.control('faults', { rules: [{ operation: 'listAssets', status: 400, times: 1 }] })),
  ],
};

/** A disabled picker with a selection. */
export const Disabled: Story = { args: { disabled: true }, loaders: [selectFirst('HUMAN_MODEL_2D', 1)] };

/** A picker without a provider. */
export const NotConnected: Story = { render: (args) => picker(args) };

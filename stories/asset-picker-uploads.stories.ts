import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { AssetPicker } from '../src/elements/asset-picker/asset-picker.js';
import '../src/elements/asset-picker/define.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  'asset-type': string;
}

const meta: Meta<Args> = {
  title: 'mss-asset-picker/Uploads',
  component: 'mss-asset-picker',
  tags: ['!autodocs'],
  args: { 'asset-type': 'IMAGE VIDEO MUSIC' },
  loaders: [() => ({ stage: stage() })],
  render: (args, { loaded }): TemplateResult =>
    on(
      (loaded as { stage: Stage }).stage,
      html`<mss-asset-picker upload multiple asset-type=${args['asset-type']}></mss-asset-picker>`,
    ),
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

/** A WAV of silence, of so many kilobytes. */
function sound(name: string, kilobytes: number): File {
  const size = kilobytes * 1000;
  const view = new DataView(new ArrayBuffer(44 + size));
  const write = (at: number, text: string) =>
    [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, size, true);
  view.setUint8(50, kilobytes % 256);
  return new File([view.buffer], name, { type: 'audio/wav' });
}

/** Chooses files, as in the dialog of the button. */
const choose =
  (...files: File[]) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const picker = canvasElement.querySelector('mss-asset-picker') as AssetPicker;
    const input = await found(() => picker.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]'));
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await found(() => picker.shadowRoot?.querySelector('.upload-job'));
  };

/** A loader with rules of faults. */
const withFaults = (rules: object[]) => async (): Promise<{ stage: Stage }> => {
  const one = stage();
  await one.control('faults', { rules });
  return { stage: one };
};

/** A button to upload, and one with further ways. */
export const Offered: Story = {};

/** Three files on their way: their sum, and each with what it waits for. */
export const Sending: Story = {
  loaders: [withFaults([{ operation: 'upload', delay: 600_000 }])],
  play: choose(sound('桂花茶.wav', 900), sound('Evening show, opening.wav', 400), sound('applause.wav', 120)),
};

/** A file that is ready: it stands first and is selected. */
export const Ready: Story = { play: choose(sound('桂花茶.wav', 90)) };

/** What the service would not take is refused before anything is sent. */
export const Refused: Story = {
  play: choose(new File(['text'], 'notes.txt'), new File([], 'empty.png')),
};

/** The storage refuses: what is true now, why, and a button that tries again. */
export const Failed: Story = {
  loaders: [withFaults([{ operation: 'upload', status: 403 }])],
  play: choose(sound('桂花茶.wav', 90)),
};

/** Files are dragged over the page. */
export const Dragged: Story = {
  play: async ({ canvasElement }) => {
    const picker = canvasElement.querySelector('mss-asset-picker') as AssetPicker;
    await found(() => picker.shadowRoot?.querySelector('input[type=file]'));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(sound('tea.wav', 1));
    const drag = () =>
      document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }));
    drag();
    await found(() => picker.shadowRoot?.querySelector('.drop-target'));
  },
};

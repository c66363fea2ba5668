/** Crops and turns a picture to the shape of a room before it is uploaded. Loaded with the first one. */
import { html, type LitElement, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { adoptLateStyles, icon, type LocaleController, RotateCw } from '../../../../ui/index.js';
import { cropStyles } from './crop.styles.js';
import { cutOf, firstFrame, mostZoom, moved, type CropFrame, type CropShape } from './crop-frame.js';
import { messages } from './messages.js';
import { decode, encode, turned } from './picture-canvas.js';

export { encodeUpright } from './picture-canvas.js';

/** Part of what is visible that an arrow key moves. */
const step = 0.05;
/** Longest side of the canvas, in pixels. */
const longest = 800;

/** What the cropper is shown in, and what it calls. */
export interface CropperOptions {
  host: LitElement;
  locale: LocaleController;
  /** Called after each change. */
  changed: () => void;
  /** Called with the cropped file. */
  use: (file: File) => void;
  /** Called when the dialog is closed. */
  close: () => void;
}

/** Opens a cropper for a picture; undefined if the browser cannot show it. */
export async function openCropper(file: File, options: CropperOptions): Promise<Cropper | undefined> {
  const picture = await decode(file);
  if (!picture) return undefined;
  adoptLateStyles(options.host, cropStyles);
  return new Cropper(file, picture, options);
}

/** A modal dialog with the picture in a frame. */
export class Cropper {
  private frame: CropFrame;
  private dialog: HTMLDialogElement | undefined;
  private canvas: HTMLCanvasElement | undefined;
  /** Where the pointer that drags the picture was last. */
  private grip: { x: number; y: number } | undefined;

  constructor(
    private readonly file: File,
    private picture: ImageBitmap,
    private readonly options: CropperOptions,
  ) {
    this.frame = firstFrame(picture);
  }

  private readonly setDialog = (element: Element | undefined): void => {
    this.dialog = element as HTMLDialogElement | undefined;
  };

  private readonly setCanvas = (element: Element | undefined): void => {
    this.canvas = element as HTMLCanvasElement | undefined;
    this.draw();
  };

  /** Opens the dialog once it is rendered. */
  show(): void {
    if (this.dialog?.isConnected && !this.dialog.open) this.dialog.showModal();
  }

  private draw(): void {
    const { canvas, picture } = this;
    if (!canvas) return;
    const { x, y, width, height } = cutOf(this.frame, picture);
    const scale = Math.min(1, longest / Math.max(width, height));
    Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext('2d')?.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  }

  private change(frame: Partial<CropFrame>): void {
    this.frame = { ...this.frame, ...frame };
    this.draw();
    this.options.changed();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const by = new Map([
      ['ArrowLeft', [-step, 0]],
      ['ArrowRight', [step, 0]],
      ['ArrowUp', [0, -step]],
      ['ArrowDown', [0, step]],
    ]).get(event.key);
    if (!by) return;
    event.preventDefault();
    const [right = 0, down = 0] = by;
    this.change(moved(this.frame, right, down, this.picture));
  };

  private readonly onPress = (event: PointerEvent): void => {
    this.canvas?.setPointerCapture(event.pointerId);
    this.grip = { x: event.clientX, y: event.clientY };
  };

  private readonly onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
    const { grip, canvas } = this;
    if (!grip || !canvas) return;
    const { width, height } = canvas.getBoundingClientRect();
    this.grip = { x, y };
    this.change(moved(this.frame, (grip.x - x) / width, (grip.y - y) / height, this.picture));
  };

  private readonly onRelease = (): void => {
    this.grip = undefined;
  };

  private readonly turn = async (): Promise<void> => {
    this.picture = await turned(this.picture);
    this.change(firstFrame(this.picture));
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const file = await encode(this.picture, cutOf(this.frame, this.picture), this.file);
    this.dialog?.close();
    if (file) this.options.use(file);
  };

  /** The dialog. */
  render(): TemplateResult {
    const m = this.options.locale.of(messages);
    const { shape, zoom } = this.frame;
    const value = ({ target }: Event) => (target as HTMLInputElement).value;
    return html`<dialog
      class="cropper"
      aria-label=${m.title}
      ${ref(this.setDialog)}
      @close=${this.options.close}
    >
      <form method="dialog" @submit=${this.submit}>
        <h2>${m.title}</h2>
        <canvas
          role="img"
          tabindex="0"
          aria-label=${m.picture}
          aria-describedby="crop-help"
          ${ref(this.setCanvas)}
          @keydown=${this.onKey}
          @pointerdown=${this.onPress}
          @pointermove=${this.onMove}
          @pointerup=${this.onRelease}
          @pointercancel=${this.onRelease}
        ></canvas>
        <p class="small muted" id="crop-help">${m.help}</p>
        <div class="crop-tools">
          <label>
            ${m.shape}
            <select
              class="field"
              @change=${(event: Event) => this.change({ shape: value(event) as CropShape })}
            >
              ${(Object.keys(m.shapes) as CropShape[]).map(
                (one) => html`<option value=${one} ?selected=${one === shape}>${m.shapes[one]}</option>`,
              )}
            </select>
          </label>
          <label>
            ${m.zoom}
            <input
              type="range"
              min="1"
              max=${mostZoom}
              step="0.05"
              .value=${String(zoom)}
              @input=${(event: Event) => this.change({ zoom: Number(value(event)) })}
            />
          </label>
          <button class="button" type="button" @click=${() => void this.turn()}>
            ${icon(RotateCw)}${m.turn}
          </button>
        </div>
        <div class="crop-ends">
          <button class="button" type="button" @click=${() => this.dialog?.close()}>${m.cancel}</button>
          <button class="button primary">${m.use}</button>
        </div>
      </form>
    </dialog>`;
  }
}

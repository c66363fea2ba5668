/**
 * The part of uploads that is always loaded: two buttons, and listeners for what is dropped or pasted. Everything else
 * comes with the first file, or with the first that is dragged over the page.
 */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { importError } from '../../../api/index.js';
import { once } from '../../../base/index.js';
import { adoptLateStyles, ChevronDown, icon, renderError } from '../../../ui/index.js';
import { recordPrefix, type GivenFile, type UploadContext } from './upload-context.js';
import { acceptOf } from './uploadable.js';
import type { Uploads } from './uploads.js';

/** Names of the buttons. */
export interface UploadButtonMessages {
  upload: string;
  moreUploads: string;
}

/** Renders the buttons of a picker, and passes files on to its uploads. */
export class UploadController implements ReactiveController {
  private readonly load = once(() => import('./upload.lazy.js'));
  private page: Document | undefined;
  private failure: { error: unknown; retry: () => void } | undefined;

  /** The uploads, once their code is loaded. */
  uploads: Uploads | undefined;

  constructor(private readonly context: UploadContext) {
    const { host } = context;
    host.addController(this);
    for (const type of ['dragover', 'drop', 'paste'] as const) host.addEventListener(type, this.onTransfer);
  }

  hostConnected(): void {
    this.page = this.context.host.ownerDocument;
    this.page.addEventListener('dragenter', this.onTransfer);
  }

  hostDisconnected(): void {
    this.page?.removeEventListener('dragenter', this.onTransfer);
  }

  hostUpdated(): void {
    if (this.uploads) this.uploads.render();
    else if (this.context.isOffered() && !this.failure && hasRecords()) void this.open();
  }

  private readonly onTransfer = (event: DragEvent | ClipboardEvent): void => {
    const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
    if (!data?.types.includes('Files') || !this.context.isOffered()) return;
    if (event.type === 'dragenter') return void this.open().then((uploads) => uploads?.drop.show());
    event.preventDefault();
    // The items are empty when the event is over.
    const files = [...data.items].flatMap((item) =>
      item.kind === 'file' ? (item.webkitGetAsEntry() ?? item.getAsFile() ?? []) : [],
    );
    if (event.type !== 'dragover') this.add(files);
  };

  private add(files: readonly GivenFile[]): void {
    void this.open(() => this.add(files)).then((uploads) => uploads?.add(files));
  }

  /** The uploads; undefined if their code cannot be loaded, which is shown with a button that calls `retry`. */
  private async open(retry: () => void = () => void this.open()): Promise<Uploads | undefined> {
    const { host } = this.context;
    this.failure = undefined;
    try {
      const { Uploads, styles } = await this.load();
      adoptLateStyles(host, styles);
      return (this.uploads ??= new Uploads(this.context));
    } catch (cause) {
      this.failure = { error: importError(cause), retry };
      return undefined;
    } finally {
      host.requestUpdate();
    }
  }

  private readonly onChange = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    if (files.length > 0) this.add(files);
  };

  /** The buttons, if there is something that can be uploaded. */
  renderButtons(m: UploadButtonMessages, isDisabled: boolean): TemplateResult {
    const press = ({ currentTarget }: Event) =>
      ((currentTarget as Element).parentElement?.lastElementChild as HTMLElement).click();
    const showMore = ({ currentTarget }: Event) =>
      void this.open().then((uploads) => uploads?.menu.toggle(currentTarget as HTMLElement));
    return html`<div class="upload">
      <button class="button" part="upload" type="button" ?disabled=${isDisabled} @click=${press}>
        ${m.upload}
      </button>
      <button
        class="button icon-only"
        type="button"
        aria-label=${m.moreUploads}
        title=${m.moreUploads}
        aria-haspopup="menu"
        aria-expanded=${this.uploads?.menu.isOpen ? 'true' : 'false'}
        ?disabled=${isDisabled}
        @click=${showMore}
      >
        ${icon(ChevronDown)}
      </button>
      <input
        type="file"
        hidden
        multiple
        aria-label=${m.upload}
        accept=${acceptOf(this.context.types()) ?? nothing}
        @change=${this.onChange}
      />
    </div>`;
  }

  /** The place of the uploads, which they render by themselves: their progress does not render the whole picker. */
  renderPlace(): TemplateResult {
    const { failure } = this;
    return html`<div class="uploads" part="uploads"></div>
      ${failure ? renderError(failure.error, this.context.locale, failure.retry) : nothing}`;
  }
}

/** Whether an upload has begun in this browser and has not ended: it may have left something at the service. */
function hasRecords(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(recordPrefix));
  } catch {
    return false;
  }
}

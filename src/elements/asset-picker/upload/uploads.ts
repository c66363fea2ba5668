/** The uploads of one picker: what runs, what was refused, what an earlier page has left; and how they are shown. */
import { render } from 'lit';
import type { ApiError, DigitalAssetInfo } from '../../../api/index.js';
import {
  LazyModule,
  MenuController,
  MssUploadEvent,
  type AssetUploadState,
  type MenuItem,
} from '../../../ui/index.js';
import type { Cropper } from './crop/crop.lazy.js';
import { Announcements } from './announcements.js';
import { DropTarget } from './drop-target.js';
import { filesOf } from './given-files.js';
import { Leftovers } from './leftovers.js';
import { messages, type UploadMessages } from './messages.js';
import { Turns } from './turns.js';
import type { GivenFile, UploadContext, UploadedAsset } from './upload-context.js';
import { UploadJob, type JobContext } from './upload-job.js';
import { UploadRecords, type UploadRecord } from './upload-record.js';
import { renderUploads } from './uploads-view.js';

/** An upload, as the picker's `uploads` lists it. Sizes are bytes. */
export interface AssetUpload {
  file_name: string;
  state: AssetUploadState;
  /** The type of the asset; undefined before the file is checked. */
  asset_type: string | undefined;
  sent: number;
  total: number;
  /** Speed while it is sent. */
  bytesPerSecond: number | undefined;
  secondsLeft: number | undefined;
  /** The asset, when it is ready. */
  asset: DigitalAssetInfo | undefined;
  /** Why it failed. */
  error: ApiError | undefined;
}

/** Files that are hashed, and files that are sent at a time. */
const [hashedAtOnce, sentAtOnce] = [1, 3];

/** Runs and shows the uploads of a picker. */
export class Uploads implements JobContext {
  private jobs: readonly UploadJob[] = [];
  /** The uploads that run together: those since the last time that none ran. */
  private batch: readonly UploadJob[] = [];
  private frame: number | undefined;
  private isFolderEmpty = false;
  private cropper: Cropper | undefined;
  private readonly cropModule: LazyModule<typeof import('./crop/crop.lazy.js')>;
  private readonly leftovers: Leftovers;
  private readonly announcements = new Announcements();
  readonly turns = { hashing: new Turns(hashedAtOnce), sending: new Turns(sentAtOnce) };
  /** A lost connection, or a pause, loses little of a file that is sent in parts. */
  readonly parts = { partsAbove: 512 * 2 ** 20 };
  readonly drop: DropTarget;
  readonly menu: MenuController;

  constructor(private readonly context: UploadContext) {
    const { host } = context;
    this.drop = new DropTarget(host, () => this.schedule());
    this.menu = new MenuController(host, {
      label: () => this.messages.more,
      items: () => this.menuItems(),
      select: (id) => this.choose(id),
    });
    this.cropModule = new LazyModule(host, () => import('./crop/crop.lazy.js'));
    this.leftovers = new Leftovers(this, () => this.schedule());
    addEventListener('beforeunload', this.onLeave);
    void this.leftovers.sweep();
    this.render();
  }

  get messages(): UploadMessages {
    return this.context.locale.of(messages);
  }

  client = () => this.context.client();
  fetch = () => this.context.fetch();
  types = () => this.context.types();
  records = () => new UploadRecords(this.context.user());

  /** All uploads since the page was opened that were not dismissed, the newest first. */
  get list(): AssetUpload[] {
    return this.jobs.map(
      ({ file_name, state, asset_type, sent, total, bytesPerSecond, secondsLeft, asset, error }) => ({
        file_name,
        state,
        asset_type,
        sent,
        total,
        bytesPerSecond,
        secondsLeft,
        asset,
        error,
      }),
    );
  }

  /** Begins to upload what a person has chosen, dropped or pasted; of a folder, the files in it. */
  async add(given: readonly GivenFile[]): Promise<void> {
    this.drop.hide();
    const files = await filesOf(given);
    this.isFolderEmpty = files.length === 0 && given.length > 0;
    const jobs = files.map((file) => new UploadJob(file, this, this.leftovers.takeOffer(file)));
    this.jobs = [...jobs, ...this.jobs];
    await this.start(jobs);
  }

  /** Begins an upload again that has failed or was cancelled. */
  retry(job: UploadJob): void {
    void this.start([job]);
  }

  private async start(jobs: readonly UploadJob[]): Promise<void> {
    const others = this.batch.filter((job) => !jobs.includes(job));
    this.batch = others.some((job) => job.isOnItsWay) ? [...jobs, ...others] : jobs;
    this.schedule();
    await Promise.all(jobs.map((job) => job.start()));
  }

  changed(job: UploadJob, isState: boolean): void {
    this.announcements.handleChange(job, this.batch, this.messages);
    this.schedule();
    if (isState) this.context.host.dispatchEvent(new MssUploadEvent(job.file_name, job.state, job.asset));
  }

  take(asset: UploadedAsset): string | undefined {
    return this.context.take(asset);
  }

  /** Takes ended uploads out of the list. */
  dismiss(jobs: readonly UploadJob[]): void {
    this.jobs = this.jobs.filter((job) => !jobs.includes(job));
    this.isFolderEmpty = false;
    this.schedule();
  }

  dismissOffer(record: UploadRecord): void {
    this.leftovers.dismiss(record);
  }

  /** The page is left while bytes are missing at the service: the browser asks. */
  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (this.jobs.some((job) => job.isOnItsWay)) event.preventDefault();
  };

  private menuItems(): MenuItem[] {
    const m = this.messages;
    const hasPictures = this.types().includes('IMAGE');
    return [
      { id: 'folder', label: m.chooseFolder },
      ...(hasPictures ? [{ id: 'crop', label: m.cropPicture }] : []),
    ];
  }

  /** Opens the file dialog of a menu item. */
  private choose(id: string): void {
    const isFolder = id === 'folder';
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: isFolder, webkitdirectory: isFolder });
    if (!isFolder) input.accept = 'image/*';
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      const [file] = files;
      if (isFolder) void this.add(files);
      else if (file) void this.crop(file);
    });
    input.click();
  }

  /** Lets a person cut a picture to the shape of a room, and uploads what is left. One that cannot be shown is refused. */
  async crop(file: File): Promise<void> {
    const { host, locale } = this.context;
    const module = await this.cropModule.load();
    const cropper = await module?.openCropper(file, {
      host,
      locale,
      changed: () => this.schedule(),
      use: (cropped) => void this.add([cropped]),
      close: () => {
        this.cropper = undefined;
        this.schedule();
      },
    });
    if (!module) return;
    if (!cropper) return this.add([file]);
    this.cropper = cropper;
    this.schedule();
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => this.render());
  }

  /** Renders into the picker's place for uploads, apart from the picker: progress comes many times a second. */
  render(): void {
    this.frame = undefined;
    const { host, locale } = this.context;
    const place = host.shadowRoot?.querySelector<HTMLElement>('.uploads');
    if (!place) return;
    const props = {
      jobs: this.jobs,
      batch: this.batch,
      offers: this.leftovers.offers,
      isDragged: this.drop.isShown,
      isFolderEmpty: this.isFolderEmpty,
      announced: this.announcements,
      menu: this.menu.render(),
      cropper: this.cropModule.missing ? this.cropModule.renderMissing(locale) : this.cropper?.render(),
      on: this,
    };
    render(renderUploads(props, locale), place, { host });
    this.cropper?.show();
  }
}

/**
 * The disclosure of a room's past streams; they are read when it is opened. From the first moment on it notes what only
 * this browser can tell later: that a stream was stopped here, and how often one that was started here plays its script.
 */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client, SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import type { RoomWatch } from '../../../live/index.js';
import {
  LazyModule,
  type LocaleController,
  type MssStartEvent,
  type MssStopEvent,
} from '../../../ui/index.js';
import type { HistoryList } from '../history/history-list.js';
import { noteTask } from '../history/task-notes.js';
import { detailsMessages } from './messages.js';

/** The room of the element. */
export interface DisclosureContext {
  client: Client | undefined;
  room_id: string;
  watch: RoomWatch | undefined;
  room: SmartLiveRoom | undefined;
  /** The body of the start that was last requested here. */
  started: StartSmartLiveBody | undefined;
}

/** The disclosure of one element. */
export class HistoryDisclosure {
  private list: HistoryList | undefined;
  private readonly module;

  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    private readonly context: () => DisclosureContext,
  ) {
    this.module = new LazyModule(host, () => import('../history/history.lazy.js'));
    host.addEventListener('mss-start', (event) => this.noteStart(event));
    host.addEventListener('mss-stop', (event) => this.noteStop(event));
    host.addController({ hostDisconnected: () => this.list?.close() });
  }

  /** Clears the list, for another room. */
  clear(): void {
    this.list?.clear();
  }

  render(): TemplateResult {
    return html`<details class="fold past" part="past" @toggle=${this.onToggle}>
      <summary><span>${this.locale.of(detailsMessages).past}</span></summary>
      <div class="fold-body">
        ${this.module.missing ? this.module.renderMissing(this.locale) : (this.list?.render() ?? nothing)}
      </div>
    </details>`;
  }

  private readonly onToggle = async ({ target }: Event): Promise<void> => {
    if (!(target as HTMLDetailsElement).open) return this.list?.close();
    const module = await this.module.load();
    if (!module) return;
    this.list ??= new module.HistoryList(this.host, this.locale, () => {
      const { client, ...place } = this.context();
      return client && { ...place, client };
    });
    await this.list.open();
  };

  private noteStop({ room_id, job_id }: MssStopEvent): void {
    if (job_id) noteTask(room_id, { job_id, stopped: true });
  }

  /** Only the element in which a stream was started knows what was sent with the start. */
  private noteStart({ room_id, job_id }: MssStartEvent): void {
    const { room, started } = this.context();
    const policy = started && (started.play_policy ?? room?.play_policy ?? {});
    if (!policy || !job_id || !room) return;
    const { repeat_count, live_exit_config } = policy;
    noteTask(room_id, {
      job_id,
      repeat_count: repeat_count ?? 0,
      max_live_duration: live_exit_config?.max_live_duration ?? 0,
    });
  }
}

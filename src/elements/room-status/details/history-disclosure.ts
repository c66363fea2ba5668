/** The disclosure of a room's past streams; the list is loaded when it is first opened. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client } from '../../../api/index.js';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { LocaleController } from '../../../ui/locale.js';
import type { TaskHistory } from '../history/past-tasks.js';
import { detailsMessages } from './messages.js';

/** The disclosure of one element. */
export class HistoryDisclosure {
  private readonly module;
  private tasks: TaskHistory | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    private readonly place: () => { client: Client | undefined; room_id: string },
  ) {
    this.module = new LazyModule(host, () => import('../history/history.lazy.js'));
  }

  /** Clears the list, for another room. */
  clear(): void {
    this.tasks?.clear();
  }

  render(): TemplateResult {
    const { value: part } = this.module;
    return html`<details class="fold past" part="past" @toggle=${this.onToggle}>
      <summary><span>${this.locale.of(detailsMessages).past}</span></summary>
      <div class="fold-body">
        ${part && this.tasks ? part.renderHistory(this.tasks, this.locale, this.onMore) : nothing}
      </div>
    </details>`;
  }

  private readonly onToggle = async (event: Event): Promise<void> => {
    const part = (event.target as HTMLDetailsElement).open ? await this.module.load() : undefined;
    const { client, room_id } = this.place();
    if (!part || !client) return;
    this.tasks ??= new part.TaskHistory(() => this.host.requestUpdate());
    await this.tasks.refresh(client, room_id);
  };

  private readonly onMore = (): void => {
    const { client, room_id } = this.place();
    if (client) void this.tasks?.loadMore(client, room_id);
  };
}

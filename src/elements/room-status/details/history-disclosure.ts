/** The disclosure of a room's past streams; they are read when it is opened. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client } from '../../../api/index.js';
import type { LocaleController } from '../../../ui/index.js';
import { renderHistory } from '../history/history-view.js';
import { TaskHistory } from '../history/past-tasks.js';
import { detailsMessages } from './messages.js';

/** The disclosure of one element. */
export class HistoryDisclosure {
  private tasks: TaskHistory | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    private readonly place: () => { client: Client | undefined; room_id: string },
  ) {}

  /** Clears the list, for another room. */
  clear(): void {
    this.tasks?.clear();
  }

  render(): TemplateResult {
    return html`<details class="fold past" part="past" @toggle=${this.onToggle}>
      <summary><span>${this.locale.of(detailsMessages).past}</span></summary>
      <div class="fold-body">
        ${this.tasks ? renderHistory(this.tasks, this.locale, this.onMore) : nothing}
      </div>
    </details>`;
  }

  private readonly onToggle = async (event: Event): Promise<void> => {
    const { client, room_id } = this.place();
    if (!client || !(event.target as HTMLDetailsElement).open) return;
    this.tasks ??= new TaskHistory(() => this.host.requestUpdate());
    await this.tasks.refresh(client, room_id);
  };

  private readonly onMore = (): void => {
    const { client, room_id } = this.place();
    if (client) void this.tasks?.loadMore(client, room_id);
  };
}

/** The list of past streams in one element: its pages, what was sent to each, the copied ID, the export. */
import type { LitElement, TemplateResult } from 'lit';
import { commandsOf, type CommandRecord, type RoomCommands, type RoomWatch } from '../../../live/index.js';
import { ListExport, type LocaleController, type Table } from '../../../ui/index.js';
import { renderHistory, repliesTo, type HistoryProps } from './history-view.js';
import { PastTasks, readForExport, type TaskPlace } from './past-tasks.js';
import { readTaskNotes, type TaskNote } from './task-notes.js';
import { taskTable } from './task-table.js';

/** Milliseconds for which it is said that an ID was copied. */
const copiedTime = 3000;

/** Where the list is. */
export interface HistoryPlace extends TaskPlace {
  watch: RoomWatch | undefined;
}

/** The list of one element, once it was opened. */
export class HistoryList implements HistoryProps {
  readonly tasks: PastTasks;
  private readonly export: ListExport;
  private notes: ReadonlyMap<string, TaskNote> = new Map();
  private commands: RoomCommands | undefined;
  private stopListening: (() => void) | undefined;
  copied: HistoryProps['copied'];

  constructor(
    private readonly host: LitElement,
    readonly locale: LocaleController,
    private readonly place: () => HistoryPlace | undefined,
  ) {
    this.tasks = new PastTasks(() => host.requestUpdate());
    this.export = new ListExport(host, locale, () => this.table());
  }

  /** Reads the latest tasks, and follows what is sent to the room. */
  async open(): Promise<void> {
    const place = this.place();
    if (!place) return;
    this.notes = readTaskNotes(place.room_id);
    this.follow(place.watch);
    await this.tasks.read(place, 0);
  }

  /** Stops following the room. */
  close(): void {
    this.stopListening?.();
    this.stopListening = undefined;
  }

  /** Forgets everything, for another room. */
  clear(): void {
    this.close();
    this.commands = undefined;
    this.tasks.clear();
  }

  private follow(watch: RoomWatch | undefined): void {
    this.close();
    if (!watch) return;
    this.commands = commandsOf(watch);
    this.stopListening = this.commands.subscribe(watch, () => this.host.requestUpdate());
  }

  noteOf(job_id: string): TaskNote | undefined {
    return this.notes.get(job_id);
  }

  repliesOf(job_id: string): readonly CommandRecord[] {
    return repliesTo(job_id, this.commands?.history ?? []);
  }

  show(from: number): void {
    const place = this.place();
    if (place) void this.tasks.read(place, from).then(() => this.keepFocus());
  }

  /** The button of the next page is not on the last one; the list gets the focus then. */
  private async keepFocus(): Promise<void> {
    await this.host.updateComplete;
    if (this.host.shadowRoot?.activeElement) return;
    this.host.shadowRoot?.querySelector<HTMLElement>('.tasks')?.focus();
  }

  /** Copies an ID; where the browser does not allow that, selects it. */
  readonly copy = (job_id: string, event: Event): void => {
    const code = (event.currentTarget as Element).parentElement?.querySelector('code');
    void writeClipboard(job_id).then((isCopied) => {
      if (!isCopied && code) getSelection()?.selectAllChildren(code);
      const copied = (this.copied = { job_id, isCopied });
      this.host.requestUpdate();
      setTimeout(() => {
        if (this.copied !== copied) return;
        this.copied = undefined;
        this.host.requestUpdate();
      }, copiedTime);
    });
  };

  private async table(): Promise<Table | undefined> {
    const place = this.place();
    if (!place) return undefined;
    const jobs = await readForExport(place);
    const known = (job_id: string) => ({ note: this.noteOf(job_id), replies: this.repliesOf(job_id) });
    return taskTable(jobs, known, this.locale);
  }

  renderExport(): unknown {
    return [this.export.render(), this.export.renderFailure()];
  }

  render(): TemplateResult {
    return renderHistory(this);
  }
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The page is not secure, or may not write to the clipboard.
    return false;
  }
}

/**
 * Find and replace, as far as it is always at hand: its bar with the field that is written into at once. What searches
 * and replaces is loaded with the first use.
 */
import type { ReactiveController } from 'lit';
import type { EditorContext } from '../editor-context.js';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { FindHost } from './find-view.js';
import type { Searching } from './find.lazy.js';

export class FindController implements ReactiveController, FindHost {
  readonly part: LazyModule<typeof import('./find.lazy.js')>;
  searching: Searching | undefined;
  /** Whether the bar is open. */
  isOpen = false;
  words = '';

  constructor(private readonly context: EditorContext) {
    context.host.addController(this);
    this.part = new LazyModule(context.host, () => import('./find.lazy.js'));
  }

  /** What searches may have been loaded after all. */
  hostUpdate(): void {
    if (this.isOpen && this.part.value && !this.searching) void this.search();
  }

  /** Opens the bar with the words that are selected. */
  async open(): Promise<void> {
    const selected = this.context.text.words;
    if (selected && selected.length <= 100 && !selected.includes('\n')) this.words = selected;
    this.isOpen = true;
    this.context.host.requestUpdate();
    await this.context.host.updateComplete;
    const field = this.context.host.renderRoot.querySelector<HTMLInputElement>('.find-field');
    field?.focus();
    field?.select();
    await this.context.text.open();
    await this.search();
  }

  close(): void {
    this.isOpen = false;
    this.searching?.end();
    this.context.host.requestUpdate();
    void this.context.text.focus();
  }

  find(words: string): void {
    this.words = words;
    this.context.host.requestUpdate();
    void this.search().then((searching) => searching?.find());
  }

  go(by: 1 | -1): void {
    void this.search().then((searching) => searching?.go(by));
  }

  private async search(): Promise<Searching | undefined> {
    const module = await this.part.load();
    if (module) this.searching ??= new module.Searching(this.context, this);
    return this.searching;
  }
}

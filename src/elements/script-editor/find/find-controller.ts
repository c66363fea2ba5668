/**
 * Find and replace, as far as it is always at hand: its bar with the field that is written into at once. What searches
 * and replaces is loaded with the first use.
 */
import type { LitElement, ReactiveController } from 'lit';
import { LazyModule } from '../../../ui/lazy-module.js';
import type { ScriptController } from '../script-controller.js';
import type { TextController } from '../text/text-controller.js';
import type { FindHost } from './find-view.js';
import type { Searching } from './find.lazy.js';

export interface FindingNeeds {
  /** Whether the text can be changed. */
  editable: () => boolean;
  /** A person changed the script. */
  changed: () => void;
}

export class FindController implements ReactiveController, FindHost {
  readonly part: LazyModule<typeof import('./find.lazy.js')>;
  searching: Searching | undefined;
  /** Whether the bar is open. */
  open = false;
  words = '';

  constructor(
    private readonly host: LitElement,
    private readonly script: ScriptController,
    private readonly editing: TextController,
    private readonly needs: FindingNeeds,
  ) {
    host.addController(this);
    this.part = new LazyModule(host, () => import('./find.lazy.js'));
  }

  /** What searches may have been loaded after all. */
  hostUpdate(): void {
    if (this.open && this.part.value && !this.searching) void this.search();
  }

  /** Opens the bar with the words that are selected. */
  async show(): Promise<void> {
    const selected = this.editing.words;
    if (selected && selected.length <= 100 && !selected.includes('\n')) this.words = selected;
    this.open = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const field = this.host.renderRoot.querySelector<HTMLInputElement>('.find-field');
    field?.focus();
    field?.select();
    await this.editing.open();
    await this.search();
  }

  close(): void {
    this.open = false;
    this.searching?.end();
    this.host.requestUpdate();
    void this.editing.focus();
  }

  find(words: string): void {
    this.words = words;
    this.host.requestUpdate();
    void this.search().then((searching) => searching?.find());
  }

  go(by: 1 | -1): void {
    void this.search().then((searching) => searching?.go(by));
  }

  private async search(): Promise<Searching | undefined> {
    const module = await this.part.load();
    if (module)
      this.searching ??= new module.Searching(this.host, this.script, this.editing, this, this.needs);
    return this.searching;
  }
}

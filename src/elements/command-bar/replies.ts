/**
 * The quick replies: from the property and from the slot, numbered, searchable, with placeholders.
 *
 * A click sends a reply that has no placeholders. Otherwise a form, prefilled with the last values, asks for them first.
 */
import type { ReactiveController } from 'lit';
import type { BarContext } from './bar-context.js';
import type { ComposerModule } from './composer.js';
import { placeholdersOf } from './placeholders/placeholder.js';
import type { PlaceholderForm } from './placeholders/placeholder-form.js';

/** The minimum number of replies for which the search field is shown. */
export const minimumForSearch = 8;

/** Number of replies rendered at first, and added at each press of “more”; the search finds all. */
const pageSize = 40;

/** One quick reply. */
export interface Reply {
  /** Position among all replies, from 1. */
  number: number;
  text: string;
}

/** The quick replies of one bar. */
export class Replies implements ReactiveController {
  private slotted: readonly string[] = [];
  private observer: MutationObserver | undefined;
  private shownCount = pageSize;
  /** The form that is open. */
  form: PlaceholderForm | undefined;
  /** The search text. */
  query = '';

  constructor(
    private readonly bar: BarContext,
    /** The replies of the element's property. */
    private readonly property: () => readonly string[],
    private readonly module: ComposerModule,
  ) {
    bar.element.addController(this);
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => this.readSlot());
    this.observer.observe(this.bar.element, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    this.readSlot();
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
  }

  /** All replies, those of the property first. */
  get all(): readonly Reply[] {
    return [...this.property(), ...this.slotted].map((text, index) => ({ number: index + 1, text }));
  }

  /** The replies that match the search. */
  get matches(): readonly Reply[] {
    const query = this.query.trim();
    return this.all.filter(({ text }) => this.bar.search.matches(text, query));
  }

  /** The matches that are rendered. */
  get shown(): readonly Reply[] {
    return this.matches.slice(0, this.shownCount);
  }

  /** Number of matches that the next press of “more” shows; 0 if all are shown. */
  get nextCount(): number {
    return Math.min(pageSize, this.matches.length - this.shown.length);
  }

  /** Shows the next matches, and focuses the first of them. */
  async showMore(): Promise<void> {
    const { element } = this.bar;
    const index = this.shown.length;
    this.shownCount += pageSize;
    element.requestUpdate();
    await element.updateComplete;
    element.renderRoot.querySelectorAll<HTMLElement>('.quick .reply')[index]?.focus();
  }

  search(query: string): void {
    this.query = query;
    this.shownCount = pageSize;
    this.bar.element.requestUpdate();
  }

  /** Sends a reply, or opens the form of its placeholders. */
  send({ text }: Reply): void {
    if (!this.bar.canQueue) return;
    const names = placeholdersOf(text);
    if (names.length === 0) void this.bar.say(text);
    else void this.openForm(text, names);
  }

  private async openForm(text: string, names: readonly string[]): Promise<void> {
    const { element } = this.bar;
    const before = element.shadowRoot?.activeElement as HTMLElement | null;
    const module = await this.module.load();
    if (!module) return;
    const close = () => {
      this.form = undefined;
      element.requestUpdate();
      before?.focus();
    };
    this.form = new module.PlaceholderForm(this.bar, text, names, close);
    element.requestUpdate();
    await element.updateComplete;
    element.renderRoot.querySelector<HTMLInputElement>('.placeholders input')?.select();
  }

  private readSlot(): void {
    const children = [...this.bar.element.querySelectorAll(':scope > [slot="quick-replies"]')];
    const texts = children.map((child) => child.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean);
    if (texts.join('\n') === this.slotted.join('\n')) return;
    this.slotted = texts;
    this.bar.element.requestUpdate();
  }
}

/**
 * The quick replies: from the property and from the slot, numbered, searchable, with placeholders.
 *
 * A click sends a reply that has no placeholders. Otherwise a form, prefilled with the last values, asks for them first.
 */
import type { ReactiveController } from 'lit';
import { lookUp } from '../../base/index.js';
import type { BarContext } from './bar-context.js';
import { savePlaceholder, readPlaceholder } from './session-store.js';

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

/** The form of a reply with placeholders. */
export interface PlaceholderForm {
  text: string;
  names: readonly string[];
  values: Readonly<Record<string, string>>;
}

const placeholder = /\{([\p{L}_][\p{L}\d_ -]{0,31})\}/gu;

/** The quick replies of one bar. */
export class Replies implements ReactiveController {
  private slotted: readonly string[] = [];
  private observer: MutationObserver | undefined;
  private previousFocus: HTMLElement | undefined;
  private shownCount = pageSize;
  /** The form that is open. */
  form: PlaceholderForm | undefined;
  /** The search text. */
  query = '';

  constructor(
    private readonly bar: BarContext,
    /** The replies of the element's property. */
    private readonly property: () => readonly string[],
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
    const query = this.query.trim().toLowerCase();
    return this.all.filter(({ text }) => text.toLowerCase().includes(query));
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
    if (names.length === 0) return void this.bar.say(text);
    const values = Object.fromEntries(names.map((name) => [name, readPlaceholder(name)]));
    this.previousFocus = (this.bar.element.shadowRoot?.activeElement as HTMLElement | null) ?? undefined;
    this.form = { text, names, values };
    void this.focusFirst();
  }

  /** The text with the values entered so far; placeholders without a value are kept. */
  get preview(): string {
    return this.form ? fillPlaceholders(this.form.text, this.form.values) : '';
  }

  fill(name: string, value: string): void {
    if (!this.form) return;
    this.form = { ...this.form, values: { ...this.form.values, [name]: value } };
    this.bar.element.requestUpdate();
  }

  /** Whether all placeholders have a value. */
  get isComplete(): boolean {
    const { names, values = {} } = this.form ?? {};
    return names?.every((name) => lookUp(values, name)?.trim()) ?? false;
  }

  submit(): void {
    if (!this.form || !this.isComplete || !this.bar.canQueue) return;
    const { text, names, values } = this.form;
    for (const name of names) savePlaceholder(name, lookUp(values, name)?.trim() ?? '');
    void this.bar.say(fillPlaceholders(text, values));
    this.close();
  }

  close(): void {
    this.form = undefined;
    this.bar.element.requestUpdate();
    this.previousFocus?.focus();
  }

  private async focusFirst(): Promise<void> {
    this.bar.element.requestUpdate();
    await this.bar.element.updateComplete;
    this.bar.element.renderRoot.querySelector<HTMLInputElement>('.placeholders input')?.select();
  }

  private readSlot(): void {
    const children = [...this.bar.element.querySelectorAll(':scope > [slot="quick-replies"]')];
    const texts = children.map((child) => child.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean);
    if (texts.join('\n') === this.slotted.join('\n')) return;
    this.slotted = texts;
    this.bar.element.requestUpdate();
  }
}

/** The names of the placeholders in a reply, without duplicates. */
function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''))];
}

/** Fills in the placeholders. In an SSML reply the values are escaped, so that they cannot add tags. */
function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  const isSsml = /^\s*<spea/i.test(text);
  return text.replace(placeholder, (whole, name: string) => {
    const value = lookUp(values, name)?.trim();
    if (!value) return whole;
    return isSsml ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value;
  });
}

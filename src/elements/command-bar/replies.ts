/**
 * The quick replies: from the property and from the slot, numbered, to be searched, with placeholders.
 *
 * A reply without placeholders is sent at a press. One with placeholders asks for them first, and offers what they
 * stood for last.
 */
import type { ReactiveController } from 'lit';
import type { BarContext } from './bar-context.js';
import { keepValue, keptValue } from './session-store.js';

/** From so many replies on there is a search. */
export const searchFrom = 8;

export interface Reply {
  /** 1 for the first. */
  number: number;
  text: string;
}

/** A reply whose placeholders are being filled in. */
export interface Filling {
  text: string;
  names: readonly string[];
  values: Readonly<Record<string, string>>;
}

const placeholder = /\{([\p{L}_][\p{L}\d_ -]{0,31})\}/gu;

export class Replies implements ReactiveController {
  private slotted: readonly string[] = [];
  private observer: MutationObserver | undefined;
  private before: HTMLElement | undefined;
  filling: Filling | undefined;
  sought = '';

  constructor(
    private readonly bar: BarContext,
    private readonly given: () => readonly string[],
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

  get all(): readonly Reply[] {
    return [...this.given(), ...this.slotted].map((text, index) => ({ number: index + 1, text }));
  }

  get found(): readonly Reply[] {
    const words = this.sought.trim().toLowerCase();
    return this.all.filter(({ text }) => text.toLowerCase().includes(words));
  }

  search(words: string): void {
    this.sought = words;
    this.bar.element.requestUpdate();
  }

  /** Sends a reply, or asks for its placeholders. */
  use({ text }: Reply): void {
    if (!this.bar.mayEnqueue) return;
    const names = placeholdersOf(text);
    if (names.length === 0) return void this.bar.say(text);
    const values = Object.fromEntries(names.map((name) => [name, keptValue(name)]));
    this.before = (this.bar.element.shadowRoot?.activeElement as HTMLElement | null) ?? undefined;
    this.filling = { text, names, values };
    void this.focusFirst();
  }

  /** What will be said: what is not filled in yet stands there as its placeholder. */
  get preview(): string {
    return this.filling ? filledIn(this.filling.text, this.filling.values) : '';
  }

  fill(name: string, value: string): void {
    if (!this.filling) return;
    this.filling = { ...this.filling, values: { ...this.filling.values, [name]: value } };
    this.bar.element.requestUpdate();
  }

  /** Whether everything is filled in. */
  get filled(): boolean {
    return this.filling?.names.every((name) => this.filling?.values[name]?.trim()) ?? false;
  }

  sendFilled(): void {
    if (!this.filling || !this.filled || !this.bar.mayEnqueue) return;
    const { text, names, values } = this.filling;
    for (const name of names) keepValue(name, values[name]?.trim() ?? '');
    void this.bar.say(filledIn(text, values));
    this.close();
  }

  close(): void {
    this.filling = undefined;
    this.bar.element.requestUpdate();
    this.before?.focus();
  }

  private async focusFirst(): Promise<void> {
    this.bar.element.requestUpdate();
    await this.bar.element.updateComplete;
    this.bar.element.renderRoot.querySelector<HTMLInputElement>('.filling input')?.select();
  }

  private readSlot(): void {
    const children = [...this.bar.element.querySelectorAll(':scope > [slot="quick-replies"]')];
    const texts = children.map((child) => child.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean);
    if (texts.join('\n') === this.slotted.join('\n')) return;
    this.slotted = texts;
    this.bar.element.requestUpdate();
  }
}

/** The names of the placeholders in a reply, each once. */
function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''))];
}

/** The reply with its placeholders filled in; what is written into a script is text there, never a tag. */
function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  const tagged = /^\s*<spea/i.test(text);
  return text.replace(placeholder, (whole, name: string) => {
    const value = values[name]?.trim();
    if (!value) return whole;
    return tagged ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value;
  });
}

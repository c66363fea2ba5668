/** The form of a quick reply with placeholders: prefilled with the last values, it shows what will be said. */
import { html, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import { isComposing, stripTags } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { readPlaceholder, savePlaceholder } from '../value-store.js';
import { messages } from './messages.js';
import { placeholder } from './placeholder.js';

/** The values of one reply's placeholders. */
export class PlaceholderForm {
  private values: Readonly<Record<string, string>>;

  constructor(
    private readonly bar: BarContext,
    private readonly text: string,
    private readonly names: readonly string[],
    private readonly onClose: () => void,
  ) {
    this.values = Object.fromEntries(names.map((name) => [name, readPlaceholder(name)]));
  }

  /** The text with the values entered so far; placeholders without a value are kept. */
  private get preview(): string {
    return fillPlaceholders(this.text, this.values);
  }

  private get isComplete(): boolean {
    return this.names.every((name) => lookUp(this.values, name)?.trim());
  }

  private fill(name: string, value: string): void {
    this.values = { ...this.values, [name]: value };
    this.bar.element.requestUpdate();
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.isComplete || !this.bar.canQueue) return;
    for (const name of this.names) savePlaceholder(name, lookUp(this.values, name)?.trim() ?? '');
    void this.bar.say(this.preview);
    this.onClose();
  };

  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.stopPropagation();
    this.onClose();
  };

  render(): TemplateResult {
    const m = this.bar.locale.of(messages);
    return html`<form
      class="placeholders panel"
      aria-label=${m.fillIn}
      @submit=${this.onSubmit}
      @keydown=${this.onEscape}
    >
      <p>${stripTags(this.preview)}</p>
      ${this.names.map(
        (name) =>
          html`<label
            ><span class="small muted">${lookUp(m.names, name) ?? name}</span>
            <input
              class="field"
              autocomplete="off"
              maxlength="200"
              .value=${lookUp(this.values, name) ?? ''}
              @input=${(event: Event) => this.fill(name, (event.target as HTMLInputElement).value)}
            />
          </label>`,
      )}
      <span class="actions">
        <button class="button primary" type="submit" ?disabled=${!this.isComplete}>${m.send}</button>
        <button class="button" type="button" @click=${this.onClose}>${m.cancel}</button>
      </span>
    </form>`;
  }
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

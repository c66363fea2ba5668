/** The parameters of a command as JSON, for what its form does not offer. */
import { html, nothing, type TemplateResult } from 'lit';
import { isJsonObject, parseJson } from '../../../base/index.js';
import { renderTextArea } from '../../../ui/index.js';
import type { FormMessages } from './messages.js';

/** The JSON of one form: that of its fields, until it is edited. */
export class Advanced {
  private text: string | undefined;

  constructor(private readonly update: () => void) {}

  /** Whether the JSON was edited: it is sent then, instead of the fields. */
  get isEdited(): boolean {
    return this.text !== undefined;
  }

  /** The edited parameters; undefined if they are no object with members. */
  get params(): Record<string, unknown> | undefined {
    const value = parseJson(this.text);
    return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
  }

  /** Sends the fields again. */
  readonly reset = (): void => {
    this.text = undefined;
    this.update();
  };

  private readonly edit = (text: string): void => {
    this.text = text;
    this.update();
  };

  render(m: FormMessages, params: unknown, wireName: string): TemplateResult {
    return html`<details class="advanced">
      <summary>${m.advanced}</summary>
      <div title=${wireName}>
        ${renderTextArea(m.json, this.text ?? JSON.stringify(params, null, 2), this.edit)}
      </div>
      ${this.isEdited ? html`<p class="small muted">${m.jsonCounts}</p>` : nothing}
      ${this.isEdited ? html`<button class="button" type="button" @click=${this.reset}>${m.useFields}</button>` : nothing}
    </details>`;
  }
}

/** Where the running task pushes its stream to. The key is never shown, kept or told. */
import { html, type TemplateResult } from 'lit';
import type { LiveCommand } from '../../../live/index.js';
import { renderField, urlProblem } from './fields.js';
import type { CommandForm, FormHost } from './form.js';
import type { FormMessages } from './messages.js';

export class OutputForm implements CommandForm {
  private url = '';
  private key = '';

  constructor(private readonly host: FormHost) {}

  problem(m: FormMessages): string | undefined {
    return urlProblem(this.url, ['rtmp', 'rtmps'], m);
  }

  command(): LiveCommand {
    const key = this.key.trim();
    const params = { output_urls: [this.url.trim()], ...(key && { stream_keys: [key] }) };
    return { command: 'REFRESH_OUTPUT_URL', params };
  }

  render(m: FormMessages): TemplateResult {
    const { host } = this;
    return html`${renderField(m.outputUrl, this.url, 'url', (value) => {
      this.url = value;
      host.update();
    })}
    ${renderField(m.streamKey, this.key, 'password', (value) => {
      this.key = value;
      host.update();
    })}`;
  }
}

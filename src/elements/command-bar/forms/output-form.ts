/** The form of the address to which the running task pushes its stream. The stream key is neither shown nor stored. */
import { html, type TemplateResult } from 'lit';
import type { LiveCommand } from '../../../live/index.js';
import { renderTextField } from '../../../ui/index.js';
import type { CommandForm, FormContext } from './form.js';
import type { FormMessages } from './messages.js';
import { urlProblem } from './url-problem.js';

/** The form of the command `REFRESH_OUTPUT_URL`. */
export class OutputForm implements CommandForm {
  private url = '';
  private key = '';

  constructor(private readonly context: FormContext) {}

  problem(m: FormMessages): string | undefined {
    return urlProblem(this.url, ['rtmp', 'rtmps'], m);
  }

  command(): LiveCommand {
    const key = this.key.trim();
    const params = { output_urls: [this.url.trim()], ...(key && { stream_keys: [key] }) };
    return { command: 'REFRESH_OUTPUT_URL', params };
  }

  render(m: FormMessages): TemplateResult {
    const { context } = this;
    return html`${renderTextField(m.outputUrl, this.url, 'url', (value) => {
      this.url = value;
      context.update();
    })}
    ${renderTextField(m.streamKey, this.key, 'password', (value) => {
      this.key = value;
      context.update();
    })}`;
  }
}

/**
 * The form of the addresses to which the running task pushes its stream. It begins with the present ones; keys are neither
 * shown nor stored, and a key that is left empty stays what it is while the server is the same.
 */
import { html, type TemplateResult } from 'lit';
import type { SmartLiveRoom } from '../../../api/index.js';
import { readTask, type LiveCommand } from '../../../live/index.js';
import { renderTextField } from '../../../ui/index.js';
import { hasSameServer, keyMask, withoutKey } from './destination.js';
import type { CommandForm, FormContext } from './form.js';
import type { FormMessages } from './messages.js';
import { urlProblem } from './url-problem.js';

/** One address: as the task has it, and as it stands in the fields. */
interface Destination {
  url: string;
  key: string;
  /** The address without what may be a key. */
  shown: string;
  newUrl: string;
  newKey: string;
}

/** The form of the command `REFRESH_OUTPUT_URL`. */
export class OutputForm implements CommandForm {
  private destinations: readonly Destination[] = [];

  constructor(private readonly context: FormContext) {}

  async load(signal: AbortSignal): Promise<void> {
    this.destinations = destinationsOf(await readTask(this.context.bar, signal));
  }

  async reconcile(signal: AbortSignal): Promise<boolean> {
    const now = destinationsOf(await readTask(this.context.bar, signal));
    const urls = (list: readonly Destination[]) => JSON.stringify(list.map(({ url }) => url));
    return urls(now) === urls(this.destinations);
  }

  problem(m: FormMessages): string | undefined {
    for (const one of this.destinations) {
      const isMasked = one.newUrl.includes(keyMask) && one.newUrl !== one.shown;
      const problem = isMasked ? m.urlMasked : urlProblem(urlOf(one), ['rtmp', 'rtmps'], m);
      if (problem !== undefined) return problem;
    }
    const isSame = this.destinations.every((one) => urlOf(one) === one.url && one.newKey.trim() === '');
    return isSame ? m.unchanged : undefined;
  }

  command(): LiveCommand {
    const output_urls = this.destinations.map(urlOf);
    const hasNewKey = this.destinations.some(({ newKey }) => newKey.trim() !== '');
    const stream_keys = this.destinations.map(keyOf);
    return { command: 'REFRESH_OUTPUT_URL', params: { output_urls, ...(hasNewKey && { stream_keys }) } };
  }

  private change(index: number, change: Partial<Destination>): void {
    this.destinations = this.destinations.map((one, i) => (i === index ? { ...one, ...change } : one));
    this.context.update();
  }

  render(m: FormMessages): TemplateResult {
    return html`${this.destinations.map(({ newUrl, newKey, key }, index, { length }) => {
      const number = length > 1 ? ` ${index + 1}` : '';
      return html`${renderTextField(m.outputUrl + number, newUrl, 'url', (value) => this.change(index, { newUrl: value }))}
      ${renderTextField(m.streamKey + number, newKey, 'password', (value) => this.change(index, { newKey: value }))}
      ${key === '' ? '' : html`<p class="small muted">${m.keyKept}</p>`}`;
    })}`;
  }
}

/** The addresses of a task; one empty address if it has none. */
function destinationsOf({ output_urls, stream_keys }: SmartLiveRoom): Destination[] {
  const urls = output_urls?.length ? output_urls : [''];
  return urls.map((url, index) => {
    const key = stream_keys?.[index] ?? '';
    const shown = withoutKey(url, key);
    return { url, key, shown, newUrl: shown, newKey: '' };
  });
}

/** The address to send. */
function urlOf({ url, shown, newUrl }: Destination): string {
  return newUrl === shown ? url : newUrl.trim();
}

/** The key to send: the new one or, for the same server, the present one. */
function keyOf(one: Destination): string {
  return one.newKey.trim() || (hasSameServer(urlOf(one), one.url) ? one.key : '');
}

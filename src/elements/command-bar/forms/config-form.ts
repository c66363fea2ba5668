/** Shows the configuration of the running task as a summary and in full; keys are masked. */
import { html, type TemplateResult } from 'lit';
import type { SmartLiveRoom } from '../../../api/index.js';
import { readTask, resultWithoutSecrets } from '../../../live/index.js';
import { listed } from '../../../ui/index.js';
import type { CommandForm, FormContext } from './form.js';
import type { FormMessages } from './messages.js';

/** Shows the result of `GET_LIVE_JOB_CONFIG_INFO`. */
export class ConfigForm implements CommandForm {
  private task: SmartLiveRoom = {};

  constructor(private readonly context: FormContext) {}

  async load(signal: AbortSignal): Promise<void> {
    const task = await readTask(this.context.bar, signal);
    this.task = JSON.parse(resultWithoutSecrets(JSON.stringify(task))) as SmartLiveRoom;
  }

  problem(): undefined {
    return undefined;
  }

  command(): undefined {
    return undefined;
  }

  render(m: FormMessages): TemplateResult {
    const { room_name, scene_scripts, interaction_rules, output_urls } = this.task;
    const scenes = scene_scripts ?? [];
    const paragraphs = scenes.reduce((sum, { shoot_scripts }) => sum + (shoot_scripts?.length ?? 0), 0);
    const rules = (interaction_rules ?? []).filter(({ enabled }) => enabled !== false);
    const { locale } = this.context.bar;
    const count = (value: number) => locale.number(value);
    return html`<dl>
        <dt>${m.summary.room}</dt>
        <dd>${room_name ?? m.none}</dd>
        <dt>${m.summary.scenes}</dt>
        <dd>
          ${count(scenes.length)}
          ${listed(
            locale,
            scenes.map(({ script_name }) => script_name ?? ''),
          )}
        </dd>
        <dt>${m.summary.paragraphs}</dt>
        <dd>${count(paragraphs)}</dd>
        <dt>${m.summary.rules}</dt>
        <dd>${count(rules.length)}</dd>
        <dt>${m.summary.output}</dt>
        <dd>${output_urls?.join(', ') || m.none}</dd>
      </dl>
      <details>
        <summary>${m.all}</summary>
        <pre tabindex="0"><code>${JSON.stringify(this.task, null, 2)}</code></pre>
      </details>`;
  }
}

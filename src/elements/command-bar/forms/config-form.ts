/** What the running task is made of, in short and in full; keys are masked. */
import { html, type TemplateResult } from 'lit';
import type { SmartLiveRoom } from '../../../api/index.js';
import { resultWithoutSecrets } from '../../../live/index.js';
import { readTask } from '../task-config.js';
import type { CommandForm, FormHost } from './form.js';
import type { FormMessages } from './messages.js';

export class ConfigForm implements CommandForm {
  private task: SmartLiveRoom = {};

  constructor(private readonly host: FormHost) {}

  async load(signal: AbortSignal): Promise<void> {
    const task = await readTask(this.host.bar, signal);
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
    const { number } = this.host.bar.locale;
    const count = (value: number) => number.call(this.host.bar.locale, value);
    return html`<dl>
        <dt>${m.facts.room}</dt>
        <dd>${room_name ?? m.none}</dd>
        <dt>${m.facts.scenes}</dt>
        <dd>${count(scenes.length)} ${scenes.map(({ script_name }) => script_name).join(', ')}</dd>
        <dt>${m.facts.paragraphs}</dt>
        <dd>${count(paragraphs)}</dd>
        <dt>${m.facts.rules}</dt>
        <dd>${count(rules.length)}</dd>
        <dt>${m.facts.output}</dt>
        <dd>${output_urls?.join(', ') || m.none}</dd>
      </dl>
      <details>
        <summary>${m.all}</summary>
        <pre tabindex="0"><code>${JSON.stringify(this.task, null, 2)}</code></pre>
      </details>`;
  }
}

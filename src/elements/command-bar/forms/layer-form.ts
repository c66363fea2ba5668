/**
 * A layer to show now. The reference names the structure (LiveGuideRuleInfo) and does not say what is in it; what can
 * be offered without guessing are the task's own rules that show a layer, and parameters written by hand.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { LiveRoomInteractionRuleInfo } from '../../../api/index.js';
import type { LiveCommand } from '../../../live/index.js';
import { renderChoice } from '../select-field.js';
import { isJsonObject, parseJson, withoutNulls } from '../../../base/index.js';
import { readTask } from '../task-config.js';
import { renderArea } from './fields.js';
import type { CommandForm, FormHost } from './form.js';
import type { FormMessages } from './messages.js';

type Rule = LiveRoomInteractionRuleInfo;

export class LayerForm implements CommandForm {
  /** The rules that show a layer, and the place of each among all. */
  private rules: readonly { rule: Rule; number: number }[] = [];
  private chosen = '0';
  private json = '';

  constructor(private readonly host: FormHost) {}

  async load(signal: AbortSignal): Promise<void> {
    const { interaction_rules } = await readTask(this.host.bar, signal);
    const all = withoutNulls<Rule[]>(interaction_rules ?? []);
    this.rules = all
      .map((rule, index) => ({ rule, number: index + 1 }))
      .filter(({ rule: { trigger } }) => trigger?.layer_config ?? trigger?.extra_layer_config);
    this.chosen = this.rules.length > 0 ? '0' : '';
  }

  problem(m: FormMessages): string | undefined {
    return this.params() ? undefined : m.jsonWrong;
  }

  command(): LiveCommand {
    return { command: 'SHOW_LAYER', params: this.params() ?? {} };
  }

  private params(): Record<string, unknown> | undefined {
    const chosen = this.chosen === '' ? undefined : this.rules[Number(this.chosen)];
    return chosen ? { ...chosen.rule } : objectIn(this.json);
  }

  render(m: FormMessages): TemplateResult {
    const names = this.rules.map(({ rule: { rule_name }, number }, index) => [
      String(index),
      rule_name || m.unnamed(number),
    ]);
    const options = { ...(Object.fromEntries(names) as Record<string, string>), '': m.other };
    const choose = (value: string) => {
      this.chosen = value;
      this.host.update();
    };
    const write = (value: string) => {
      this.json = value;
      this.host.update();
    };
    return html`${this.rules.length === 0 ? html`<p class="muted">${m.noLayers}</p>` : renderChoice(m.layer, options, this.chosen, false, choose)}
    ${this.chosen === '' ? renderArea(m.json, this.json, write) : nothing}`;
  }
}

function objectIn(json: string): Record<string, unknown> | undefined {
  const value = parseJson(json);
  return isJsonObject(value) ? value : undefined;
}

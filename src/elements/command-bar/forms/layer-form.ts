/**
 * The form of a layer to show now. The reference names the structure (LiveGuideRuleInfo) without describing it, so the
 * form offers the rules of the task that show a layer, and a field for the parameters as JSON.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { restoreRawValues, type SmartLiveRoom } from '../../../api/index.js';
import { readTask, type LiveCommand } from '../../../live/index.js';
import { isJsonObject, parseJson } from '../../../base/index.js';
import { renderSelect, renderTextArea } from '../../../ui/index.js';
import type { CommandForm, FormContext } from './form.js';
import type { FormMessages } from './messages.js';

type Rule = NonNullable<SmartLiveRoom['interaction_rules']>[number];

/** The form of the command `SHOW_LAYER`. */
export class LayerForm implements CommandForm {
  /** The rules that show a layer, each with its number among all rules. */
  private rules: readonly { rule: Rule; number: number }[] = [];
  private selected = '0';
  private json = '';

  constructor(private readonly context: FormContext) {}

  async load(signal: AbortSignal): Promise<void> {
    const { interaction_rules } = await readTask(this.context.bar, signal);
    this.rules = (interaction_rules ?? [])
      .map((rule, index) => ({ rule, number: index + 1 }))
      .filter(({ rule: { trigger } }) => trigger?.layer_config ?? trigger?.extra_layer_config);
    this.selected = this.rules.length > 0 ? '0' : '';
  }

  problem(m: FormMessages): string | undefined {
    return this.params() ? undefined : m.jsonWrong;
  }

  command(): LiveCommand {
    return { command: 'SHOW_LAYER', params: this.params() ?? {} };
  }

  private params(): Record<string, unknown> | undefined {
    const item = this.selected === '' ? undefined : this.rules[Number(this.selected)];
    return item ? { ...restoreRawValues(item.rule) } : parseObject(this.json);
  }

  render(m: FormMessages): TemplateResult {
    const names = this.rules.map(({ rule: { rule_name }, number }, index) => [
      String(index),
      rule_name || m.unnamed(number),
    ]);
    const options = { ...(Object.fromEntries(names) as Record<string, string>), '': m.other };
    const choose = (value: string) => {
      this.selected = value;
      this.context.update();
    };
    const write = (value: string) => {
      this.json = value;
      this.context.update();
    };
    return html`${this.rules.length === 0 ? html`<p class="muted">${m.noLayers}</p>` : renderSelect(m.layer, options, this.selected, false, choose)}
    ${this.selected === '' ? renderTextArea(m.json, this.json, write) : nothing}`;
  }
}

/** The parameters in a text; the service refuses the command without any. */
function parseObject(json: string): Record<string, unknown> | undefined {
  const value = parseJson(json);
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
}

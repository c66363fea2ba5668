/** The form of the replies to viewers: it enables rules and edits their texts, and keeps everything else in a rule. */
import { html, nothing, type TemplateResult } from 'lit';
import { restoreRawValues, type SmartLiveRoom } from '../../../api/index.js';
import { readTask, wireMember, type LiveCommand } from '../../../live/index.js';
import { renderPartButtons, renderTextArea } from '../../../ui/index.js';
import { Advanced } from './advanced.js';
import type { CommandForm, FormContext } from './form.js';
import type { FormMessages } from './messages.js';

type Rule = NonNullable<SmartLiveRoom['interaction_rules']>[number];

/** Number of rules that are shown at once. */
const partSize = 20;

/** The form of the command `REWRITE_INTERACTION_RULES`. */
export class RulesForm implements CommandForm {
  /** The task as it was read, which has the values of rules that could not be read. */
  private task: SmartLiveRoom = {};
  private rules: readonly Rule[] = [];
  /** Index of the first rule of the part that is shown. */
  private from = 0;

  private readonly advanced: Advanced;

  constructor(private readonly context: FormContext) {
    this.advanced = new Advanced(() => context.update());
  }

  async load(signal: AbortSignal): Promise<void> {
    this.task = await readTask(this.context.bar, signal);
    this.rules = this.before;
    this.from = 0;
  }

  private get before(): readonly Rule[] {
    return this.task.interaction_rules ?? [];
  }

  async reconcile(signal: AbortSignal): Promise<boolean> {
    const { before, rules } = this;
    const task = await readTask(this.context.bar, signal);
    const now = task.interaction_rules ?? [];
    const isOurs = (index: number) => !isSame(rules[index], before[index]);
    if (now.length !== before.length || (this.advanced.isEdited && !isSame(now, before))) return false;
    if (now.some((rule, index) => isOurs(index) && !isSame(rule, before[index]))) return false;
    this.rules = now.map((rule, index) => (isOurs(index) ? (rules[index] ?? rule) : rule));
    this.task = task;
    return true;
  }

  problem(m: FormMessages): string | undefined {
    if (this.advanced.isEdited) return this.editedRules ? undefined : m.jsonWrong;
    return isSame(this.rules, this.before) ? m.unchanged : undefined;
  }

  command(): LiveCommand | undefined {
    if (this.advanced.isEdited)
      return { command: 'REWRITE_INTERACTION_RULES', params: this.advanced.params ?? {} };
    return this.commandOf(this.rules);
  }

  /** The rules of the edited JSON; undefined if it has no list of them. */
  private get editedRules(): readonly unknown[] | undefined {
    const list = this.advanced.params?.['interaction_rules'];
    return Array.isArray(list) ? (list as unknown[]) : undefined;
  }

  undo(): LiveCommand {
    return this.commandOf(this.before);
  }

  private commandOf(interaction_rules: readonly Rule[]): LiveCommand {
    const task = { ...this.task, interaction_rules: [...interaction_rules] };
    return {
      command: 'REWRITE_INTERACTION_RULES',
      params: { interaction_rules: wireMember(task, (one) => one.interaction_rules) },
    };
  }

  private change(index: number, change: Partial<Rule>): void {
    this.rules = this.rules.map((rule, i) => (i === index ? { ...rule, ...change } : rule));
    this.context.update();
  }

  render(m: FormMessages): TemplateResult {
    const { from, rules } = this;
    const params = this.commandOf(rules).params;
    const show = (next: number) => {
      this.from = next;
      this.context.update();
    };
    const part = { from, size: partSize, count: rules.length };
    const advanced = this.advanced.render(m, params, 'interaction_rules');
    if (rules.length === 0)
      return html`<p class="muted">${m.noRules}</p>
        ${advanced}`;
    return html`${rules.slice(from, from + partSize).map((rule, i) => this.renderRule(rule, from + i, m))}
    ${renderPartButtons(part, this.context.bar.locale, show)} ${advanced}`;
  }

  private renderRule(rule: Rule, index: number, m: FormMessages): TemplateResult {
    const { rule_name, trigger } = rule;
    const enabled = rule.enabled ?? true;
    const texts = trigger?.reply_texts;
    const setTexts = (value: string) =>
      this.change(index, {
        trigger: { ...trigger, reply_texts: value.split('\n').filter((line) => line.trim()) },
      });
    const name = rule_name || m.unnamed(index + 1);
    return html`<fieldset>
      <legend>${m.rule(name)}</legend>
      <label class="check">
        <input
          type="checkbox"
          .checked=${enabled}
          @change=${(event: Event) => this.change(index, { enabled: (event.target as HTMLInputElement).checked })}
        />
        <span>${m.on}</span>
      </label>
      ${texts ? renderTextArea(m.replies, texts.join('\n'), setTexts) : nothing}
    </fieldset>`;
  }
}

/** Whether two values are sent as the same. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(restoreRawValues(one)) === JSON.stringify(restoreRawValues(other));

/** The form of the replies to viewers: it enables rules and edits their texts, and keeps everything else in a rule. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LiveRoomInteractionRuleInfo } from '../../../api/index.js';
import type { LiveCommand } from '../../../live/index.js';
import { withoutNulls } from '../../../base/index.js';
import { renderTextArea } from '../../../ui/index.js';
import { readTask } from '../task-config.js';
import type { CommandForm, FormContext } from './form.js';
import type { FormMessages } from './messages.js';

type Rule = LiveRoomInteractionRuleInfo;

/** The form of the command `REWRITE_INTERACTION_RULES`. */
export class RulesForm implements CommandForm {
  private before: readonly Rule[] = [];
  private rules: readonly Rule[] = [];

  constructor(private readonly context: FormContext) {}

  async load(signal: AbortSignal): Promise<void> {
    this.before = await this.read(signal);
    this.rules = this.before;
  }

  private async read(signal: AbortSignal): Promise<readonly Rule[]> {
    const { interaction_rules } = await readTask(this.context.bar, signal);
    return withoutNulls<Rule[]>(interaction_rules ?? []);
  }

  async reconcile(signal: AbortSignal): Promise<boolean> {
    const { before, rules } = this;
    const now = await this.read(signal);
    const isOurs = (index: number) => !isSame(rules[index], before[index]);
    if (now.length !== before.length) return false;
    if (now.some((rule, index) => isOurs(index) && !isSame(rule, before[index]))) return false;
    this.rules = now.map((rule, index) => (isOurs(index) ? (rules[index] ?? rule) : rule));
    this.before = now;
    return true;
  }

  problem(m: FormMessages): string | undefined {
    return isSame(this.rules, this.before) ? m.unchanged : undefined;
  }

  command(): LiveCommand | undefined {
    return this.rules.length > 0 ? commandOf(this.rules) : undefined;
  }

  undo(): LiveCommand {
    return commandOf(this.before);
  }

  private change(index: number, change: Partial<Rule>): void {
    this.rules = this.rules.map((rule, i) => (i === index ? { ...rule, ...change } : rule));
    this.context.update();
  }

  render(m: FormMessages): TemplateResult {
    if (this.rules.length === 0) return html`<p class="muted">${m.noRules}</p>`;
    return html`${this.rules.map((rule, index) => this.renderRule(rule, index, m))}`;
  }

  private renderRule(rule: Rule, index: number, m: FormMessages): TemplateResult {
    const { rule_name, enabled = true, trigger } = rule;
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

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const commandOf = (rules: readonly Rule[]): LiveCommand => ({
  command: 'REWRITE_INTERACTION_RULES',
  params: { interaction_rules: rules },
});

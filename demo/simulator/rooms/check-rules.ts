/** Checks of the conditions of interaction rules, in rooms, libraries and commands (reference 6.1.1, 6.1.6, 6.2.5). */
import type { InteractionRuleGroupBody } from '../../../src/api/index.js';
import { serviceError } from '../service-errors.js';

type Rule = NonNullable<InteractionRuleGroupBody['interaction_rules']>[number];
type Tag = NonNullable<NonNullable<Rule['hit_condition']>['tags']>[number];

/** Throws if a condition can never be evaluated. */
export function checkConditions(rules: readonly Rule[] = []): void {
  for (const { rule_name = '', hit_condition } of rules) {
    for (const tag of hit_condition?.tags ?? []) {
      const fault = faultOf(tag);
      if (fault !== undefined) throw serviceError('MSS.20010110', rule_name, fault);
    }
  }
}

/** What is wrong with a condition: a number that is none, or a pattern that does not compile (10.2, MSS.20010110). */
function faultOf({ match, value = '' }: Tag): string | undefined {
  if (match?.startsWith('MATH_') && (value.trim() === '' || !Number.isFinite(Number(value))))
    return `value ${value} is not a number`;
  return match === 'REGEX' && !patternOf(value) ? `value ${value} is not a regular expression` : undefined;
}

/**
 * The pattern of a REGEX condition; undefined if it does not compile. The reference does not name the dialect, so the
 * flags that other dialects write at the beginning, like `(?i)`, are accepted.
 */
export function patternOf(value: string): RegExp | undefined {
  const [, flags = '', source = ''] = /^(?:\(\?([ims]+)\))?([^]*)$/.exec(value) ?? [];
  try {
    return new RegExp(source, [...new Set(flags)].join(''));
  } catch {
    return undefined;
  }
}

/** Libraries of interaction rules: checks, storage and responses (reference 6.1.6 to 6.1.9). */
import type { InteractionRuleGroup, InteractionRuleGroupBody } from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { newId } from '../hashing.js';
import { serviceError } from '../service-errors.js';
import { checkRules } from '../rooms/check-room.js';
import type { ServiceState } from '../state/service-state.js';
import type { RuleGroup, RuleInfo, StoredRule } from '../state/room.js';

/** Throws if a rule is invalid or another library has the name. `own` is the ID of the library that it replaces. */
export function checkGroup(service: ServiceState, body: InteractionRuleGroupBody, own?: string): void {
  const namesake = [...service.ruleGroups.values()].find(
    (group) => group.group_name === body.group_name && group.group_id !== own,
  );
  if (namesake) throw serviceError('MSS.20010084');
  checkRules(body.interaction_rules);
}

/** Merges saved rules into the stored ones. Known rules (by ID, otherwise by index) keep ID and creation time. */
export function mergeRules(
  service: ServiceState,
  rules: readonly RuleInfo[] = [],
  before: readonly StoredRule[] = [],
): StoredRule[] {
  const now = service.clock.now();
  const left = new Set(before);
  return rules.map((given) => {
    const { rule_id, create_time: _created, update_time: _updated, ...info } = given;
    const known = [...left].find(
      (rule) => rule.rule_id === rule_id || (!!info.rule_index && rule.info.rule_index === info.rule_index),
    );
    if (known) left.delete(known);
    return { rule_id: known?.rule_id ?? newId(), created: known?.created ?? now, updated: now, info };
  });
}

/** The library of a path. Throws if there is none. */
export function requireRuleGroup(service: ServiceState, id: string): RuleGroup {
  const group = service.ruleGroups.get(id);
  if (!group) throw serviceError('MSS.20010083');
  return group;
}

/** The library as responses show it. */
export function ruleGroupView(group: RuleGroup): InteractionRuleGroup {
  return {
    group_id: group.group_id,
    group_name: group.group_name,
    interaction_rules: group.rules.map(({ rule_id, info, ...rule }) => ({
      ...info,
      rule_id,
      ...timesOf(rule),
    })),
    ...timesOf(group),
  };
}

function timesOf({ created, updated }: { created: number; updated: number }) {
  return { create_time: rfc3339(created), update_time: rfc3339(updated) };
}

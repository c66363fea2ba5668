/** Handlers for libraries of interaction rules (reference 6.1.6 to 6.1.9). */
import {
  createInteractionRuleGroup,
  deleteInteractionRuleGroup,
  listInteractionRuleGroups,
  updateInteractionRuleGroup,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { sortByTime, isBetween, parseTime, page } from '../paging.js';
import { checkGroup, requireRuleGroup, mergeRules, ruleGroupView } from '../rule-groups/rule-group.js';
import { handle } from './handler.js';
import type { RuleGroup } from '../state/room.js';

export const ruleGroupHandlers = [
  handle(createInteractionRuleGroup, ({ service, body }) => {
    checkGroup(service, body);
    const now = service.clock.now();
    const group: RuleGroup = {
      group_id: newId(),
      group_name: body.group_name,
      created: now,
      updated: now,
      rules: mergeRules(service, body.interaction_rules),
    };
    service.ruleGroups.set(group.group_id, group);
    return { group_id: group.group_id };
  }),

  handle(listInteractionRuleGroups, ({ service, query }) => {
    const name = query.group_name?.toLowerCase() ?? '';
    const since = parseTime('create_since', query.create_since);
    const until = parseTime('create_until', query.create_until);
    const matching = [...service.ruleGroups.values()].filter(
      (group) => group.group_name.toLowerCase().includes(name) && isBetween(group.created, since, until),
    );
    const ordered = sortByTime(matching, (group) => group.created, service.invented.ruleGroupOrder);
    const { count, page: shown } = page(ordered, query);
    return { count, interaction_rule_groups: shown.map(ruleGroupView) };
  }),

  handle(updateInteractionRuleGroup, ({ service, params, body }) => {
    const group = requireRuleGroup(service, params.group_id);
    checkGroup(service, body, group.group_id);
    group.group_name = body.group_name;
    group.rules = mergeRules(service, body.interaction_rules, group.rules);
    group.updated = service.clock.now();
    return ruleGroupView(group);
  }),

  handle(deleteInteractionRuleGroup, ({ service, params }) => {
    service.ruleGroups.delete(requireRuleGroup(service, params.group_id).group_id);
    return undefined;
  }),
];

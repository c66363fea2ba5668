/** Libraries of interaction rules (reference 6.1.6 to 6.1.9). */
import {
  createInteractionRuleGroup,
  deleteInteractionRuleGroup,
  listInteractionRuleGroups,
  updateInteractionRuleGroup,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { inOrder, isBetween, moment, page } from '../paging.js';
import { checkGroup, groupOf, keptRules, showGroup, type RuleGroup } from '../rule-groups/group.js';
import { handle } from './handler.js';

export const ruleGroupHandlers = [
  handle(createInteractionRuleGroup, ({ world, body }) => {
    checkGroup(world, body);
    const now = world.clock.now();
    const group: RuleGroup = {
      group_id: newId(),
      group_name: body.group_name,
      created: now,
      updated: now,
      rules: keptRules(world, body.interaction_rules),
    };
    world.ruleGroups.set(group.group_id, group);
    return { group_id: group.group_id };
  }),

  handle(listInteractionRuleGroups, ({ world, query }) => {
    const name = query.group_name?.toLowerCase() ?? '';
    const since = moment('create_since', query.create_since);
    const until = moment('create_until', query.create_until);
    const matching = [...world.ruleGroups.values()].filter(
      (group) => group.group_name.toLowerCase().includes(name) && isBetween(group.created, since, until),
    );
    const ordered = inOrder(matching, (group) => group.created, 'desc');
    const { count, page: shown } = page(ordered, query);
    return { count, interaction_rule_groups: shown.map(showGroup) };
  }),

  handle(updateInteractionRuleGroup, ({ world, params, body }) => {
    const group = groupOf(world, params.group_id);
    checkGroup(world, body, group.group_id);
    group.group_name = body.group_name;
    group.rules = keptRules(world, body.interaction_rules, group.rules);
    group.updated = world.clock.now();
    return showGroup(group);
  }),

  handle(deleteInteractionRuleGroup, ({ world, params }) => {
    world.ruleGroups.delete(groupOf(world, params.group_id).group_id);
    return undefined;
  }),
];

/** Libraries of interaction rules for several rooms (reference 6.1.6 to 6.1.9). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, text } from '../schema.js';
import { paging } from '../schema-query.js';
import { interactionRuleGroup, interactionRuleGroupBody } from '../schemas/interaction-rule.js';

/** Creates a library. */
export const createInteractionRuleGroup = /* @__PURE__ */ operation({
  name: 'createInteractionRuleGroup',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-interaction-rule-groups',
  summary: 'Creates a rule library',
  reference: '6.1.6',
  body: interactionRuleGroupBody,
  response: object({}, { group_id: text() }),
  needs: 'edit',
  limit: limit(4, 3, 3),
});

/** Lists libraries with their rules. */
export const listInteractionRuleGroups = /* @__PURE__ */ operation({
  name: 'listInteractionRuleGroups',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-interaction-rule-groups',
  summary: 'Lists rule libraries',
  reference: '6.1.7',
  query: object({}, paging, { create_since: text(), create_until: text(), group_name: text() }),
  response: object({}, { count: int(0), interaction_rule_groups: list(interactionRuleGroup) }),
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Replaces a library. Members that the body omits are removed. */
export const updateInteractionRuleGroup = /* @__PURE__ */ operation({
  name: 'updateInteractionRuleGroup',
  method: 'PUT',
  path: '/v1/{project_id}/smart-live-interaction-rule-groups/{group_id}',
  summary: 'Replaces a rule library',
  reference: '6.1.8',
  body: interactionRuleGroupBody,
  response: interactionRuleGroup,
  needs: 'edit',
  limit: limit(4, 3, 3),
});

/** Deletes a library. */
export const deleteInteractionRuleGroup = /* @__PURE__ */ operation({
  name: 'deleteInteractionRuleGroup',
  method: 'DELETE',
  path: '/v1/{project_id}/smart-live-interaction-rule-groups/{group_id}',
  summary: 'Deletes a rule library',
  reference: '6.1.9',
  response: nothing(),
  needs: 'administer',
  limit: limit(4, 3, 3),
});

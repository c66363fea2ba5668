/** Rooms and libraries of interaction rules as the simulator keeps them. */
import type { InteractionRuleGroupBody, SmartLiveRoomBody } from '../../../src/api/index.js';

/** A livestreaming room. */
export interface Room {
  room_id: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Milliseconds since 1970. */
  updated: number;
  /** The body of the last request that created or replaced it. */
  body: SmartLiveRoomBody;
  /** Why it is BLOCKED (6.1.2, `error_info`); undefined for a room that is not. */
  blocked?: { error_code: string; error_msg: string };
}

/** An interaction rule without the members that the service adds. */
export type RuleInfo = NonNullable<InteractionRuleGroupBody['interaction_rules']>[number];

/** An interaction rule of a library. */
export interface StoredRule {
  rule_id: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Milliseconds since 1970. */
  updated: number;
  info: RuleInfo;
}

/** A library of interaction rules. */
export interface RuleGroup {
  group_id: string;
  group_name: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Milliseconds since 1970. */
  updated: number;
  rules: StoredRule[];
}

/** Interaction rules, in a room or in a library for several rooms: when they fire and how they reply (6.1.1, 6.1.6). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, oneOfAnyCase, text } from '../schema.js';
import { oneNumberOf } from '../schema-refinements.js';
import type { Lenient } from '../tolerant-schema.js';
import { reviewConfig } from './common.js';
import { layerPositionConfig, layerSizeConfig } from './scene.js';

/** Seconds. 0: until the reply or the file has been played. */
const displaySeconds = int(0);

/** A layer that is displayed with a reply. */
export const smartLayerConfig = object(
  { layer_type: oneOf('IMAGE', 'VIDEO', 'TEXT') },
  {
    asset_id: text(),
    position: layerPositionConfig,
    size: layerSizeConfig,
    image_config: object({ image_url: text() }, { display_duration: displaySeconds }),
    video_config: object(
      { video_url: text() },
      { video_cover_url: text(), display_duration: displaySeconds },
    ),
    text_config: object(
      {},
      {
        /** With DYNAMIC, the service replaces keywords in the text. */
        text_type: oneOf('DYNAMIC', 'STATIC'),
        text_context: text(),
        font_name: text(),
        /** Pixels. Text below 4 is not legible. */
        font_size: int(0, 120),
        font_color: text(),
        display_duration: displaySeconds,
      },
    ),
  },
);

const hitConditionTag = object(
  {},
  {
    tag: text(),
    operation: oneOf('SUM', 'AVG', 'COUNT', 'NONE'),
    match: oneOf('EQUAL', 'REGEX', 'MATH_GT', 'MATH_GE', 'MATH_LT', 'MATH_LE', 'MATH_EQ'),
    value: text(),
  },
);

/** When a rule fires. RESERVED has no condition: it is the general reply. */
const hitCondition = object(
  {},
  {
    relation: oneOfAnyCase('AND', 'OR', 'RESERVED'),
    /** Rules with smaller numbers take precedence. Default: 500. */
    priority: int(0, 999),
    tags: list(hitConditionTag),
  },
);

/** How a rule replies. CALLBACK requires `interaction_callback_url` in the body that starts the task (6.2.1). */
const triggerProcess = object(
  {},
  {
    /** Seconds during which the rule does not fire again. −1: for the rest of the stream; 0: it always fires. */
    time_window: int(-1),
    reply_mode: oneOf('SYSTEM_REPLY', 'CALLBACK', 'SHOW_LAYER', 'INTELLIGENT_REPLY'),
    layer_config: smartLayerConfig,
    extra_layer_config: smartLayerConfig,
    reply_texts: list(text()),
    reply_audios: list(object({}, { audio_url: text(), audio_name: text() })),
    reply_order: oneOf('RANDOM', 'ORDER'),
    /** Default: STREAMER. */
    reply_role: oneOf('STREAMER', 'CO_STREAMER'),
    robot_id: text(),
    play_type: oneOf('APPEND', 'INSERT', 'PLAY_NOW'),
  },
);

const ruleMembers = {
  rule_index: text(),
  rule_name: text(),
  enabled: flag(),
  /** 1: comment, 2: viewer joined, 3: like, 4: gift, 10: preset phrase. */
  event_type: oneNumberOf(1, 2, 3, 4, 10),
  hit_condition: hitCondition,
  trigger: triggerProcess,
  review_config: reviewConfig,
};

/** A rule of a library. */
export const interactionRuleInfo = object({}, ruleMembers);

/** A rule of a room. It may be copied from a library, and may be limited to some scenes. */
export const liveRoomInteractionRuleInfo = object({}, ruleMembers, {
  group_id: text(),
  group_name: text(),
  enabled_scenes: list(text()),
});

/** The body that creates or replaces a library (6.1.6, 6.1.8). */
export const interactionRuleGroupBody = object(
  { group_name: text(1) },
  { interaction_rules: list(interactionRuleInfo) },
);

/** RFC 3339. */
const times = { create_time: text(), update_time: text() };

/** A library in an answer (6.1.7). */
export const interactionRuleGroup = object(
  {},
  {
    group_id: text(),
    group_name: text(),
    interaction_rules: list(object({}, ruleMembers, { rule_id: text() }, times)),
  },
  times,
);

/** An interaction rule of a room, as bodies carry it (6.1.1). */
export type LiveRoomInteractionRuleInfo = z.infer<typeof liveRoomInteractionRuleInfo>;
/** The body that creates or replaces a rule library (6.1.6, 6.1.8). */
export type InteractionRuleGroupBody = z.infer<typeof interactionRuleGroupBody>;
/** A rule library, as 6.1.7 answers it. */
export type InteractionRuleGroup = Lenient<z.infer<typeof interactionRuleGroup>>;

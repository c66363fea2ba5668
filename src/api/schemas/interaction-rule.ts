/** What a room answers to, and how: rules of its own and in libraries for many rooms (reference 6.1.1, 6.1.6). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, oneOfAnyCase, text } from '../schema.js';
import { oneNumberOf } from '../schema-refinements.js';
import type { Lenient } from '../tolerant-schema.js';
import { reviewConfig } from './common.js';
import { layerPositionConfig, layerSizeConfig } from './scene.js';

/** Seconds; 0: as long as the reply is heard, or as the file lasts. */
const displaySeconds = int(0);

/** A layer shown with a reply. */
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
        /** DYNAMIC: keywords are replaced. */
        text_type: oneOf('DYNAMIC', 'STATIC'),
        text_context: text(),
        font_name: text(),
        /** Pixels; below 4 not legible. */
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

/** When a rule fires; RESERVED asks for nothing, it is the general reply. */
const hitCondition = object(
  {},
  {
    relation: oneOfAnyCase('AND', 'OR', 'RESERVED'),
    /** A smaller number comes first (default 500). */
    priority: int(0, 999),
    tags: list(hitConditionTag),
  },
);

/** What a rule does. CALLBACK needs an `interaction_callback_url` when the stream is started. */
const triggerProcess = object(
  {},
  {
    /** Seconds in which it does not fire again; −1 the whole stream, 0 never suppressed. */
    time_window: int(-1),
    reply_mode: oneOf('SYSTEM_REPLY', 'CALLBACK', 'SHOW_LAYER', 'INTELLIGENT_REPLY'),
    layer_config: smartLayerConfig,
    extra_layer_config: smartLayerConfig,
    reply_texts: list(text()),
    reply_audios: list(object({}, { audio_url: text(), audio_name: text() })),
    reply_order: oneOf('RANDOM', 'ORDER'),
    /** STREAMER by default. */
    reply_role: oneOf('STREAMER', 'CO_STREAMER'),
    robot_id: text(),
    play_type: oneOf('APPEND', 'INSERT', 'PLAY_NOW'),
  },
);

const ruleMembers = {
  rule_index: text(),
  rule_name: text(),
  enabled: flag(),
  /** 1 comment, 2 joined, 3 liked, 4 gift, 10 preset wording. */
  event_type: oneNumberOf(1, 2, 3, 4, 10),
  hit_condition: hitCondition,
  trigger: triggerProcess,
  review_config: reviewConfig,
};

/** A rule in a library. */
export const interactionRuleInfo = object({}, ruleMembers);

/** A rule in a room: it may come from a library, and hold in some scenes only. */
export const liveRoomInteractionRuleInfo = object({}, ruleMembers, {
  group_id: text(),
  group_name: text(),
  enabled_scenes: list(text()),
});

/** A library as it is created and as a save replaces it (6.1.6, 6.1.8). */
export const interactionRuleGroupBody = object(
  { group_name: text(1) },
  { interaction_rules: list(interactionRuleInfo) },
);

/** RFC 3339. */
const times = { create_time: text(), update_time: text() };

/** A library as the service shows it (6.1.7). */
export const interactionRuleGroup = object(
  {},
  {
    group_id: text(),
    group_name: text(),
    interaction_rules: list(object({}, ruleMembers, { rule_id: text() }, times)),
  },
  times,
);

export type LiveRoomInteractionRuleInfo = z.infer<typeof liveRoomInteractionRuleInfo>;
export type InteractionRuleGroupBody = z.infer<typeof interactionRuleGroupBody>;
export type InteractionRuleGroup = Lenient<z.infer<typeof interactionRuleGroup>>;

/** Warnings of a start, about streams that viewers or a platform may find monotonous (reference 6.2.1). */
import type { StartSmartLiveAnswer } from '../../../src/api/index.js';
import type { Inventions } from '../inventions.js';
import { planRound } from './script.js';
import type { LiveJobConfig } from '../state/live-job.js';

/** The warnings for a task. */
export function liveWarnings(
  config: LiveJobConfig,
  invented: Inventions,
): NonNullable<StartSmartLiveAnswer['live_warning_info']> {
  const round = planRound(config.scene_scripts ?? [], 1, invented);
  const seconds = round.reduce((sum, paragraph) => sum + paragraph.seconds, 0);
  const comments = (config.interaction_rules ?? []).filter(
    (rule) => rule.event_type === 1 && rule.enabled !== false,
  );
  const found = {
    TOO_LESSS_SCRIPT_ITEMS: round.length < invented.fewParagraphs,
    TOO_SHORT_SCRIPT_TIME: seconds < invented.shortRoundSeconds,
    TOO_LESS_DANMAKU_RULES: comments.length === 0,
    RANDOM_PLAY_CLOSED: config.play_policy?.random_play_mode === 'NONE',
    ROTATION_MODEL_CLOSED: !config.backup_model_asset_ids?.length,
  };
  return Object.entries(found)
    .filter(([, applies]) => applies)
    .map(([warning_type]) => ({ warning_type }));
}

/** How a task plays its script, and when it ends (reference 6.1.1, 6.2.1). */
import type * as z from 'zod/mini';
import { flag, int, object, oneOf } from '../schema.js';

/**
 * When a task ends automatically. `max_live_duration` is in hours (default: no limit), `max_exception_waiting_duration`
 * in minutes after an error (default: about 3); 0 is no limit. Default of `auto_stop_mode`: FORCE_EXIT, at once.
 */
export const liveExitConfig = object(
  {},
  {
    max_live_duration: int(0, 168),
    auto_stop_mode: oneOf('FORCE_EXIT', 'SEGMENT_END', 'SCENE_END', 'SCRIPT_END'),
    max_exception_waiting_duration: int(0, 60),
  },
);

/** In which order, and how often, a task plays its script. */
export const playPolicy = object(
  {},
  {
    /** −1: until the task is stopped; 0 (the default): once; n: n + 1 times. */
    repeat_count: int(-1, 100),
    /** Whether the script starts as soon as the task is ready; otherwise at `play_start` (10.6). Default: true. */
    auto_play_script: flag(),
    /** TEXT (the default): the voice speaks; AUDIO: recordings are played; NO_PRESET: a person leads the stream. */
    play_mode: oneOf('TEXT', 'AUDIO', 'NO_PRESET'),
    /** What is shuffled from the second round on. Default: SCRIPT_ITEM. */
    random_play_mode: oneOf('NONE', 'SCENE', 'SCRIPT_ITEM', 'SCENE_AND_SCRIPT_ITEM'),
    /** Whether the RTC room has a separate user for the camera. Default: false. */
    need_independent_capture_client: flag(),
    live_exit_config: liveExitConfig,
    /** Whether a rewritten script takes effect only in the next round. Default: false. */
    is_rewrite_delay: flag(),
  },
);

/** The order and the repetition of a script on air, as bodies carry them (6.1.1, 6.2.1). */
export type PlayPolicy = z.infer<typeof playPolicy>;

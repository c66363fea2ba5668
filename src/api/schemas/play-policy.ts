/** How a script is played on air, and when the stream ends. */
import type * as z from 'zod/mini';
import { flag, int, object, oneOf } from '../schema.js';

/**
 * When a stream ends by itself: `max_live_duration` in hours (default none), `max_exception_waiting_duration` in
 * minutes after an error (default about 3); 0 is no limit. By default it stops at once, FORCE_EXIT.
 */
export const liveExitConfig = object(
  {},
  {
    max_live_duration: int(0, 168),
    auto_stop_mode: oneOf('FORCE_EXIT', 'SEGMENT_END', 'SCENE_END', 'SCRIPT_END'),
    max_exception_waiting_duration: int(0, 60),
  },
);

/** In what order, and how often, the script is played. */
export const playPolicy = object(
  {},
  {
    /** −1: until stopped; 0 (the default): once; n: n + 1 times. */
    repeat_count: int(-1, 100),
    /** Whether the script starts as soon as the task is ready (default true), or waits for a signal. */
    auto_play_script: flag(),
    /** TEXT (the default) is spoken by the voice, AUDIO is played, NO_PRESET is led by a person. */
    play_mode: oneOf('TEXT', 'AUDIO', 'NO_PRESET'),
    /** What is shuffled from the second round on (default SCRIPT_ITEM). */
    random_play_mode: oneOf('NONE', 'SCENE', 'SCRIPT_ITEM', 'SCENE_AND_SCRIPT_ITEM'),
    /** Whether the RTC room has a user of its own for the camera (default false). */
    need_independent_capture_client: flag(),
    live_exit_config: liveExitConfig,
    /** Whether a changed script waits for the next round (default false). */
    is_rewrite_delay: flag(),
  },
);

export type PlayPolicy = z.infer<typeof playPolicy>;

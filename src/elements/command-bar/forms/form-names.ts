/** The commands with a form. Those that read and rewrite the current round have the run-down. */
export const formNames = [
  'INSERT_PLAY_AUDIO',
  'REWRITE_INTERACTION_RULES',
  'SHOW_LAYER',
  'REFRESH_OUTPUT_URL',
  'GET_LIVE_JOB_CONFIG_INFO',
] as const;

/** One of {@link formNames}. */
export type FormName = (typeof formNames)[number];

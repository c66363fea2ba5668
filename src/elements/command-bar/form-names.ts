/** The commands that have a form of their own. Those that rewrite and read the round are in the run-down. */
export const formNames = [
  'INSERT_PLAY_AUDIO',
  'REWRITE_INTERACTION_RULES',
  'SHOW_LAYER',
  'REFRESH_OUTPUT_URL',
  'GET_LIVE_JOB_CONFIG_INFO',
] as const;

export type FormName = (typeof formNames)[number];

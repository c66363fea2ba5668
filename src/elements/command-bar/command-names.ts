/** The commands of the service in an operator's words, and which of them have a form. */
import type { Messages } from '../../ui/locale.js';

/** Names of the commands; a command that is not listed is shown by the service's name. */
export const commandNames: Messages<Record<string, string>> = {
  en: {
    INSERT_PLAY_SCRIPT: 'Say something',
    INSERT_PLAY_AUDIO: 'Play a recording',
    REWRITE_PLAY_SCRIPT: 'Rewrite what comes',
    REWRITE_INTERACTION_RULES: 'Change the replies to viewers',
    GET_CURRENT_PLAYING_SCRIPTS: 'Read the current round',
    SHOW_LAYER: 'Show a layer',
    REFRESH_OUTPUT_URL: 'Change where the stream goes',
    GET_LIVE_JOB_CONFIG_INFO: 'Show the task’s configuration',
  },
  zh: {
    INSERT_PLAY_SCRIPT: '播报文字',
    INSERT_PLAY_AUDIO: '播放录音',
    REWRITE_PLAY_SCRIPT: '改写未播内容',
    REWRITE_INTERACTION_RULES: '修改互动规则',
    GET_CURRENT_PLAYING_SCRIPTS: '查询当前轮次',
    SHOW_LAYER: '展示素材',
    REFRESH_OUTPUT_URL: '更换推流地址',
    GET_LIVE_JOB_CONFIG_INFO: '查看任务配置',
  },
};

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

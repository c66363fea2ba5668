/** The texts of the remote control. */
import type { Messages } from '../../../ui/index.js';

interface RemoteMessages {
  name: string;
  when: string;
  timing: Record<string, string>;
  instruction: Record<string, string>;
  state: Record<string, string>;
  notReported: string;
  pending: (instruction: string) => string;
  unconfirmed: string;
  closed: string;
  mute: string;
}

/** The texts in both languages. */
export const messages: Messages<RemoteMessages> = {
  en: {
    name: 'Remote control',
    when: 'Takes effect',
    timing: { SENTENCE_END: 'After this sentence', NOW: 'At once' },
    instruction: {
      play_start: 'Begin',
      play_pause: 'Pause',
      play_resume: 'Resume',
      voice_start: 'Take over by voice',
      voice_end: 'Give back',
    },
    state: {
      PREPROCESSING: 'Getting ready',
      PLAY_READY: 'Ready to begin',
      PROCESSING: 'Speaking',
      PLAY_PAUSE: 'Paused',
      TAKE_OVER: 'You speak',
      PLAY_END: 'Over',
    },
    notReported: 'The task has not told its state yet',
    pending: (instruction) => `${instruction}: asked for, the task has not shown it yet.`,
    unconfirmed: 'The task has not shown what was asked for. Look at the picture before you ask again.',
    closed: 'The connection to the avatar is closed. The page has to open it again.',
    mute: 'The browser refuses this page the microphone. Allow it for this site before you take over, or viewers hear silence.',
  },
  zh: {
    name: '遥控',
    when: '生效时机',
    timing: { SENTENCE_END: '本句之后', NOW: '立即' },
    instruction: {
      play_start: '开始',
      play_pause: '暂停',
      play_resume: '继续',
      voice_start: '语音接管',
      voice_end: '交还',
    },
    state: {
      PREPROCESSING: '准备中',
      PLAY_READY: '可以开始',
      PROCESSING: '正在播报',
      PLAY_PAUSE: '已暂停',
      TAKE_OVER: '由您发声',
      PLAY_END: '已结束',
    },
    notReported: '任务尚未报告状态',
    pending: (instruction) => `${instruction}：已请求，任务尚未显示。`,
    unconfirmed: '任务没有显示所请求的操作。请先查看画面，再决定是否重试。',
    closed: '与数字人的连接已断开，需要由页面重新连接。',
    mute: '浏览器禁止此页面使用麦克风。请先允许此网站使用麦克风再接管，否则观众将听不到声音。',
  },
};

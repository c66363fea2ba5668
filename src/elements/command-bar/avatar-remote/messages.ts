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
  failed: (instruction: string) => string;
  notConfirmed: (instruction: string) => string;
  unconfirmed: string;
  closed: string;
  mute: string;
}

/** The texts in both languages. */
export const messages: Messages<RemoteMessages> = {
  en: {
    name: 'Remote control',
    when: 'Takes effect',
    timing: { SENTENCE_END: 'After this sentence', NOW: 'Immediately' },
    instruction: {
      play_start: 'Play',
      play_pause: 'Pause',
      play_resume: 'Resume',
      voice_start: 'Take over',
      voice_end: 'End takeover',
    },
    state: {
      PREPROCESSING: 'Preparing',
      PLAY_READY: 'Ready to play',
      PROCESSING: 'Speaking',
      PLAY_PAUSE: 'Paused',
      TAKE_OVER: 'You’re speaking',
      PLAY_END: 'Ended',
    },
    notReported: 'Waiting for status',
    pending: (instruction) => `${instruction}: sent, waiting to take effect.`,
    failed: (instruction) => `${instruction} failed. Nothing changed on air.`,
    notConfirmed: (instruction) => `${instruction} not confirmed.`,
    unconfirmed: 'Check the picture before you try again.',
    closed: 'The connection to the avatar is closed. Reload the page to reconnect.',
    mute: 'The browser blocks the microphone. Allow it for this site before you take over, or viewers will hear silence.',
  },
  zh: {
    name: '遥控',
    when: '生效时机',
    timing: { SENTENCE_END: '本句播完后', NOW: '立即' },
    instruction: {
      play_start: '播放',
      play_pause: '暂停',
      play_resume: '继续',
      voice_start: '真人接管',
      voice_end: '结束接管',
    },
    state: {
      PREPROCESSING: '准备中',
      PLAY_READY: '准备就绪',
      PROCESSING: '播报中',
      PLAY_PAUSE: '已暂停',
      TAKE_OVER: '真人接管中',
      PLAY_END: '已结束',
    },
    notReported: '等待状态上报',
    pending: (instruction) => `${instruction}：已发送，等待生效。`,
    failed: (instruction) => `${instruction}失败。直播画面未变。`,
    notConfirmed: (instruction) => `${instruction}未确认。`,
    unconfirmed: '请先查看直播画面，再决定是否重试。',
    closed: '与数字人的连接已断开，请刷新页面重新连接。',
    mute: '浏览器已禁用麦克风。请先允许此网站使用麦克风再接管，否则观众将听不到声音。',
  },
};

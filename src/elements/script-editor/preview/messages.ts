/** Messages of the preview player; loaded with it. */
import { grouped, isolate, type Messages, type SpeechError } from '../../../ui/index.js';
import type { PlaybackPhase } from './playback-queue.js';
import type { PreviewScope } from './speech-segments.js';

/** Scopes, progress and failures of a preview. */
export interface PreviewMessages {
  scopes: Record<PreviewScope, string>;
  stop: string;
  go: string;
  phases: Record<PlaybackPhase, string>;
  /** Position of the segment, from 1, and the number of segments. */
  place: (place: number, of: number) => string;
  inParagraph: (title: string) => string;
  selectFirst: string;
  nothing: string;
  retry: string;
  failed: string;
  notConfirmed: string;
  failures: Record<SpeechError['kind'] | 'silent' | 'answer-lost', string> & {
    because: (reason: string) => string;
  };
}

/** Messages of the player in both languages. */
export const previewMessages: Messages<PreviewMessages> = {
  en: {
    scopes: {
      selection: 'Selection',
      sentence: 'This sentence',
      paragraph: 'This paragraph',
      here: 'From cursor',
    },
    stop: 'Stop preview',
    go: 'Play',
    phases: {
      asked: 'Requesting preview…',
      making: 'Generating preview…',
      ready: 'Preview ready',
      playing: 'Playing',
    },
    place: (place, of) => `${grouped(place)} of ${grouped(of)}`,
    inParagraph: (title) => `in “${isolate(title)}”`,
    selectFirst: 'Select the text to preview first.',
    nothing: 'Nothing to preview yet.',
    retry: 'Try again',
    failed: 'Preview failed. Nothing is playing.',
    notConfirmed: 'Preview not confirmed. Nothing is playing.',
    failures: {
      'no-voice': 'This scene has no voice. Choose one to preview it.',
      'no-task': 'The preview wasn’t generated.',
      'no-file': 'The preview has no sound.',
      because: (reason) => `The preview wasn’t generated: ${reason}`,
      silent: 'The sound could not be played. If it’s a recording, check its address.',
      'answer-lost':
        'Connection dropped. The preview may still be generated. Trying again may be charged again.',
    },
  },
  zh: {
    scopes: { selection: '所选内容', sentence: '当前句', paragraph: '当前段落', here: '从光标处开始' },
    stop: '停止试听',
    go: '播放',
    phases: {
      asked: '正在请求试听…',
      making: '正在生成试听…',
      ready: '试听已就绪',
      playing: '正在播放',
    },
    place: (place, of) => `第 ${grouped(place)} 句，共 ${grouped(of)} 句`,
    inParagraph: (title) => `段落“${isolate(title)}”`,
    selectFirst: '请先选中要试听的内容。',
    nothing: '暂无可试听的内容。',
    retry: '重试',
    failed: '试听失败。播放已停止。',
    notConfirmed: '试听未确认。播放已停止。',
    failures: {
      'no-voice': '此场景没有音色。请先选择音色再试听。',
      'no-task': '试听未生成。',
      'no-file': '试听没有声音。',
      because: (reason) => `试听未生成：${reason}`,
      silent: '播放失败。如果是录音，请检查地址是否正确。',
      'answer-lost': '连接中断，试听可能仍会生成。重试可能再次计费。',
    },
  },
};

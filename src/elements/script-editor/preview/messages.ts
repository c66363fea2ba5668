/** Messages of the preview player; loaded with it. */
import { isolate, type Messages } from '../../../ui/index.js';
import type { PlaybackPhase } from './playback-queue.js';
import type { SpeechError } from './tts-request.js';
import type { PreviewScope } from './speech-segments.js';

/** Scopes, progress and failures of a preview. */
export interface PreviewMessages {
  scopes: Record<PreviewScope, string>;
  stop: string;
  go: string;
  phases: Record<PlaybackPhase, string>;
  /** Position of the segment, from 1, and the number of segments. */
  place: (place: number, of: number) => string;
  next: Record<PlaybackPhase, string>;
  inParagraph: (title: string) => string;
  selectFirst: string;
  nothing: string;
  retry: string;
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
      here: 'From here on',
    },
    stop: 'Stop preview',
    go: 'Play',
    phases: {
      asked: 'Asking for the preview…',
      making: 'The preview is being made…',
      ready: 'The preview is ready.',
      playing: 'Playing',
    },
    place: (place, of) => `${place} of ${of}`,
    next: {
      asked: 'next: asked for',
      making: 'next: being made',
      ready: 'next: ready',
      playing: '',
    },
    inParagraph: (title) => `in “${isolate(title)}”`,
    selectFirst: 'Select what you want to hear first.',
    nothing: 'There is nothing to hear yet.',
    retry: 'Try again',
    failures: {
      'no-voice': 'This scene has no voice. Choose one to hear it.',
      'no-task': 'The service took the request, but makes nothing of it.',
      'no-file': 'The service made no sound.',
      because: (reason) => `The service made no sound: ${reason}`,
      silent: 'The sound cannot be played. If it is a recording, look whether its address is right.',
      'answer-lost':
        'The connection was lost before the service answered. The preview may be made all the same; asking again may be charged again.',
    },
  },
  zh: {
    scopes: { selection: '所选内容', sentence: '当前句', paragraph: '当前段落', here: '从此处开始' },
    stop: '停止试听',
    go: '播放',
    phases: {
      asked: '正在请求试听…',
      making: '正在生成试听…',
      ready: '试听已就绪。',
      playing: '正在播放',
    },
    place: (place, of) => `第 ${place} 句，共 ${of} 句`,
    next: { asked: '下一句：已请求', making: '下一句：生成中', ready: '下一句：已就绪', playing: '' },
    inParagraph: (title) => `段落“${isolate(title)}”`,
    selectFirst: '请先选中要试听的内容。',
    nothing: '还没有可试听的内容。',
    retry: '重试',
    failures: {
      'no-voice': '此场景没有音色。请先选择音色再试听。',
      'no-task': '服务接受了请求，但没有开始生成。',
      'no-file': '服务没有生成声音。',
      because: (reason) => `服务没有生成声音：${reason}`,
      silent: '声音无法播放。如果是录音，请检查其地址是否正确。',
      'answer-lost': '在收到答复之前连接中断。试听可能仍会生成；再次请求可能再次收费。',
    },
  },
};

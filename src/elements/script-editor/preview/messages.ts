/** What is said about hearing a script. */
import type { Messages } from '../../../ui/locale.js';
import type { Phase } from './audition.js';
import type { Scope } from './pieces.js';

export interface PreviewMessages {
  preview: string;
  what: string;
  scopes: Record<Scope, string>;
  stop: string;
  go: string;
  phases: Record<Phase, string>;
  /** Which of so many, from 1. */
  place: (place: number, of: number) => string;
  next: Record<Phase, string>;
  inParagraph: (title: string) => string;
  selectFirst: string;
  noVoice: string;
  nothing: string;
  noProvider: string;
  notLoaded: string;
  keys: string;
}

export const previewMessages: Messages<PreviewMessages> = {
  en: {
    preview: 'Preview',
    what: 'What to hear',
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
    inParagraph: (title) => `in “${title}”`,
    selectFirst: 'Select what you want to hear first.',
    noVoice: 'Choose a voice to hear this.',
    nothing: 'There is nothing to hear yet.',
    noProvider: 'Not connected, so it cannot be heard: put this element inside an mss-provider.',
    notLoaded: 'The preview could not be loaded. Check the connection, then try again.',
    keys: 'Ctrl+Enter plays this sentence or the selection, Ctrl+Shift+Enter from here on, Escape stops.',
  },
  zh: {
    preview: '试听',
    what: '试听范围',
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
    inParagraph: (title) => `段落“${title}”`,
    selectFirst: '请先选中要试听的内容。',
    noVoice: '请先选择音色再试听。',
    nothing: '还没有可试听的内容。',
    noProvider: '未连接，无法试听：请将此组件放在 mss-provider 内。',
    notLoaded: '试听功能加载失败。请检查网络后重试。',
    keys: '按 Ctrl+Enter 试听当前句或所选内容，按 Ctrl+Shift+Enter 从此处开始试听，按 Esc 停止。',
  },
};

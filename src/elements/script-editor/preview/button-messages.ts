/** Messages of the preview button that are needed before the player is loaded. */
import type { Messages } from '../../../ui/index.js';

/** Labels of the button, and reasons why it is disabled. */
export interface ButtonMessages {
  preview: string;
  what: string;
  noVoice: string;
  nothing: string;
  noProvider: string;
  keys: string;
}

/** Messages of the preview button in both languages. */
export const buttonMessages: Messages<ButtonMessages> = {
  en: {
    preview: 'Preview',
    what: 'What to hear',
    noVoice: 'Choose a voice to hear this.',
    nothing: 'There is nothing to hear yet.',
    noProvider: 'Not connected, so it cannot be heard: put this element inside an mss-provider.',
    keys: 'Ctrl+Enter plays this sentence or the selection, Ctrl+Shift+Enter from here on, Escape stops.',
  },
  zh: {
    preview: '试听',
    what: '试听范围',
    noVoice: '请先选择音色再试听。',
    nothing: '还没有可试听的内容。',
    noProvider: '未连接，无法试听：请将此组件放在 mss-provider 内。',
    keys: '按 Ctrl+Enter 试听当前句或所选内容，按 Ctrl+Shift+Enter 从此处开始试听，按 Esc 停止。',
  },
};

/** Messages of the preview button that are needed before the player is loaded. */
import type { Messages } from '../../../ui/index.js';

/** Labels of the button, and reasons why it is disabled. */
export interface ButtonMessages {
  preview: string;
  what: string;
  noVoice: string;
  nothing: string;
  noProvider: string;
  mayNot: string;
  keys: string;
}

/** Messages of the preview button in both languages. */
export const buttonMessages: Messages<ButtonMessages> = {
  en: {
    preview: 'Preview',
    what: 'Preview range',
    noVoice: 'Choose a voice to preview this.',
    nothing: 'Nothing to preview yet.',
    noProvider:
      'Not connected, so it can’t be previewed: sign in, or put this element inside an mss-provider.',
    mayNot: 'You may read this script, not generate previews of it.',
    keys: 'Ctrl+Enter plays this sentence or the selection, Ctrl+Shift+Enter plays from the cursor, Escape stops.',
  },
  zh: {
    preview: '试听',
    what: '试听范围',
    noVoice: '请先选择音色再试听。',
    nothing: '暂无可试听的内容。',
    noProvider: '未连接，无法试听：请登录，或将此组件放在 mss-provider 内。',
    mayNot: '您可以查看此剧本，但不能生成试听。',
    keys: '按 Ctrl+Enter 试听当前句或所选内容，按 Ctrl+Shift+Enter 从光标处开始试听，按 Esc 停止。',
  },
};

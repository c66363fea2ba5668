/** The texts of the form of placeholders. */
import type { Messages } from '../../../ui/index.js';

interface PlaceholderMessages {
  fillIn: string;
  /** Names of the placeholders that are known; another is shown by its own name. */
  names: Record<string, string>;
  send: string;
  cancel: string;
}

/** The texts in both languages. */
export const messages: Messages<PlaceholderMessages> = {
  en: {
    fillIn: 'Fill in the blanks, then send',
    names: { viewer: 'Viewer', product: 'Product' },
    send: 'Send',
    cancel: 'Cancel',
  },
  zh: {
    fillIn: '填写后发送',
    names: { viewer: '观众', product: '商品' },
    send: '发送',
    cancel: '取消',
  },
};

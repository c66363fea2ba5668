/** A name with a value, with the colon of the language. */
import type { LocaleController } from '../../ui/index.js';

/** `Timing: At the end`; in Chinese with the full-width colon, without a space. */
export function labelled({ lang }: LocaleController, name: string, value: string): string {
  return name + (lang === 'zh' ? '：' : ': ') + value;
}

/** Pinyin of Chinese texts. With the dictionary, which only those load who search or mark by pinyin. */
import { match } from 'pinyin-pro';

export { pinyin, polyphonic } from 'pinyin-pro';

/**
 * Whether a text has characters, one after the other, that are read as the letters: each by its pinyin, by the beginning of
 * it, or by its initial, in any of its readings.
 */
export function readsAs(text: string, letters: string): boolean {
  const spelled = letters.toLowerCase().replace(/[^a-zü]/g, '');
  return match(text, spelled, { precision: 'start', continuous: true, v: true }) !== null;
}

/** The speed at which a script is spoken. */
import type { SsmlElement } from './document.js';

/** Words per minute at the normal speed (reference 9.1, speed). */
export const WORDS_PER_MINUTE = 250;

/** The speed factor of a prosody element; 1 if its rate is not an integer in range. */
export function rateOf(element: SsmlElement): number {
  const value = element.attributes.find(({ name }) => name === 'rate')?.value ?? '';
  const rate = /^[0-9]{1,9}$/.test(value) ? Number(value) : 100;
  return rate >= 50 && rate <= 200 ? rate / 100 : 1;
}

/** Tells the keys of an input method from those of a person. */

/** What Safari reports as the key code of a key that went to an input method. */
const inputMethodKeyCode = 229;

/**
 * Whether an input method is composing, or has taken this key to compose. Safari ends the composition before it reports
 * the key that ended it: `isComposing` is then false, and only the key code tells. No handler of keys may act on such a
 * key; ESLint refuses the bare properties everywhere else.
 */
export function isComposing(event: Event): boolean {
  const key = event as Partial<KeyboardEvent>;
  // eslint-disable-next-line no-restricted-properties -- this is the one place that reads them
  return key.isComposing === true || key.keyCode === inputMethodKeyCode;
}

/**
 * Checks of options. They are made when the handler is created, so that mistakes show at start-up. No message contains a
 * value, because it may be the password in the wrong place.
 */

/** Throws `TypeError` with a sentence that names the option. */
export function check(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new TypeError(`createHandler: ${sentence}.`);
}

/** The value of an option that must be a text. */
export function needed(name: string, value: unknown): string {
  check(typeof value === 'string' && value !== '', `${name} is missing`);
  return value;
}

/** Whether a value is an absolute `http` or `https` URL. */
export function isHttpUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:\/\//.test(value);
}

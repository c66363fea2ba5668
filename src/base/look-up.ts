/** Tables whose keys are words from outside. */

/**
 * The value of a table for a word from outside, such as a state of the service; undefined for a word that it does not
 * list, also if every object has a member of that name (`constructor`, `toString`, `__proto__`).
 */
export function lookUp<T>(
  table: Readonly<Record<string, T>>,
  word: string | null | undefined,
): T | undefined {
  return word != null && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Detects misspellings. */

/** Whether two words differ by one inserted, deleted or changed letter, or by two adjacent letters swapped. */
export function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (word: string, from: number): string => word.slice(from);
  if (a.length !== b.length) {
    return a.length > b.length
      ? rest(a, start + 1) === rest(b, start)
      : rest(a, start) === rest(b, start + 1);
  }
  if (rest(a, start + 1) === rest(b, start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2);
}

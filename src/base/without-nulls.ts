/**
 * A deep copy without members that are `null` or `undefined`. The service answers `null` for an absent member, but
 * accepts a request only if the member is left out. List items that are `null` are kept.
 */
export function withoutNulls<T>(value: unknown): T {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item)) as T;
  if (typeof value !== 'object' || value === null) return value as T;
  const present = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(present.map(([name, member]) => [name, withoutNulls(member)])) as T;
}

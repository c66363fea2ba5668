/** Two people changed one value: put together member by member, and told where both changed the same member. */

export interface MergedValue {
  /** With mine where both changed the same. */
  mine: unknown;
  /** With theirs there. */
  theirs: unknown;
  conflict: boolean;
}

type Members = Readonly<Record<string, unknown>>;

/** Puts two versions of `base` together. Lists and texts are one thing; objects are taken member by member. */
export function mergeValue(base: unknown, mine: unknown, theirs: unknown): MergedValue {
  if (isEqual(mine, theirs) || isEqual(base, mine)) return { mine: theirs, theirs, conflict: false };
  if (isEqual(base, theirs)) return { mine, theirs: mine, conflict: false };
  if (!isMembers(mine) || !isMembers(theirs)) return { mine, theirs, conflict: true };
  return mergeMembers(isMembers(base) ? base : {}, mine, theirs);
}

function mergeMembers(base: Members, mine: Members, theirs: Members): MergedValue {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const merged = names.map((name) => [name, mergeValue(base[name], mine[name], theirs[name])] as const);
  const side = (which: 'mine' | 'theirs'): Members =>
    Object.fromEntries<unknown>(
      merged.map(([name, value]) => [name, value[which]] as const).filter(([, value]) => value !== undefined),
    );
  return {
    mine: side('mine'),
    theirs: side('theirs'),
    conflict: merged.some(([, { conflict }]) => conflict),
  };
}

/** Whether two values say the same; a member that is null is as good as none. */
export function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (a ?? null) === (b ?? null) || canonical(a) === canonical(b);
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with members in one order, and without those that are null. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown): unknown => {
      if (!isMembers(member)) return member;
      return Object.fromEntries<unknown>(
        Object.entries(member)
          .filter(([, inner]) => inner !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    }) ?? ''
  );
}

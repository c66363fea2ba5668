/** Three-way merge of a value, member by member; reports where both sides changed the same member. */

/** The result of a merge. */
export interface MergedValue {
  /** The merged value, with my version of conflicting members. */
  mine: unknown;
  /** The merged value, with their version of conflicting members. */
  theirs: unknown;
  conflict: boolean;
}

/** Symbols name what is noted about an object besides its JSON members; it is compared and merged like these. */
type Members = Readonly<Record<PropertyKey, unknown>>;

/** Merges two versions of `base`. Objects are merged member by member; lists and texts as a whole. */
export function mergeValue(base: unknown, mine: unknown, theirs: unknown): MergedValue {
  if (isEqual(mine, theirs) || isEqual(base, mine)) return { mine: theirs, theirs, conflict: false };
  if (isEqual(base, theirs)) return { mine, theirs: mine, conflict: false };
  if (!isMembers(mine) || !isMembers(theirs)) return { mine, theirs, conflict: true };
  return mergeMembers(isMembers(base) ? base : {}, mine, theirs);
}

function mergeMembers(base: Members, mine: Members, theirs: Members): MergedValue {
  const names = [...new Set([...Reflect.ownKeys(theirs), ...Reflect.ownKeys(mine)])];
  const own = (members: Members, name: PropertyKey) =>
    Object.hasOwn(members, name) ? members[name] : undefined;
  const merged = names.map(
    (name) => [name, mergeValue(own(base, name), own(mine, name), own(theirs, name))] as const,
  );
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

/** Deep equality of JSON values; a `null` member equals a missing one. */
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
        Reflect.ownKeys(member)
          .map((name) => [String(name), member[name]] as const)
          .filter(([, inner]) => inner !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    }) ?? ''
  );
}

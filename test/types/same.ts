/** Assertions about types, for files that are compiled and never run. */

type Is<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? [] : [difference: A];

/** Compiles only if the value has exactly the type `Expected`. */
export function hasType<Expected>() {
  return <Actual>(_value: Actual, ..._same: Is<Expected, Actual>): void => undefined;
}

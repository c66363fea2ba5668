/**
 * Bodies for replacing a room or a video script as a whole: whatever is left out is deleted, so everything that was read
 * is sent back, except members that only the service sets and members that are `null`.
 */
import { anything, firstViolation, type Operation, type Schema } from '../api/index.js';
import { withoutNulls } from '../base/index.js';

/** The body from what was read, without `readOnlyMembers` and nulls. */
export const putBody = (whole: object, readOnlyMembers: readonly string[]): unknown =>
  withoutNulls(Object.fromEntries(Object.entries(whole).filter(([name]) => !readOnlyMembers.includes(name))));

/**
 * The operation without its body schema if what the service itself returned violates that schema, as an enum member that
 * was added later does: then only the service validates.
 */
export function lenientBody<Path extends string, Query, Body, Answer>(
  operation: Operation<Path, Query, Body, Answer>,
  read: unknown,
): Operation<Path, Query, Body, Answer> {
  const { body } = operation;
  return body && firstViolation(body, read) ? { ...operation, body: anything() as Schema<Body> } : operation;
}

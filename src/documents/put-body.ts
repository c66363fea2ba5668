/**
 * Bodies for replacing a room or a video script as a whole. The service deletes members that are left out, so everything
 * that was read is sent back, except read-only members and members that are `null`; values that could not be read are
 * sent back as they were received.
 */
import { anything, firstViolation, restoreRawValues, type Operation, type Schema } from '../api/index.js';

/** Builds the body from what was read, without `readOnlyMembers` and nulls. */
export const putBody = (whole: object, readOnlyMembers: readonly string[]): unknown => {
  const members = Object.entries(restoreRawValues(whole));
  return Object.fromEntries(members.filter(([name]) => !readOnlyMembers.includes(name)));
};

/**
 * The operation without its body schema if the service's own response violates that schema, for example by an enum member
 * that was added later. Then only the service validates the body.
 */
export function lenientBody<Path extends string, Query, Body, Answer>(
  operation: Operation<Path, Query, Body, Answer>,
  read: unknown,
): Operation<Path, Query, Body, Answer> {
  const { body } = operation;
  return body && firstViolation(body, read) ? { ...operation, body: anything() as Schema<Body> } : operation;
}

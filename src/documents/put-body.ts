/**
 * What was read, as it is sent back. The service replaces a room or a video script as a whole, so whatever is left out
 * would be gone. Left out are only facts that the service states and nobody sets, and members that are null.
 */
import { anything, firstViolation, type Operation, type Schema } from '../api/index.js';
import { withoutNulls } from '../base/index.js';

export const putBody = (whole: object, facts: readonly string[]): unknown =>
  withoutNulls(Object.fromEntries(Object.entries(whole).filter(([name]) => !facts.includes(name))));

/**
 * The operation that sends it back. Where what the service itself has shown breaks a rule that we know (a word that it
 * has learnt since, a number beyond a range), we know too little: then the service decides alone.
 */
export function lenientBody<Path extends string, Query, Body, Answer>(
  operation: Operation<Path, Query, Body, Answer>,
  read: unknown,
): Operation<Path, Query, Body, Answer> {
  const { body } = operation;
  return body && firstViolation(body, read) ? { ...operation, body: anything() as Schema<Body> } : operation;
}

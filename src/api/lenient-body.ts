/** Sends back what the service answered, also where that is not as it documents. */
import type { Operation } from './operation.js';
import { anything, type Schema } from './schema.js';
import { firstViolation } from './validate.js';

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

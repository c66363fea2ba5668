/** Checks requests before they are sent. What is wrong is described by code that comes with the first error. */
import { InvalidRequestError } from './errors.js';
import { loadErrorWords } from './load-error-words.js';
import type { Operation } from './operation.js';
import type { Input } from './request.js';
import type { Schema } from './schema.js';

/** A part of a request, and the schema that it violates. */
interface InvalidPart {
  schema: Schema;
  value: unknown;
}

/** The first part of a request that violates its schema: the path, the query or the body; undefined if all are valid. */
export function invalidPart(operation: Operation, { path, query, body }: Input): InvalidPart | undefined {
  const parts: [Schema | undefined, unknown][] = [
    [operation.parameters, path],
    [operation.query, query],
    [operation.body, body],
  ];
  for (const [schema, value = {}] of parts)
    if (schema && !schema.safeParse(value).success) return { schema, value };
  return undefined;
}

/** The error of a request with an invalid part; it names the member and the rule if their words can be loaded. */
export async function invalidRequest(
  operation: Operation,
  { schema, value }: InvalidPart,
): Promise<InvalidRequestError> {
  const { member = 'request', rule = 'is not valid' } =
    (await loadErrorWords())?.firstViolation(schema, value) ?? {};
  return new InvalidRequestError(operation, member, rule);
}

/** Validates requests by the operation's schemas. The error message contains the first invalid member. */
import { firstViolation, type Operation } from '../../../src/api/index.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { parseQuery } from './query.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Checks that the ID of a third-party user is ASCII, as Chinese characters are not allowed, and that the project of the
 * header is that of the path (3.1).
 */
export function checkHeaders({ headers }: Request, project: string | undefined): void {
  const given = headers.get('x-project-id');
  if (given !== null && given !== project) throw serviceError('MSS.00020006');
  if (/[^ -~]/.test(headers.get('x-app-userid') ?? ''))
    throw invalidParameter('X-App-UserId', 'must not contain Chinese characters');
}

/** Parses and validates the query. */
export function validQuery(operation: Operation, url: URL): unknown {
  const query = parseQuery(operation, url.searchParams);
  if (operation.query) validate(operation.query, query);
  return query;
}

/**
 * Parses and validates the body; any needs the header Content-Type (3.1). A missing body counts as `{}`, and a member that
 * is `null` as missing: an optional one may be left out, and no page says what else `null` would mean.
 */
export function validBody(operation: Operation, request: Request, bytes: Uint8Array): unknown {
  if (!operation.body) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (bytes.length > 0 && !/^application\/(\w+\+)?json\b/i.test(type)) {
    throw invalidParameter('Content-Type', 'must be application/json');
  }
  const body = bytes.length > 0 ? withoutNullMembers(parseJson(bytes)) : {};
  validate(operation.body, body);
  return body;
}

/** Throws if a value violates its schema. `prefix` is the path of the value, like `params.`. */
export function validate(schema: NonNullable<Operation['body']>, value: unknown, prefix = ''): void {
  const breach = firstViolation(schema, value);
  if (breach) throw invalidParameter(`${prefix}${breach.member}`, breach.rule);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    throw serviceError('MSS.10000002');
  }
}

/** A deep copy without members that are `null`. Items of lists stay. */
function withoutNullMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullMembers);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNullMembers(member)]));
}

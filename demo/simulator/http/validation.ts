/** Requests against the operation's schemas: the first member that breaks a rule is named. */
import { firstViolation, type Operation } from '../../../src/api/index.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { parseQuery } from './query.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Refuses a third-party user's ID with Chinese characters, or with anything else beyond ASCII. */
export function checkHeaders({ headers }: Request): void {
  if (/[^ -~]/.test(headers.get('x-app-userid') ?? ''))
    throw invalidParameter('X-App-UserId', 'must not contain Chinese characters');
}

/** The query, checked. */
export function validQuery(operation: Operation, url: URL): unknown {
  const query = parseQuery(operation, url.searchParams);
  if (operation.query) validate(operation.query, query);
  return query;
}

/** The body, checked; one that is not there reads as `{}`. */
export function validBody(operation: Operation, request: Request, bytes: Uint8Array): unknown {
  if (!operation.body) return undefined;
  const type = request.headers.get('content-type');
  if (bytes.length > 0 && type !== null && !/^application\/(\w+\+)?json\b/i.test(type)) {
    throw invalidParameter('Content-Type', 'must be application/json');
  }
  const body = bytes.length > 0 ? parseJson(bytes) : {};
  validate(operation.body, body);
  return body;
}

/** Refuses a value that breaks the schema; `prefix` is where the value stands, as `params.`. */
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

/** Requests against the operation's schemas: the first member that breaks a rule is named. */
import { firstViolation, type Operation } from '../../../src/api/index.js';
import { invalid, refuse } from '../service-errors.js';
import { readQuery } from './query.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Refuses a third-party user's ID with Chinese characters, or with anything else beyond ASCII. */
export function checkHeaders({ headers }: Request): void {
  if (/[^ -~]/.test(headers.get('x-app-userid') ?? ''))
    throw invalid('X-App-UserId', 'must not contain Chinese characters');
}

/** The query, checked. */
export function checkedQuery(operation: Operation, url: URL): unknown {
  const query = readQuery(operation, url.searchParams);
  if (operation.query) check(operation.query, query);
  return query;
}

/** The body, checked; one that is not there reads as `{}`. */
export function checkedBody(operation: Operation, request: Request, bytes: Uint8Array): unknown {
  if (!operation.body) return undefined;
  const type = request.headers.get('content-type');
  if (bytes.length > 0 && type !== null && !/^application\/(\w+\+)?json\b/i.test(type)) {
    throw invalid('Content-Type', 'must be application/json');
  }
  const body = bytes.length > 0 ? parse(bytes) : {};
  check(operation.body, body);
  return body;
}

/** Refuses a value that breaks the schema; `prefix` is where the value stands, as `params.`. */
export function check(schema: NonNullable<Operation['body']>, value: unknown, prefix = ''): void {
  const breach = firstViolation(schema, value);
  if (breach) throw invalid(`${prefix}${breach.member}`, breach.rule);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    throw refuse('MSS.10000002');
  }
}

/**
 * What a person may do: the grant that `authorize` answers, as it is checked, written down and asked.
 *
 * A grant gives one of four words or the names of single operations, and may be limited to rooms. Some requests need more
 * than their operation: what deletes for good or shares with other accounts needs `administer`.
 */
import { operations, type Operation, type Permission } from '../api/index.js';
import { isJsonObject } from '../base/index.js';

/** What `authorize` answers for a person. */
export interface Grant {
  /** Who it is, for revocation, limits and the audit record: 1 to 256 characters. */
  user: string;
  /**
   * What the person may do: a word that includes those before it (`view`, `operate`, `edit`, `administer`), or names of
   * operations, as `['showSmartLiveRoom', 'startSmartLive']`.
   */
  may: Permission | string[];
  /** IDs of the rooms that the person may see and change. Default: all. */
  rooms?: string[];
  /** How long the session lasts, in seconds, at most a day. Pages renew it as long as `authorize` agrees. Default: 900. */
  expiresIn?: number;
}

/** The permissions, each of which includes those before it. */
export const permissions: readonly Permission[] = ['view', 'operate', 'edit', 'administer'];

const named = new Map(operations.map((operation) => [operation.name, operation]));

/** The names of the operations that a grant allows. */
export function operationsOf(may: Grant['may']): ReadonlySet<string> {
  if (typeof may !== 'string') return new Set(may);
  const rank = permissions.indexOf(may);
  const allowed = operations.filter(({ needs }) => permissions.indexOf(needs) <= rank);
  return new Set(allowed.map(({ name }) => name));
}

/** Query and body of a request, by which it can need more than its operation. */
export interface RequestContent {
  query?: object | undefined;
  body?: unknown;
}

/** What a request needs: that of its operation, or `administer` if it deletes for good or shares with other accounts. */
export function neededFor({ name, needs }: Operation, { query, body }: RequestContent): Permission {
  const { mode } = (query ?? {}) as { mode?: unknown };
  if (name === 'deleteAsset' && mode !== undefined) return 'administer';
  if (name === 'batchExecuteAssetAction' && !reversible.includes(actionIn(body))) return 'administer';
  return needs;
}

/** Actions on several assets that can be taken back (reference 4.1.7). */
const reversible: unknown[] = ['DELETE', 'RESTORE', 'UNACTIVE', 'ACTIVE'];

function actionIn(body: unknown): unknown {
  return isJsonObject(body) ? body['action'] : undefined;
}

/**
 * Whether a person may send a request. Who was granted operations by their names may send each of these whatever it
 * contains.
 */
export function permits(
  { may, operations: allowed }: { may: Grant['may']; operations: ReadonlySet<string> },
  operation: Operation,
  content: RequestContent = {},
): boolean {
  if (!allowed.has(operation.name)) return false;
  if (typeof may !== 'string') return true;
  return permissions.indexOf(neededFor(operation, content)) <= permissions.indexOf(may);
}

/** Longest name of a user, in characters. */
const longestUser = 256;

/** Longest duration of a session, in seconds. */
export const longestSession = 86_400;

/** What is wrong with a value that should be a grant, as a sentence; undefined if it is one. */
export function faultOfGrant(value: object): string | undefined {
  const { user, may, rooms, expiresIn } = value as Record<keyof Grant, unknown>;
  if (typeof user !== 'string' || user.trim() === '' || user.length > longestUser)
    return `user must be a text of 1 to ${longestUser} characters`;
  if (typeof may === 'string') {
    if (!(permissions as readonly string[]).includes(may))
      return `may must be one of ${permissions.join(', ')}, or a list of operations`;
  } else if (!isListOfTexts(may) || !may.every((name) => named.has(name)))
    return 'may must list names of operations that exist';
  if (rooms !== undefined && !isListOfTexts(rooms)) return 'rooms must be a list of IDs';
  if (expiresIn !== undefined && !(typeof expiresIn === 'number' && expiresIn > 0))
    return 'expiresIn must be a number of seconds above 0';
  return undefined;
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

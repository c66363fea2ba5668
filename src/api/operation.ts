/**
 * Operations are data that the client, the simulator and the tests share.
 */
import { lenient, type Lenient } from './tolerant-schema.js';
import { id, object, type Schema } from './schema.js';

/**
 * What a person may do, from the least to the most; each word includes those before it. `view` reads. `operate` starts,
 * stops and commands livestreams and video tasks. `edit` creates and changes rooms, scripts, assets and products, uploads
 * and listens to previews. `administer` deletes for good, trains models, and shares with other accounts.
 */
export type Permission = 'view' | 'operate' | 'edit' | 'administer';

/** Requests per second and tenant, by region (reference 1.5, Table 1-2). */
export type Limit = Record<'cn-north-4' | 'cn-east-3' | 'ap-southeast-3', number>;

/** An operation of the service. */
export interface Operation<Path extends string = string, Query = unknown, Body = unknown, Answer = unknown> {
  /** The name that the service's official SDKs use. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{placeholders}`; `{project_id}` comes from the token. */
  readonly path: Path;
  /** Schema of the path parameters that the caller provides; undefined if there are none. */
  readonly parameters: Schema<Record<PathParameter<Path>, string>> | undefined;
  /** What the operation does, in a few words. */
  readonly summary: string;
  /** Section of the reference, as `4.1.2`. */
  readonly reference: string;
  readonly query?: Schema<Query>;
  readonly body?: Schema<Body>;
  /** The tolerant form of the answer's schema: it reads every answer of the documented kind, whatever single values are. */
  readonly response: Schema<Answer>;
  /** HTTP status of success. */
  readonly success: number;
  /** Whether the operation is idempotent. Only such calls are retried automatically. */
  readonly safeToRepeat: boolean;
  /** What a grant must allow for this operation. Single requests can need more; the backend's `docs/grants.md` lists them. */
  readonly needs: Permission;
  readonly limit: Limit;
}

type PlaceholderOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never;

/** Names of the path parameters that the caller provides. */
export type PathParameter<Path extends string> = Exclude<PlaceholderOf<Path>, 'project_id'>;

interface OperationInput<Path extends string, Query, Body, Answer> {
  name: string;
  method: Operation['method'];
  path: Path;
  summary: string;
  reference: string;
  query?: Schema<Query>;
  body?: Schema<Body>;
  response: Schema<Answer>;
  success?: number;
  safeToRepeat?: boolean;
  needs: Permission;
  limit: Limit;
}

/**
 * Creates an operation. Default of `success`: 200; of `safeToRepeat`: true for `GET`. The schemas of the path parameters
 * and of the response are built when they are first used.
 */
/* @__NO_SIDE_EFFECTS__ */
export function operation<const Path extends string, Answer, Query = never, Body = never>(
  input: OperationInput<Path, Query, Body, Answer>,
): Operation<Path, Query, Body, Lenient<Answer>> {
  let response: Schema<Lenient<Answer>> | undefined;
  let parameters: Schema<Record<PathParameter<Path>, string>> | undefined;
  return {
    success: 200,
    safeToRepeat: input.method === 'GET',
    ...input,
    get response() {
      return (response ??= lenient(input.response, { isList: input.name.startsWith('list') }));
    },
    get parameters() {
      return (parameters ??= parametersOf(input.path) as typeof parameters);
    },
  };
}

/** The schema of the path parameters, each of which is an ID. */
function parametersOf(path: string): Schema | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
    name === 'project_id' ? [] : name,
  );
  if (names.length === 0) return undefined;
  return object(Object.fromEntries(names.map((name) => [name, id()])));
}

/** A row of the throttle table (1.5): CN North-Beijing4, CN East-Shanghai1, AP-Singapore. */
/* @__NO_SIDE_EFFECTS__ */
export function limit(north: number, east: number, southeast: number): Limit {
  return { 'cn-north-4': north, 'cn-east-3': east, 'ap-southeast-3': southeast };
}

/** The limit in a region, as `cn-north-4`. If the region is unknown or undefined, the lowest limit of the row. */
export function limitIn(limits: Limit, region: string | undefined): number {
  const known = Object.entries(limits).find(([name]) => name === region);
  return known ? known[1] : Math.min(...Object.values(limits));
}

/** The type of an operation's body. */
export type BodyOf<O> = O extends Operation<string, infer _Query, infer Body, infer _Answer> ? Body : never;

/** The type of an operation's query. */
export type QueryOf<O> = O extends Operation<string, infer Query, infer _Body, infer _Answer> ? Query : never;

/** The type of an operation's answer. */
export type AnswerOf<O> =
  O extends Operation<string, infer _Query, infer _Body, infer Answer> ? Answer : never;

/**
 * Operations are data: what the client, the simulator, the backend's proxy and the tests all read.
 */
import { lenient, type Lenient } from './tolerant-schema.js';
import type { Schema } from './schema.js';

/** Requests a second that one tenant may make, by region (reference 1.5, Table 1-2). */
export type Limit = Record<'cn-north-4' | 'cn-east-3' | 'ap-southeast-3', number>;

/** One call of the service. */
export interface Operation<Path extends string = string, Query = unknown, Body = unknown, Answer = unknown> {
  /** The name that the service's official SDKs use. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{placeholders}`; `{project_id}` comes from the token. */
  readonly path: Path;
  /** What it does, in a few words. */
  readonly summary: string;
  /** Section of the reference, as `4.1.2`. */
  readonly reference: string;
  readonly query?: Schema<Query>;
  readonly body?: Schema<Body>;
  /** Read tolerantly: see `Reading`. */
  readonly response: Schema<Answer>;
  /** HTTP status of success. */
  readonly success: number;
  /** Whether sending it twice does no more than sending it once; only such calls are repeated by themselves. */
  readonly safeToRepeat: boolean;
  readonly limit: Limit;
}

type PlaceholderOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never;

/** Names of the path parameters that a caller gives. */
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
  limit: Limit;
}

/**
 * Makes an operation. By default success is 200 and only a `GET` is safe to repeat; the response schema is loosened
 * when it is first asked for.
 */
/* @__NO_SIDE_EFFECTS__ */
export function operation<const Path extends string, Answer, Query = never, Body = never>(
  input: OperationInput<Path, Query, Body, Answer>,
): Operation<Path, Query, Body, Lenient<Answer>> {
  let response: Schema<Lenient<Answer>> | undefined;
  return {
    success: 200,
    safeToRepeat: input.method === 'GET',
    ...input,
    get response() {
      return (response ??= lenient(input.response));
    },
  };
}

/** A row of the throttle table: CN North-Beijing4, CN East-Shanghai1, AP-Singapore. */
/* @__NO_SIDE_EFFECTS__ */
export function limit(north: number, east: number, southeast: number): Limit {
  return { 'cn-north-4': north, 'cn-east-3': east, 'ap-southeast-3': southeast };
}

/** The limit in one region, as `cn-north-4`; in an unknown one, or none, the lowest of the row. */
export function limitIn(limits: Limit, region: string | undefined): number {
  const known = Object.entries(limits).find(([name]) => name === region);
  return known ? known[1] : Math.min(...Object.values(limits));
}

/** The body that an operation takes. */
export type BodyOf<O> = O extends Operation<string, infer _Query, infer Body, infer _Answer> ? Body : never;

/** The query that an operation takes. */
export type QueryOf<O> = O extends Operation<string, infer Query, infer _Body, infer _Answer> ? Query : never;

/** The answer that an operation gives. */
export type AnswerOf<O> =
  O extends Operation<string, infer _Query, infer _Body, infer Answer> ? Answer : never;

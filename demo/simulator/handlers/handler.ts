/** Connects operations with the functions that handle them. */
import type { Operation, PathParameter } from '../../../src/api/index.js';
import type { ServiceState } from '../state/service-state.js';

/** An authenticated and validated call. */
export interface Call<Params = Record<string, string>, Query = unknown, Body = unknown> {
  service: ServiceState;
  request: Request;
  url: URL;
  /** Values of the path's placeholders. */
  params: Params;
  query: Query;
  body: Body;
}

/** Handles a call. Returns the body of the response, or undefined for none; throws `ServiceError`. */
export type Handler = (call: Call) => unknown;

/** A handler with the name of its operation. */
export type HandlerEntry = readonly [name: string, handler: Handler];

/** Declares the handler of an operation. The operation's schemas give the types of the call and the response. */
export function handle<Path extends string, Query, Body, Answer>(
  operation: Operation<Path, Query, Body, Answer>,
  handler: (
    call: Call<Record<PathParameter<Path> | 'project_id', string>, Query, Body>,
  ) => Answer | undefined | Promise<Answer | undefined>,
): HandlerEntry {
  return [operation.name, handler as Handler];
}

/** How an operation meets the code that carries it out. */
import type { Operation, PathParameter } from '../../../src/api/index.js';
import type { ServiceState } from '../state/service-state.js';

/** A call that has been let in and checked. */
export interface Call<Params = Record<string, string>, Query = unknown, Body = unknown> {
  service: ServiceState;
  request: Request;
  url: URL;
  /** Values of the path's placeholders. */
  params: Params;
  query: Query;
  body: Body;
}

/** Carries a call out: its answer, `undefined` for one without a body; throws `Refusal`. */
export type Handler = (call: Call) => unknown;

/** An entry of the table of handlers. */
export type HandlerEntry = readonly [name: string, handler: Handler];

/** Says what an operation does; the operation's schemas type the call and the answer. */
export function handle<Path extends string, Query, Body, Answer>(
  operation: Operation<Path, Query, Body, Answer>,
  handler: (
    call: Call<Record<PathParameter<Path> | 'project_id', string>, Query, Body>,
  ) => Answer | undefined | Promise<Answer | undefined>,
): HandlerEntry {
  return [operation.name, handler as Handler];
}

/** What `toNodeHandler` knows of the handlers of `createHandler`, so that their calls need neither `Request` nor `Response`. */
import type { EndSignal } from '../base/index.js';
import type { AccessNote } from './access-line.js';
import type { BoundedText } from './request-text.js';
import type { TextAnswer } from './text-answer.js';

/** A request of which the runtime has the parts, so that it needs no `Request`. */
export interface PlainRequest extends Pick<Request, 'method' | 'url'>, BoundedText {
  headers: Pick<Headers, 'get'>;
  /** Aborts when its sender has left. */
  signal: EndSignal;
  /** What is known of it, for the access log. */
  note: AccessNote;
}

/** A request to the proxy. */
export type ApiRequest = Request | PlainRequest;

/** The inside of a handler. */
export interface HandlerParts {
  /** Answers a request to the path `rest` below `api/`. Never rejects. Absent in direct mode. */
  answerApi?: (request: PlainRequest, rest: string) => Promise<TextAnswer | Response>;
  /** Sends the handler's own requests by this function, unless its options have one. */
  sendBy(fetch: typeof globalThis.fetch): void;
}

const known = new WeakMap<object, HandlerParts>();

/** Notes the parts of a handler. */
export function noteParts(handler: object, parts: HandlerParts): void {
  known.set(handler, parts);
}

/** The parts of a handler; undefined for a function that `createHandler` has not made. */
export function partsOf(handler: object): HandlerParts | undefined {
  return known.get(handler);
}

/** The part of a path below the handler's `api`, as it stands in the address; undefined for the other routes. */
export function apiPathIn(pathname: string): string | undefined {
  const [, rest] = /^.*\/api\/((?:v\d+|uploads)\/.*)$/.exec(pathname) ?? [];
  return rest;
}

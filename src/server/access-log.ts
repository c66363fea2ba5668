/**
 * The access log: one line for each answered request, who did what and how it went. It contains no token, no key, no query
 * and no body. What a route learns of a request on the way, it notes here.
 */

import { newId } from '../base/index.js';
import type { Metrics } from './metrics.js';

/** A line of the access log, as `onAccess` gets it. */
export interface AccessLine {
  /** When the request came, in RFC 3339. */
  at: string;
  /** `token`, `api`, `callbacks`, `events`, `health`, `metrics`, or `none` if there is no such route. */
  route: string;
  method: string;
  /** Who the session belongs to. */
  user?: string;
  /** Name of the operation of the service. */
  operation?: string;
  room_id?: string;
  status: number;
  /** Time until the answer's head, in milliseconds. */
  milliseconds: number;
  request_id: string;
}

/** What a route knows of a request. */
export type AccessNote = Partial<Pick<AccessLine, 'route' | 'user' | 'operation' | 'room_id'>>;

const notes = new WeakMap<Request, AccessNote>();

/** Notes what is known of a request, for its line. */
export function noteAccess(request: Request, note: AccessNote): void {
  notes.set(request, { ...notes.get(request), ...note });
}

interface AccessOptions {
  now: () => number;
  metrics: Metrics;
  onAccess: (line: AccessLine) => void;
}

/** Writes the line of a request that came at `came_at` (in milliseconds since 1970), and counts it. */
export function logAccess(
  request: Request,
  response: Response,
  came_at: number,
  { now, metrics, onAccess }: AccessOptions,
): void {
  const { route = 'none', ...note } = notes.get(request) ?? {};
  const milliseconds = Math.max(0, now() - came_at);
  const { status } = response;
  const labels = { route, operation: note.operation ?? '' };
  metrics.add('mss_requests', { ...labels, status: String(status) });
  metrics.add('mss_request_seconds', labels, milliseconds / 1000);
  const request_id = response.headers.get('x-request-id') ?? newId();
  const at = new Date(came_at).toISOString();
  onAccess({ at, route, method: request.method, ...note, status, milliseconds, request_id });
}

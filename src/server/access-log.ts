/**
 * The access log: one line for each answered request, who did what and how it went. It contains no token, no key, no query
 * and no body. What a route learns of a request on the way, it notes here.
 */

import { newId } from '../base/index.js';
import type { AccessLine, AccessNote } from './access-line.js';
import type { ApiRequest } from './handler-parts.js';
import type { Metrics } from './metrics.js';
import type { TextAnswer } from './text-answer.js';

const notes = new WeakMap<Request, AccessNote>();

/** Notes what is known of a request, for its line. */
export function noteAccess(request: ApiRequest, note: AccessNote): void {
  Object.assign(noteOf(request), note);
}

function noteOf(request: ApiRequest): AccessNote {
  if ('note' in request) return request.note;
  const note = notes.get(request) ?? {};
  notes.set(request, note);
  return note;
}

interface AccessOptions {
  now: () => number;
  metrics: Metrics;
  onAccess: ((line: AccessLine) => void) | undefined;
}

/** Writes the line of a request that came at `came_at` (in milliseconds since 1970), and counts it. */
export function logAccess(
  request: ApiRequest,
  { status, headers }: TextAnswer | Response,
  came_at: number,
  { now, metrics, onAccess }: AccessOptions,
): void {
  const note = noteOf(request);
  const { route = 'none', operation = '' } = note;
  const milliseconds = Math.max(0, now() - came_at);
  const labels = { route, operation };
  metrics.add('mss_requests', { route, operation, status: String(status) });
  metrics.add('mss_request_seconds', labels, milliseconds / 1000);
  if (!onAccess) return;
  const request_id =
    (headers instanceof Headers ? headers.get('x-request-id') : headers['x-request-id']) ?? newId();
  const at = new Date(came_at).toISOString();
  onAccess({ at, method: request.method, ...note, route, status, milliseconds, request_id });
}

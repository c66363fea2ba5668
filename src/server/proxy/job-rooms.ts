/**
 * Which room a task belongs to. The address of a task names both, and a session that is limited to rooms must not reach
 * the task of another room under the name of one of its own.
 */
import { showSmartLive } from '../../api/index.js';
import { isJsonObject, parseJson } from '../../base/index.js';
import type { Send } from './call-service.js';
import { notFound } from './match-operation.js';

/** Tasks that are known to belong to their rooms. A task never changes its room. Bounded: it only saves reads. */
const known = new WeakMap<object, Set<string>>();
const mostKnown = 10_000;

/**
 * Throws `MSW.NOT_FOUND` if the service says that the task of a path belongs to another room. `owner` stands for the
 * project: what is known is kept for as long as it exists.
 */
export async function checkJobRoom(path: Record<string, string>, owner: object, read: Send): Promise<void> {
  const { room_id, job_id } = path;
  if (room_id === undefined || job_id === undefined) return;
  const seen = known.get(owner) ?? new Set<string>();
  known.set(owner, seen);
  const key = `${room_id}/${job_id}`;
  if (seen.has(key)) return;
  const { status, text } = await read({ operation: showSmartLive, path: { room_id, job_id } });
  const job = parseJson(text);
  if (status > 299 || !isJsonObject(job) || job['room_id'] !== room_id) throw notFound();
  if (seen.size >= mostKnown) seen.clear();
  seen.add(key);
}

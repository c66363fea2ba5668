/**
 * What this browser knows of how tasks end: which ones were stopped here, and how often those that were started here play
 * their script. The service tells only that a task has ended.
 */
import { flag, int, object, text } from '../../../api/index.js';
import { parseJson, readStorage, writeStorage } from '../../../base/index.js';

/** Maximum number of tasks that are kept for a room. */
const maxNotes = 50;

const taskNote = /* @__PURE__ */ object(
  { job_id: text(1, 64) },
  { stopped: flag(), repeat_count: int(-1, 100), max_live_duration: int(0, 168) },
);

/** What is known of one task; `max_live_duration` is in hours, 0 is no limit. */
export interface TaskNote {
  job_id: string;
  /** Whether it was stopped in this browser. */
  stopped?: boolean | undefined;
  repeat_count?: number | undefined;
  max_live_duration?: number | undefined;
}

const nameOf = (room_id: string): string => `metastudio-widgets/tasks/${room_id}`;

/** What is known of the tasks of a room, by their IDs. */
export function readTaskNotes(room_id: string): ReadonlyMap<string, TaskNote> {
  const list = parseJson(readStorage(nameOf(room_id)));
  const notes = Array.isArray(list) ? list.slice(-maxNotes) : [];
  return new Map(
    notes.flatMap((one) => {
      const { data } = taskNote.safeParse(one);
      return data ? [[data.job_id, data]] : [];
    }),
  );
}

/** Adds to what is known of a task. */
export function noteTask(room_id: string, note: TaskNote): void {
  const notes = new Map(readTaskNotes(room_id));
  const known = notes.get(note.job_id);
  notes.delete(note.job_id);
  notes.set(note.job_id, { ...known, ...note });
  // Without storage, it is not known later how the task ended.
  writeStorage(nameOf(room_id), JSON.stringify([...notes.values()].slice(-maxNotes)));
}

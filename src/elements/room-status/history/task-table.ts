/** Past streams as a table for an export: chosen members of each task, none of its keys and signatures. */
import type { SmartLiveJob } from '../../../api/index.js';
import { lookUp, parseTime } from '../../../base/index.js';
import type { CommandRecord } from '../../../live/index.js';
import { outcomeOf, type LocaleController, type Table } from '../../../ui/index.js';
import { historyMessages, type TaskColumn } from './messages.js';
import { endOf } from './task-end.js';
import type { TaskNote } from './task-notes.js';

const columns: readonly TaskColumn[] = [
  ...(['job_id', 'outcome', 'end', 'start_time', 'end_time', 'duration', 'stream_duration'] as const),
  ...(['replies', 'unsent_replies', 'error', 'error_code'] as const),
];

/** What this browser knows of a task. */
export interface KnownOfTask {
  note: TaskNote | undefined;
  replies: readonly CommandRecord[];
}

/** The table of these tasks, in their order. */
export function taskTable(
  jobs: readonly SmartLiveJob[],
  known: (job_id: string) => KnownOfTask,
  locale: LocaleController,
): Table {
  const m = locale.of(historyMessages).table;
  return {
    name: m.file,
    columns: columns.map((key) => [key, m[key]]),
    rows: jobs.map((job) => rowOf(job, known(job.job_id ?? ''), locale)),
  };
}

function rowOf(
  job: SmartLiveJob,
  { note, replies }: KnownOfTask,
  locale: LocaleController,
): Table['rows'][number] {
  const m = locale.of(historyMessages);
  const { job_id, state, duration, stream_duration, error_info, block_reason } = job;
  const end = endOf(job, note);
  const unsent = replies.filter((record) => outcomeOf(record, end !== undefined) === 'unsent');
  return {
    job_id: job_id ?? undefined,
    outcome: lookUp(m.outcome, state) ?? state ?? undefined,
    end: end && m.end[end],
    start_time: new Date(parseTime(job.start_time)),
    end_time: new Date(parseTime(job.end_time)),
    duration: duration ?? undefined,
    stream_duration: stream_duration ?? undefined,
    replies: replies.length,
    unsent_replies: unsent.length,
    error: error_info?.error_msg ?? block_reason ?? undefined,
    error_code: error_info?.error_code ?? undefined,
    ...(state && { state }),
  };
}

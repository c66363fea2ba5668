/** Filters and sorts the list of voice trainings (reference 8.4). */
import type { listVoiceTrainingJob, QueryOf } from '../../../src/api/index.js';
import type { Inventions } from '../inventions.js';
import { invalidParameter } from '../service-errors.js';
import { sortByTime, isBetween, parseTime, splitList } from '../paging.js';
import type { VoiceTraining } from '../state/training.js';

type Query = QueryOf<typeof listVoiceTrainingJob>;

/** Returns the filter of a query. */
export function voiceFilter(query: Query): (job: VoiceTraining) => boolean {
  const states = splitList(query.state);
  const created = [
    time('create_since', query.create_since),
    time('create_until', query.create_until),
  ] as const;
  const updated = [
    time('update_since', query.update_since),
    time('update_until', query.update_until),
  ] as const;
  const name = query.voice_name?.toLowerCase() ?? '';
  return (job) =>
    (!states || states.includes(job.state)) &&
    isBetween(job.created, ...created) &&
    isBetween(job.updated, ...updated) &&
    (!query.job_id || query.job_id === job.job_id) &&
    (!query.job_type || splitList(query.job_type)?.includes(job.job_type) === true) &&
    job.body.voice_name.toLowerCase().includes(name) &&
    (!query.tag || query.tag === job.body.tag) &&
    (!query.batch_name || query.batch_name === job.body.batch_name) &&
    (query.is_ondemand_resource === undefined ||
      query.is_ondemand_resource === (job.body.is_ondemand_resource ?? false));
}

/** Times that tasks can be sorted by. */
const keys: Record<string, (job: VoiceTraining) => number> = {
  create_time: (job) => job.created,
  lastupdate_time: (job) => job.updated,
};

/** Sorts tasks according to a query. Default: by creation. */
export function voicesInOrder(
  jobs: readonly VoiceTraining[],
  { sort_key, sort_dir }: Query,
  { voiceTrainingOrder }: Inventions,
): VoiceTraining[] {
  const timeOf = keys[sort_key || 'create_time'];
  if (!timeOf) throw invalidParameter('sort_key', `must be one of ${Object.keys(keys).join(', ')}`);
  return sortByTime(jobs, timeOf, sort_dir ?? voiceTrainingOrder);
}

/** Parses a time in RFC 3339, or in milliseconds since 1970 as in the responses. */
function time(member: string, value: string | undefined): number | undefined {
  return /^\d{13}$/.test(value ?? '') ? Number(value) : parseTime(member, value);
}

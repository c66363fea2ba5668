/** The filter of the list of video production tasks (reference 5.2.1). */
import type { listDigitalHumanVideo, QueryOf } from '../../../src/api/index.js';
import { isBetween, parseTime, splitList } from '../paging.js';
import type { VideoJob } from '../state/video.js';

type Query = QueryOf<typeof listDigitalHumanVideo>;

/** Returns the filter of a query. Names match exactly, unless `fuzzy_query_field` lists them. */
export function videoJobFilter(query: Query): (job: VideoJob) => boolean {
  const since = parseTime('create_since', query.create_since);
  const until = parseTime('create_until', query.create_until);
  const states = splitList(query.state);
  const types = splitList(query.job_type);
  const names = named(query);
  return (job) =>
    (!states || states.includes(job.state)) &&
    (!types || types.includes('2D_DIGITAL_HUMAN_VIDEO')) &&
    isBetween(job.created, since, until) &&
    (!query.job_ids || query.job_ids.includes(job.job_id)) &&
    names('job_id', job.job_id) &&
    names('script_id', job.input.script_id) &&
    names('asset_name', job.asset_name);
}

function named(query: Query) {
  const fuzzy = query.fuzzy_query_field ?? [];
  return (member: 'job_id' | 'script_id' | 'asset_name', own = ''): boolean => {
    const wanted = query[member];
    if (!wanted) return true;
    return fuzzy.includes(member) ? own.toLowerCase().includes(wanted.toLowerCase()) : own === wanted;
  };
}

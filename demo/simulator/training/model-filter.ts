/** The filter of the list of avatar trainings (reference 7.2). */
import type { list2dModelTrainingJob, QueryOf } from '../../../src/api/index.js';
import { isBetween, parseTime, splitList } from '../paging.js';
import { modelResolution } from './model.js';
import type { ServiceState } from '../state/service-state.js';
import type { ModelTraining } from '../state/training.js';

/** Returns the filter of a query. */
export function modelFilter(
  service: ServiceState,
  query: QueryOf<typeof list2dModelTrainingJob>,
): (job: ModelTraining) => boolean {
  const states = splitList(query.state);
  const created = [
    parseTime('create_since', query.create_since),
    parseTime('create_until', query.create_until),
  ] as const;
  const updated = [
    parseTime('update_since', query.update_since),
    parseTime('update_until', query.update_until),
  ] as const;
  const name = query.name?.toLowerCase() ?? '';
  return (job) =>
    (!states || states.includes(job.state)) &&
    isBetween(job.created, ...created) &&
    isBetween(job.updated, ...updated) &&
    is(query.query_project_id, service.account.project_id) &&
    is(query.batch_name, job.body.batch_name) &&
    (!query.tag || (job.body.tags ?? []).includes(query.tag)) &&
    is(query.job_id, job.job_id) &&
    job.body.name.toLowerCase().includes(name) &&
    is(query.model_resolution?.toUpperCase(), modelResolution(job)) &&
    is(query.train_location, service.region) &&
    is(query.is_flexus, job.body.is_flexus ?? false) &&
    is(query.is_live_copy, job.body.is_live_copy ?? false) &&
    is(query.is_ondemand_resource, job.body.is_ondemand_resource ?? false);
}

/** Whether a value matches the query; every value does if the query does not contain the member. */
function is<T>(wanted: T | undefined, value: T | null | undefined): boolean {
  return wanted === undefined || wanted === '' || wanted === value;
}

/** Which trainings of avatars a query asks for (reference 7.2). */
import type { list2dModelTrainingJob, QueryOf } from '../../../src/api/index.js';
import { isBetween, moment, words } from '../paging.js';
import type { World } from '../state.js';
import { summariseModel, type ModelTraining } from './model.js';

/** A test that a task must pass to be listed. */
export function modelFilter(
  world: World,
  query: QueryOf<typeof list2dModelTrainingJob>,
): (job: ModelTraining) => boolean {
  const states = words(query.state);
  const created = [
    moment('create_since', query.create_since),
    moment('create_until', query.create_until),
  ] as const;
  const updated = [
    moment('update_since', query.update_since),
    moment('update_until', query.update_until),
  ] as const;
  const name = query.name?.toLowerCase() ?? '';
  return (job) =>
    (!states || states.includes(job.state)) &&
    isBetween(job.created, ...created) &&
    isBetween(job.updated, ...updated) &&
    is(query.query_project_id, world.account.project_id) &&
    is(query.batch_name, job.body.batch_name) &&
    (!query.tag || (job.body.tags ?? []).includes(query.tag)) &&
    is(query.job_id, job.job_id) &&
    job.body.name.toLowerCase().includes(name) &&
    is(query.model_resolution?.toUpperCase(), summariseModel(job, world, '').model_resolution) &&
    is(query.train_location, world.region) &&
    is(query.is_flexus, job.body.is_flexus ?? false) &&
    is(query.is_live_copy, job.body.is_live_copy ?? false) &&
    is(query.is_ondemand_resource, job.body.is_ondemand_resource ?? false);
}

/** Whether a member that is asked for, if it is, has this value. */
function is<T>(wanted: T | undefined, value: T | null | undefined): boolean {
  return wanted === undefined || wanted === '' || wanted === value;
}

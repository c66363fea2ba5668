/** The calls that start and stop a stream. */
import {
  startSmartLive,
  stopSmartLive,
  type Client,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';

/** The result of an accepted call. */
export interface AcceptedCall {
  /** The task that was started. */
  job?: SmartLiveJob;
  /** Types of the risks that the service warned of. */
  warnings?: readonly string[];
}

/** Starts a stream in a room. Rejects with an `ApiError`. */
export async function start(
  client: Client,
  room_id: string,
  body: StartSmartLiveBody,
): Promise<AcceptedCall> {
  const path = { room_id };
  const answer = await client.call(startSmartLive, { path, body }, { priority: 'command' });
  const warnings = (answer.live_warning_info ?? []).flatMap(({ warning_type }) => warning_type ?? []);
  return { job: { ...path, job_id: answer.job_id ?? null, state: 'WAITING' }, warnings };
}

/** Stops a task. Rejects with an `ApiError`. */
export async function stop(client: Client, path: { room_id: string; job_id: string }): Promise<AcceptedCall> {
  await client.call(stopSmartLive, { path }, { priority: 'command' });
  return {};
}

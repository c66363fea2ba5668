/** The two calls that begin and end a stream; loaded where somebody may make them. */
import {
  startSmartLive,
  stopSmartLive,
  type Client,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';

/** What an accepted call tells. */
export interface AcceptedCall {
  job?: SmartLiveJob;
  warnings?: readonly string[];
}

/** Asks for a stream. */
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

/** Asks for the end of a task. */
export async function stop(client: Client, path: { room_id: string; job_id: string }): Promise<AcceptedCall> {
  await client.call(stopSmartLive, { path }, { priority: 'command' });
  return {};
}

/** The calls that start and stop a stream. */
import {
  startSmartLive,
  stopSmartLive,
  type Client,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';

/** Longest wait in line of a start or a stop, in milliseconds: a person watches, and may act in another way. */
const maxWait = 30_000;

/** Called with `true` when the call is handed to the network, and with `false` when it waits in line again. */
type OnSending = (isSending: boolean) => void;

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
  onSending: OnSending,
): Promise<AcceptedCall> {
  const path = { room_id };
  const answer = await client.call(
    startSmartLive,
    { path, body },
    { priority: 'command', maxWait, onSending },
  );
  const warnings = (answer.live_warning_info ?? []).flatMap(({ warning_type }) => warning_type ?? []);
  return { job: { ...path, job_id: answer.job_id ?? null, state: 'WAITING' }, warnings };
}

/** Stops a task. Rejects with an `ApiError`. */
export async function stop(
  client: Client,
  path: { room_id: string; job_id: string },
  onSending: OnSending,
): Promise<AcceptedCall> {
  await client.call(stopSmartLive, { path }, { priority: 'command', maxWait, onSending });
  return {};
}

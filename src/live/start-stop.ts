/** The calls that start and stop a stream. */
import {
  ApiError,
  startSmartLive,
  stopSmartLive,
  type Client,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';
import type { Environment } from './environment.js';

/** Longest wait in line of a start or a stop, in milliseconds: a person watches, and may act in another way. */
const maxWait = 30_000;

/**
 * Longest wait for the response to a stop, in milliseconds: the stream may be on air meanwhile, so whether it was stopped
 * must soon be said to be unknown. The service answers a stop within a second or two.
 */
const stopResponseLimit = 8000;

/** Code of the service for a stop of a task that has ended already. */
const endedCode = 'MSS.20010066';

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

/**
 * Stops a task. Rejects with an `ApiError`; with the code `OUTCOME_UNKNOWN` also if there is no response within 8 s. A task
 * that has ended already counts as stopped.
 */
export async function stop(
  client: Client,
  path: { room_id: string; job_id: string },
  onSending: OnSending,
  environment: Environment,
): Promise<AcceptedCall> {
  const abort = new AbortController();
  let cancel = () => undefined as void;
  const limited: OnSending = (isSending) => {
    cancel();
    if (isSending) cancel = environment.schedule(stopResponseLimit, () => abort.abort(responseLost()));
    onSending(isSending);
  };
  try {
    const options = { priority: 'command', maxWait, onSending: limited, signal: abort.signal } as const;
    await client.call(stopSmartLive, { path }, options);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === endedCode)) throw error;
  } finally {
    cancel();
  }
  return {};
}

/** The error of a stop whose response did not come in time. */
function responseLost(): ApiError {
  return new ApiError({
    code: 'OUTCOME_UNKNOWN',
    reason: `No answer in ${stopResponseLimit / 1000} seconds, so it is unknown whether this was carried out`,
    operation: stopSmartLive.name,
    request: 'POST smart-live-jobs/{job_id}/stop',
  });
}

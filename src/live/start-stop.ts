/** Starts and stops a stream, each once, and finds out what became of it. */
import {
  ApiError,
  asApiError,
  outcomeGrace,
  startSmartLive,
  stopSmartLive,
  type Client,
  type SmartLiveJob,
  type StartSmartLiveBody,
} from '../api/index.js';
import type { Environment } from './environment.js';
import { withExclusiveLock } from './exclusive-lock.js';
import type { LiveIntent, WatchedRoom } from './state.js';

/** Longest wait in line of a start or a stop, in milliseconds: a person watches, and may act in another way. */
const maxWait = 30_000;

/**
 * Longest wait for the response to a stop, in milliseconds: the stream may be on air meanwhile, so whether it was stopped
 * must soon be said to be unknown. The service answers a stop within a second or two. A backend with a line of its own is
 * told, so that a stop that waits there is not taken for lost.
 */
const stopResponseLimit = 8000;

/** Milliseconds after a start or stop before the second read: most need some time to take effect. */
const secondReadDelay = 2000;

/** Code of the service for a stop of a task that has ended already. */
const endedCode = 'MSS.20010066';

/** Called with `true` when the call is handed to the network, and with `false` when it waits in line again. */
type OnSending = (isSending: boolean) => void;

/** The room of the calls, as its watch keeps it. */
interface CalledRoom extends WatchedRoom {
  readonly client: Client;
  readonly environment: Environment;
  refresh(): Promise<void>;
  /** Reads the room after a read in progress. */
  readAnew(): Promise<void>;
}

/** The result of an accepted call. */
interface AcceptedCall {
  /** The task that was started. */
  job?: SmartLiveJob;
  /** Types of the risks that the service warned of. */
  warnings?: readonly string[];
}

/** Starts and stops whose responses have not arrived, by name. */
const pending = new WeakMap<CalledRoom, Map<string, Promise<void>>>();

/** Starts a stream in the room. Rejects if the service rejects the start. */
export function start(watch: CalledRoom, body: StartSmartLiveBody): Promise<void> {
  return runExclusive(watch, 'start', 'start', () =>
    sendOnce(watch, 'start', (onSending) => callStart(watch, body, onSending)),
  );
}

/** Stops a task of the room. Rejects if the service rejects the stop. */
export function stop(watch: CalledRoom, job_id: string): Promise<void> {
  return runExclusive(watch, 'stop', `stop/${job_id}`, () =>
    sendOnce(watch, 'stop', (onSending) => callStop(watch, job_id, onSending)),
  );
}

/**
 * Runs `work` unless the same start or stop is in progress, in this tab or in another one. A call whose outcome a read has
 * shown already does not block another kind of call, even if its response never comes.
 */
async function runExclusive(
  watch: CalledRoom,
  kind: LiveIntent['kind'],
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const { environment, room_id } = watch;
  const busy = (over: Promise<unknown>) => {
    watch.dispatch({ type: 'busy', kind, at: environment.now() });
    const release = () => watch.dispatch({ type: 'released' });
    over.then(release, release);
  };
  const calls = pending.get(watch) ?? new Map<string, Promise<void>>();
  pending.set(watch, calls);
  const earlier = calls.get(name);
  if (earlier) return busy(earlier);
  const call = withExclusiveLock(environment, `metastudio-widgets/start-stop/${room_id}/${name}`, work, busy);
  calls.set(name, call);
  try {
    await call;
  } finally {
    calls.delete(name);
  }
}

/** Sends a start or a stop, and dispatches its outcome. If its response is lost, reads find out the outcome. */
async function sendOnce(
  watch: CalledRoom,
  kind: LiveIntent['kind'],
  send: (onSending: OnSending) => Promise<AcceptedCall>,
): Promise<void> {
  const now = () => watch.environment.now();
  watch.dispatch({ type: 'requested', kind, at: now() });
  const onSending = (isSending: boolean) => watch.dispatch({ type: 'sending', kind, isSending, at: now() });
  try {
    watch.dispatch({ type: 'accepted', kind, ...(await send(onSending)), at: now() });
  } catch (error) {
    const failure = asApiError(error, `${kind}SmartLive`);
    if (failure.code === 'OUTCOME_UNKNOWN') {
      watch.dispatch({ type: 'response-lost', kind, error: failure, at: now() });
      return;
    }
    watch.dispatch({ type: 'rejected', kind, error: failure, at: now() });
    throw error;
  } finally {
    void confirmByReading(watch);
  }
}

/**
 * Reads the room to confirm a start or stop, again after 2 s if it has not taken effect, and, if its response was lost, as
 * soon as a read can prove that it was not carried out.
 */
async function confirmByReading(watch: CalledRoom): Promise<void> {
  const { environment } = watch;
  await watch.readAnew();
  const { intent } = watch.state;
  if (!intent) return;
  environment.schedule(secondReadDelay, () => void watch.refresh());
  if (intent.stage !== 'checking') return;
  const proves_at = (intent.lost_at ?? intent.at) + outcomeGrace;
  const readIfChecking = () => watch.state.intent?.stage === 'checking' && void watch.refresh();
  environment.schedule(Math.max(0, proves_at - environment.now()), readIfChecking);
}

async function callStart(
  { client, room_id }: CalledRoom,
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
 * Rejects with the code `OUTCOME_UNKNOWN` also if there is no response within 8 s. A task that has ended already counts as
 * stopped.
 */
async function callStop(
  { client, room_id }: CalledRoom,
  job_id: string,
  onSending: OnSending,
): Promise<AcceptedCall> {
  const options = { priority: 'command', maxWait, timeout: stopResponseLimit, onSending } as const;
  try {
    await client.call(stopSmartLive, { path: { room_id, job_id } }, options);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === endedCode)) throw error;
  }
  return {};
}

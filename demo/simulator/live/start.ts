/** Starts and stops livestreaming tasks (reference 6.2.1). */
import type { StartSmartLiveBody } from '../../../src/api/index.js';
import { newId, randomHex } from '../hashing.js';
import type { Inventions } from '../inventions.js';
import { errorInfo, serviceError } from '../service-errors.js';
import { checkStart } from './check-start.js';
import { connectStream } from './connection.js';
import { endJob } from './end-job.js';
import { scheduleAutoStop } from './auto-stop.js';
import { blockJob } from './block.js';
import { isOver, scheduleForJob } from './job.js';
import { createPlayback } from './playback.js';
import { createReportKey } from './report-url.js';
import { createStream } from './stream.js';
import type { Room } from '../state/room.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, LiveJobConfig } from '../state/live-job.js';

/** Starts a task. Throws if the room cannot go on air. */
export async function startJob(
  service: ServiceState,
  room: Room,
  body: StartSmartLiveBody,
): Promise<LiveJob> {
  const config = structuredClone(configOf(room, body));
  const place = { room_id: room.room_id, job_id: newId() };
  const now = service.clock.now();
  const report = await createReportKey(place, now, service.invented);
  checkStart(service, room, config);
  const job: LiveJob = {
    ...place,
    state: 'WAITING',
    stopping: false,
    created: now,
    updated: now,
    config,
    rtc_room_info: rtcRoom(config, now, service.invented),
    report,
    stream: createStream(config.output_urls, config.stream_keys),
    playback: createPlayback(autoPlays(config)),
    layers: new Map(),
    fired: new Map(),
    totals: new Map(),
    timers: new Set(),
    interactions: [],
  };
  service.liveJobs.set(job.job_id, job);
  scheduleForJob(service, job, service.invented.liveWaitingSeconds, () => begin(service, job));
  return job;
}

/** Stops a task. A waiting one is canceled at once; one on air takes a moment to close. */
export function stopJob(service: ServiceState, job: LiveJob): void {
  if (isOver(job)) throw serviceError('MSS.20010066');
  if (job.state === 'WAITING') return endJob(service, job, 'CANCELED');
  if (job.stopping) return;
  job.stopping = true;
  for (const cancel of job.timers) cancel();
  job.timers.clear();
  scheduleForJob(service, job, service.invented.liveClosingSeconds, () => endJob(service, job, 'SUCCEED'));
}

function begin(service: ServiceState, job: LiveJob): void {
  const failure = service.outcomes.decide('livestream', [job.job_id], ['FAILED']);
  if (failure)
    return endJob(
      service,
      job,
      'FAILED',
      errorInfo(failure.error_code ?? 'MSS.47000003', 'no resources are available'),
    );
  const blocked = service.outcomes.decide('livestream', [job.job_id], ['BLOCKED']);
  if (blocked) return blockJob(service, job, blocked.error_code);
  const now = service.clock.now();
  job.state = 'PROCESSING';
  job.started = now;
  job.updated = now;
  scheduleAutoStop(service, job);
  connectStream(service, job);
}

/** Members that a start can override for its task. */
const changeable = [
  'video_config',
  'play_policy',
  'output_urls',
  'stream_keys',
  'interaction_callback_url',
  'live_event_callback_config',
  'rtc_callback_config',
  'view_mode',
  'co_streamer_config',
  'job_run_config',
] as const satisfies readonly (keyof StartSmartLiveBody)[];

/** The room's configuration with the members that the start overrides. */
function configOf(room: Room, body: StartSmartLiveBody): LiveJobConfig {
  const given = changeable.flatMap((name) => (body[name] == null ? [] : [[name, body[name]]]));
  return { ...room.body, ...(Object.fromEntries(given) as StartSmartLiveBody) };
}

/** Whether the script starts by itself: spoken (TEXT) or from its recordings (AUDIO), but not without a preset. */
function autoPlays({ play_policy }: LiveJobConfig): boolean {
  return play_policy?.play_mode !== 'NO_PRESET' && play_policy?.auto_play_script !== false;
}

function rtcRoom(
  { play_policy }: LiveJobConfig,
  now: number,
  { rtcSignatureHours }: Inventions,
): LiveJob['rtc_room_info'] {
  const types = play_policy?.need_independent_capture_client
    ? (['CAPTURE', 'PLAYER'] as const)
    : (['PLAYER'] as const);
  const ctime = Math.floor(now / 1000 + rtcSignatureHours * 3600);
  const users = types.map((user_type) => ({
    user_type,
    user_id: `${user_type.toLowerCase()}_${randomHex(8)}`,
    signature: randomHex(32),
    ctime,
  }));
  return { app_id: randomHex(12), room_id: newId(), users };
}

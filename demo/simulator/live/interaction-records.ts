/** The records of a task's interactions, as a file with a link that expires (reference 6.2.3, `live_job_log`). */
import type { SmartLiveJob } from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { storageOrigin } from '../files/storage-origin.js';
import { base64 } from '../hashing.js';
import type { MediaFile } from '../media/media.js';
import type { LiveJob } from '../state/live-job.js';
import type { ServiceState } from '../state/service-state.js';

const type = 'application/json';

/** Records an event of a viewer, and the rule that it matched. */
export function recordInteraction(
  service: ServiceState,
  job: LiveJob,
  { type: kind, content }: { type: number; content: unknown },
  rule_name: string | undefined,
): void {
  const time = rfc3339(service.clock.now());
  job.interactions.push({ time, type: kind, content, ...(rule_name !== undefined && { rule_name }) });
}

/** The member `live_job_log` of a task; none for one that never was on air, or has no records yet. */
export function liveJobLog(
  job: LiveJob,
  service: ServiceState,
  origin: string,
): Pick<SmartLiveJob, 'live_job_log'> {
  const isReady = service.invented.interactionRecords === 'start' || job.ended !== undefined;
  if (job.started === undefined || !isReady) return {};
  const expires = Math.floor(service.clock.now() + service.invented.interactionRecordsHours * 3_600_000);
  const interaction_records_url =
    service.settings.fileUrls === 'data'
      ? `data:${type};base64,${base64(bytesOf(job))}`
      : `${storageOrigin(service, origin)}/_simulator/media/interactions/${job.job_id}-${expires}.json`;
  return { live_job_log: { interaction_records_url } };
}

/** The file of a link; undefined if there is no such task. */
export function recordsFile(service: ServiceState, key: string): MediaFile | 'expired' | undefined {
  const [, id = '', expires] = /^interactions\/([^/]+)-(\d+)\.json$/.exec(key) ?? [];
  const job = service.liveJobs.get(id);
  if (!job) return undefined;
  return service.clock.now() > Number(expires) ? 'expired' : { type, bytes: () => bytesOf(job) };
}

function bytesOf({ room_id, job_id, interactions }: LiveJob): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ room_id, job_id, interactions }, null, 1));
}

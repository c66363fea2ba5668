/** The URL that viewers' events are reported to. It contains its own key (reference 6.2.7). */
import { hmacSha256, randomHex } from '../hashing.js';
import type { Inventions } from '../inventions.js';
import { serviceError } from '../service-errors.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, ReportKey } from '../state/live-job.js';

/** Milliseconds in an hour. */
const hour = 3_600_000;

type JobReference = Pick<LiveJob, 'room_id' | 'job_id'>;

/** Creates a key for a task, valid for some hours from `now`. */
export async function createReportKey(
  place: JobReference,
  now: number,
  { reportKeyHours }: Inventions,
  secret = randomHex(16),
): Promise<ReportKey> {
  const expires = Math.floor(now + reportKeyHours * hour);
  return { secret, expires, key: await sign(place, secret, expires) };
}

/** The URL with the task's current key. */
export function reportUrl(job: LiveJob, service: ServiceState, origin: string): string {
  const path = `smart-live-rooms/${job.room_id}/smart-live-jobs/${job.job_id}/live-event-report`;
  const { key, expires } = job.report;
  return `${origin}/v1/${service.account.project_id}/${path}?auth_key=${key}&expires_time=${expires}`;
}

/** Whether a request contains a key instead of a token. */
export function holdsReportKey(request: Request, url: URL): boolean {
  return url.searchParams.has('auth_key') || request.headers.has('x-mss-auth-key');
}

/** Throws if the key of a request is wrong or has expired. A refresh may use a key that expired not long ago. */
export async function checkReportKey(
  job: LiveJob,
  request: Request,
  url: URL,
  { now, isRefreshing }: { now: number; isRefreshing: boolean },
  { reportKeyGraceHours }: Inventions,
): Promise<void> {
  const key = url.searchParams.get('auth_key') ?? request.headers.get('x-mss-auth-key') ?? '';
  const expires = Number(
    url.searchParams.get('expires_time') ?? request.headers.get('x-mss-expires-time') ?? NaN,
  );
  if (key !== (await sign(job, job.report.secret, expires))) throw serviceError('MSS.20010039');
  if (now > expires && !isRefreshing) throw serviceError('MSS.20010054');
  if (now > expires + reportKeyGraceHours * hour) throw serviceError('MSS.20010077');
}

function sign({ room_id, job_id }: JobReference, secret: string, expires: number): Promise<string> {
  return hmacSha256(secret, `${room_id}/${job_id}/${expires}`);
}

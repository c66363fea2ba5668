/** Sums up uploads: how much of all is sent, how fast, and how long it takes. */
import type { UploadJob } from './upload-job.js';

/** All uploads that have not ended, and those of the same batch that are ready. */
export interface UploadTotals {
  /** Whether something is being sent or waits for it. */
  running: boolean;
  /** Files of the batch, and those of them whose bytes are at the service. */
  count: number;
  done: number;
  /** Bytes. */
  sent: number;
  total: number;
  /** `sent` of `total`, from 0 to 1. */
  part: number;
  bytesPerSecond: number;
  secondsLeft: number | undefined;
}

/** The sum of uploads. Those that were refused, have failed or were cancelled do not count. */
export function totalsOf(jobs: readonly UploadJob[]): UploadTotals {
  const counted = jobs.filter(({ state }) => !['refused', 'failed', 'cancelled'].includes(state));
  const sum = (read: (job: UploadJob) => number) => counted.reduce((all, job) => all + read(job), 0);
  const sentOf = (job: UploadJob) => (job.isOnItsWay ? job.sent : job.total);
  const [sent, total] = [sum(sentOf), sum((job) => job.total)];
  const bytesPerSecond = sum((job) => job.bytesPerSecond ?? 0);
  return {
    running: counted.some((job) => job.isOnItsWay),
    count: counted.length,
    done: counted.filter((job) => !job.isOnItsWay).length,
    sent,
    total,
    part: total > 0 ? sent / total : 0,
    bytesPerSecond,
    secondsLeft: bytesPerSecond > 0 ? Math.ceil((total - sent) / bytesPerSecond) : undefined,
  };
}

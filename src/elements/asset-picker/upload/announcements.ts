/** What a screen reader says of uploads: each quarter of what is sent, and what has become of each file. */
import type { UploadMessages } from './messages.js';
import { totalsOf } from './totals.js';
import { endStates, type UploadJob } from './upload-job.js';

/** Says each step once, in two live regions. */
export class Announcements {
  private step = -1;
  private readonly told = new WeakMap<UploadJob, string>();

  /** What has become of a file. */
  state = '';
  /** How much is sent, in quarters. */
  part = '';

  /** Notices what has changed in one of the uploads that run together. */
  handleChange(job: UploadJob, batch: readonly UploadJob[], m: UploadMessages): void {
    const { state } = job;
    const isTold = this.told.get(job) === state;
    this.told.set(job, state);
    if (!isTold && [...endStates, 'paused', 'processing'].includes(state))
      this.state = m.announced(job.file_name, m.states[state]);
    this.handlePart(batch, m);
  }

  private handlePart(batch: readonly UploadJob[], m: UploadMessages): void {
    const { running, part, count } = totalsOf(batch);
    const hasBegun = batch.some(({ state }) => state === 'sending' || state === 'processing');
    const step = Math.floor(part * 4);
    if (hasBegun && step > this.step) {
      this.step = step;
      this.part = m.announcedPart(count, step * 25);
    }
    if (!running) this.step = -1;
  }
}

/**
 * Finds out which tasks of the log have ended: what was open when its livestream ended will not become known. The watch
 * knows the room's latest task; earlier ones are read once, as a log reaches back over several livestreams.
 */
import { ApiError, showSmartLive, type Client } from '../../../api/index.js';
import { hasEnded, type CommandRecord } from '../../../live/index.js';
import { outcomeOf } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';

/** Maximum number of tasks that are read for one log, the latest first. */
const maxReads = 10;

/** The tasks of one bar. */
class EndedTasks {
  /** Whether a task has ended; undefined while it is read, or if it could not be read. */
  private readonly read = new Map<string, boolean | undefined>();

  /** Whether the task has certainly ended. */
  has(job_id: string, { watch }: BarContext): boolean {
    const { job, past } = watch?.state ?? {};
    const known = [job, past].find((one) => one?.job_id === job_id);
    return known ? hasEnded(known) : this.read.get(job_id) === true;
  }

  /** Reads the tasks of those commands whose outcome is open, unless the watch knows them. */
  look(records: readonly CommandRecord[], bar: BarContext): void {
    const { client, watch } = bar;
    if (!client || watch?.state.asOf === undefined) return;
    for (const record of records.toReversed()) {
      const { job_id } = record;
      const { job, past } = watch.state;
      const isKnown = [job?.job_id, past?.job_id, ''].includes(job_id) || this.read.has(job_id);
      const isOpen = ['open', 'unknown'].includes(outcomeOf(record, false));
      if (isKnown || !isOpen || this.read.size >= maxReads) continue;
      this.read.set(job_id, undefined);
      void this.readTask(client, watch.room_id, job_id, () => bar.element.requestUpdate());
    }
  }

  private async readTask(client: Client, room_id: string, job_id: string, onEnd: () => void): Promise<void> {
    if (await hasTaskEnded(client, { room_id, job_id })) {
      this.read.set(job_id, true);
      onEnd();
    }
  }
}

/** The error of a task that does not exist (10.2). */
const noSuchTask = 'MSS.20010074';

/** Whether a task has ended or no longer exists; false if that could not be read. */
async function hasTaskEnded(client: Client, path: { room_id: string; job_id: string }): Promise<boolean> {
  try {
    return hasEnded(await client.call(showSmartLive, { path }));
  } catch (error) {
    return error instanceof ApiError && (error.status === 404 || error.code === noSuchTask);
  }
}

const bars = new WeakMap<object, EndedTasks>();

/** The tasks of a bar. */
export function endedTasksOf(bar: BarContext): EndedTasks {
  const known = bars.get(bar) ?? new EndedTasks();
  bars.set(bar, known);
  return known;
}

/**
 * Which alarms a person has acknowledged, in any tab and before a reload: by a channel between the tabs, and in
 * `localStorage`.
 *
 * Any script of the origin can write to both, so what is read is validated. Neither contains more than IDs and times.
 */
import { isJsonObject, parseJson, readStorage, writeStorage } from '../base/index.js';
import type { LiveAlarm } from './alarms.js';
import type { Environment, TabChannel } from './environment.js';

/** Name of the channel and of the entry. */
const name = 'metastudio-widgets/alarms-acknowledged';
/** Maximum number of acknowledgements that are kept. */
const maxKept = 50;

/** The acknowledgements of one room. */
export class Acknowledgements {
  private readonly known = new Map<string, number>();
  private channel: TabChannel | undefined;

  constructor(
    private readonly room_id: string,
    private readonly environment: Environment,
    /** Whether other tabs show the same service. */
    private readonly isShared: boolean,
    /** Called when another tab has acknowledged an alarm of the room. */
    private readonly onRemote: () => void,
  ) {}

  /** Starts listening to other tabs. */
  open(): void {
    if (!this.isShared) return;
    this.keep(parseJson(readStorage(name)));
    this.channel = this.environment.openChannel(name, (message) => {
      if (this.keep(message)) this.onRemote();
    });
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.channel?.close();
    this.channel = undefined;
  }

  /**
   * The alarm, acknowledged if a person has done so since it began, whatever this tab knew then. An alarm of the same kind
   * that began later needs another acknowledgement.
   */
  applyTo(alarm: LiveAlarm): LiveAlarm {
    const at = this.known.get(this.keyOf(alarm));
    return at === undefined || alarm.acknowledged_at !== undefined || alarm.since > at
      ? alarm
      : { ...alarm, acknowledged_at: at };
  }

  /** Keeps that the alarms were acknowledged at this time, in milliseconds, and tells the other tabs. */
  add(alarms: readonly LiveAlarm[], at: number): void {
    const added = Object.fromEntries(alarms.map((alarm) => [this.keyOf(alarm), at]));
    this.keep(added);
    if (!this.isShared) return;
    this.channel?.post(added);
    const stored = parseJson(readStorage(name));
    const all = Object.entries({ ...(isJsonObject(stored) && stored), ...added });
    // Without storage, a tab that is opened later says the alarm again.
    writeStorage(name, JSON.stringify(Object.fromEntries(all.slice(-maxKept))));
  }

  /** Keeps the entries of the room; returns whether one was new. */
  private keep(entries: unknown): boolean {
    if (!isJsonObject(entries)) return false;
    const own = Object.entries(entries).filter(
      (entry): entry is [string, number] =>
        entry[0].startsWith(`${this.room_id}/`) && typeof entry[1] === 'number',
    );
    const fresh = own.filter(([key, at]) => at > (this.known.get(key) ?? 0));
    for (const [key, at] of fresh) this.known.set(key, at);
    return fresh.length > 0;
  }

  private keyOf({ kind, job_id }: LiveAlarm): string {
    return `${this.room_id}/${job_id}/${kind}`;
  }
}

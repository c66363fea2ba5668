/** What a person has switched on to be alarmed by, for all tabs of this browser (`localStorage`). */
import { isJsonObject, parseJson, readStorage, writeStorage } from '../../../base/index.js';

/** A way to alarm a person who does not look at the page. */
export type AlarmMeans = 'sound' | 'notification';

const name = 'metastudio-widgets/alarms';

/** The switches. Without storage, they hold for this page. */
class AlarmSettings {
  private kept: Partial<Record<AlarmMeans, boolean>> | undefined;
  private readonly listeners = new Set<() => void>();

  /** Whether a means is switched on. */
  isOn(means: AlarmMeans): boolean {
    this.kept ??= read();
    return this.kept[means] === true;
  }

  /** Switches a means on or off, in all tabs. */
  set(means: AlarmMeans, isOn: boolean): void {
    this.kept = { ...read(), ...this.kept, [means]: isOn };
    writeStorage(name, JSON.stringify(this.kept));
    this.notify();
  }

  /** Calls `listener` after a change in any tab; the returned function removes it. */
  subscribe(listener: () => void): () => void {
    if (this.listeners.size === 0) {
      addEventListener('storage', this.onStorage);
      this.kept = { ...this.kept, ...read() }; // what other tabs have switched meanwhile
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) removeEventListener('storage', this.onStorage);
    };
  }

  private readonly onStorage = ({ key }: StorageEvent): void => {
    if (key !== null && key !== name) return;
    this.kept = undefined;
    this.notify();
  };

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** The switches of this browser. */
export const alarmSettings = new AlarmSettings();

function read(): Partial<Record<AlarmMeans, boolean>> {
  const stored = parseJson(readStorage(name));
  return isJsonObject(stored) ? stored : {};
}

/**
 * Values that survive a reload: in `sessionStorage`, for the tab, unsent texts and changes, and values of placeholders; in
 * `localStorage`, for the browser, the timing that was chosen last.
 */
import { browserStorage, readStorage, tabStorage, writeStorage } from '../../base/index.js';
import { sessionPrefix } from '../../ui/index.js';
import type { PlayType } from './bar-context.js';

/** The unsent text of a room. */
export const readText = (room_id: string): string => read(`command/${room_id}`);
/** Stores the unsent text of a room; an empty text removes it. */
export const saveText = (room_id: string, text: string): void => write(`command/${room_id}`, text);

/** The last value of a placeholder. */
export const readPlaceholder = (name: string): string => read(`placeholder/${name}`);
/** Stores the value of a placeholder. */
export const savePlaceholder = (name: string, value: string): void => write(`placeholder/${name}`, value);

/** The unsent changes of a task's run-down, as JSON. */
export const readChanges = (job_id: string): string => read(`rundown/${job_id}`);
/** Stores the unsent changes of a task's run-down; an empty text removes them. */
export const saveChanges = (job_id: string, json: string): void => write(`rundown/${job_id}`, json);

const timings: readonly PlayType[] = ['PLAY_NOW', 'INSERT', 'APPEND'];

/** The timing that was chosen last. Without a choice, a text is said after the current sentence: it interrupts nothing. */
export function readTiming(): PlayType {
  const kept = read('timing', browserStorage);
  return timings.find((timing) => timing === kept) ?? 'INSERT';
}
/** Stores the timing that was chosen. */
export const saveTiming = (timing: PlayType): void => write('timing', timing, browserStorage);

function write(name: string, value: string, area = tabStorage): void {
  writeStorage(sessionPrefix + name, value, area);
}

function read(name: string, area = tabStorage): string {
  return readStorage(sessionPrefix + name, area) ?? '';
}

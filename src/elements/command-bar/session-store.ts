/** Values that survive a reload of the tab, in `sessionStorage`: unsent texts and changes, values of placeholders. */
import { sessionPrefix } from '../../ui/index.js';

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

const prefix = sessionPrefix;

function write(name: string, value: string): void {
  try {
    if (value) sessionStorage.setItem(prefix + name, value);
    else sessionStorage.removeItem(prefix + name);
  } catch {
    // Storage is forbidden on this page, so the value doesn't survive a reload.
  }
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(prefix + name) ?? '';
  } catch {
    return '';
  }
}

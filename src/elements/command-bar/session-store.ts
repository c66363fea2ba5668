/** What is remembered in this tab, over a reload too: what was written and not sent, and what placeholders stood for. */

/** The text that was being written in a room. */
export const keptText = (room_id: string): string => read(`command/${room_id}`);
export const keepText = (room_id: string, text: string): void => write(`command/${room_id}`, text);

/** The last value of a placeholder. */
export const keptValue = (name: string): string => read(`placeholder/${name}`);
export const keepValue = (name: string, value: string): void => write(`placeholder/${name}`, value);

/** The changes of a task's run-down that are not sent yet, as JSON. */
export const keptChanges = (job_id: string): string => read(`rundown/${job_id}`);
export const keepChanges = (job_id: string, json: string): void => write(`rundown/${job_id}`, json);

const prefix = 'metastudio-widgets/';

function write(name: string, value: string): void {
  try {
    if (value) sessionStorage.setItem(prefix + name, value);
    else sessionStorage.removeItem(prefix + name);
  } catch {
    /* The page forbids storage: nothing else is lost. */
  }
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(prefix + name) ?? '';
  } catch {
    return '';
  }
}

/**
 * Values that survive a reload, where the browser keeps any. A storage may be denied or full: then
 * nothing is read, and what is written is lost when the page is closed.
 */

/** A storage. Already reading the global throws if it is denied. */
export type StorageArea = () => Storage;

/** Kept for all tabs of the browser. */
export const browserStorage: StorageArea = () => localStorage;
/** Kept for one tab, until it is closed. */
export const tabStorage: StorageArea = () => sessionStorage;

/** The stored value; `null` if there is none, or if storage is denied. Default: the storage of the browser. */
export function readStorage(name: string, area: StorageArea = browserStorage): string | null {
  try {
    return area().getItem(name);
  } catch {
    return null;
  }
}

/** Stores a value; an empty one is removed. Returns whether it is kept: storage may be denied or full. */
export function writeStorage(name: string, value: string, area: StorageArea = browserStorage): boolean {
  try {
    if (value) area().setItem(name, value);
    else area().removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/** A browser that says that it is offline, and online again. */

let onLine = true;

/** The browser says that it is offline. */
export function goOffline(): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => onLine });
  onLine = false;
  window.dispatchEvent(new Event('offline'));
}

/** And online again; does nothing while it is. */
export function goOnline(): void {
  if (onLine) return;
  onLine = true;
  window.dispatchEvent(new Event('online'));
}

/** Whether the browser reports that it has no connection. False where the runtime cannot tell, as in Node. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

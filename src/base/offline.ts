/** Whether the browser knows that nothing would leave. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

/** The Web Locks of the browser, where the page may use them. */

/**
 * The Web Locks that all tabs share; undefined if there are none, as on pages without TLS. A page may be refused them, as
 * in a sandboxed frame: then each request rejects, also where the browser throws.
 */
export function webLocks(): Pick<LockManager, 'request' | 'query'> | undefined {
  let locks: LockManager | undefined;
  try {
    locks = globalThis.navigator?.locks;
  } catch {
    return undefined;
  }
  if (!locks) return undefined;
  const { request, query } = locks;
  return {
    request: async (...args: unknown[]): Promise<never> =>
      request.apply(locks, args as never) as Promise<never>,
    query: async () => query.call(locks),
  };
}

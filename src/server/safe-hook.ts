/** Functions of the customer that the handler calls and does not wait for, such as `onError`. */

/** The function, which then neither throws nor leaves an unhandled rejection: its failure goes to the console. */
export function safeHook<Args extends unknown[]>(
  name: string,
  hook: (...args: Args) => unknown,
): (...args: Args) => void {
  const fail = (error: unknown) => console.error(`metastudio-widgets: ${name} failed.`, error);
  return (...args) => {
    try {
      Promise.resolve(hook(...args)).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
}

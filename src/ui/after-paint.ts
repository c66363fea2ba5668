/** Defers work until typed text has been painted. */

/** Minimum length of a text, in characters, for which expensive work waits for the next paint. */
export const longText = 5_000;

/** Resolves after the next paint, or after 100 ms in a tab that doesn't paint. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}

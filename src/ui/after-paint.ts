/** After the frame: work that may wait until what was typed is seen. */

/** Characters from which on the rest of the editor waits for the text. */
export const longText = 5_000;

/** Resolves when the next frame has been painted; where nothing is painted, soon. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve);
    });
  });
}

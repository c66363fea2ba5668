/** Type-ahead in lists, menus and trees (WAI-ARIA APG): letters lead to the next item whose name begins with them. */

/** Milliseconds without a letter after which the next one begins a new search. */
const resetAfter = 700;

/** Collects the letters that are typed in a list. Letters in quick succession are one prefix; the same letter repeated cycles. */
export class TypeAhead {
  private typed = '';
  private lastTyped = -Infinity;

  /** Index of the name that the letter leads to from `from`; undefined if none begins so. `now` is monotonic, in milliseconds. */
  find(letter: string, names: readonly string[], from: number, now = performance.now()): number | undefined {
    if (now - this.lastTyped > resetAfter) this.typed = '';
    this.lastTyped = now;
    this.typed += letter.toLocaleLowerCase();
    const isRepeated = [...this.typed].every((one) => one === this.typed[0]);
    const prefix = isRepeated ? this.typed.slice(0, 1) : this.typed;
    const first = isRepeated ? from + 1 : from;
    for (let step = 0; step < names.length; step++) {
      const index = (first + step) % names.length;
      if (names[index]?.toLocaleLowerCase().startsWith(prefix)) return index;
    }
    return undefined;
  }
}

/** Whether a key types a letter that a list may search for: a printable character other than the space, without a modifier. */
export const isTypeAheadKey = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/** Type-ahead in lists, menus and trees (WAI-ARIA APG): typed letters select the next item whose name begins with them. */

/** Pause in milliseconds after which the next letter starts a new search. */
const resetAfter = 700;

/** Collects letters that are typed in quick succession into one prefix; repeating the same letter cycles through the matches. */
export class TypeAhead {
  private typed = '';
  private lastTyped = -Infinity;
  /** What the last call has looked for, in lower case: names begin with it. */
  prefix = '';

  /** Index of the next match after `from`; undefined if there is none. `now` is monotonic, in milliseconds. */
  find(letter: string, names: readonly string[], from: number, now = performance.now()): number | undefined {
    if (now - this.lastTyped > resetAfter) this.typed = '';
    this.lastTyped = now;
    this.typed += letter.toLocaleLowerCase();
    const isRepeated = [...this.typed].every((one) => one === this.typed[0]);
    const prefix = (this.prefix = isRepeated ? this.typed.slice(0, 1) : this.typed);
    const first = isRepeated ? from + 1 : from;
    for (let step = 0; step < names.length; step++) {
      const index = (first + step) % names.length;
      if (names[index]?.toLocaleLowerCase().startsWith(prefix)) return index;
    }
    return undefined;
  }
}

/** Whether a key is used for type-ahead: a printable character other than the space, without a modifier. */
export const isTypeAheadKey = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

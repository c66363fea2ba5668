/** Listeners by name: of the events of a room, or of the changes of a key. */
export class Listeners<T> {
  private readonly byName = new Map<string, Set<{ listener: T }>>();

  /** Adds a listener. Returns a function that removes it. The same listener may be added several times. */
  add(name: string, listener: T): () => void {
    const entry = { listener };
    const all = this.byName.get(name) ?? new Set();
    this.byName.set(name, all.add(entry));
    return () => {
      all.delete(entry);
      if (all.size === 0 && this.byName.get(name) === all) this.byName.delete(name);
    };
  }

  /** The listeners of a name, as they are now. */
  of(name: string): T[] {
    return [...(this.byName.get(name) ?? [])].map(({ listener }) => listener);
  }

  /** All listeners, as they are now. */
  all(): T[] {
    return [...this.byName.keys()].flatMap((name) => this.of(name));
  }
}

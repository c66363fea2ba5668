/**
 * What became of answers when their secrets were masked. A page that polls gets the same answer time after time: if it is
 * the same letter for letter, it is not parsed and masked again. Only this work is saved, as the service is asked each
 * time, and what is shown depends on nothing but the text and the handler's secrets.
 */

/** A text that was examined. */
interface Examined {
  source: string;
  /** What is shown in its place; undefined if it is shown as it is. */
  shown: Uint8Array<ArrayBuffer> | undefined;
}

/** Most characters of the texts that are remembered, together and each. */
const mostCharacters = 8 * 2 ** 20;
const longestText = 2 ** 20;

/** Remembers, for each handler by its secrets, the last text by what was asked. */
export class ShownTexts {
  /** Oldest first. */
  private readonly examined = new Map<string, Examined>();
  private characters = 0;

  /** What is shown of `source`, which `examine` finds out unless it was the last text by this `key`. */
  async of(
    key: string,
    source: string,
    examine: () => Promise<Examined['shown']>,
  ): Promise<Examined['shown']> {
    const known = this.examined.get(key);
    if (known?.source === source) return known.shown;
    const shown = await examine();
    this.forget(key);
    if (source.length > longestText) return shown;
    this.examined.set(key, { source, shown });
    this.characters += key.length + source.length;
    for (const oldest of this.examined.keys()) {
      if (this.characters <= mostCharacters) break;
      this.forget(oldest);
    }
    return shown;
  }

  private forget(key: string): void {
    const known = this.examined.get(key);
    if (!known) return;
    this.examined.delete(key);
    this.characters -= key.length + known.source.length;
  }
}

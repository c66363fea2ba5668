/** Caches the diagnostics, character counts and spoken length of each text. */
import {
  checkSsml,
  countCharacters,
  estimateDuration,
  toPlainText,
  type CharacterCount,
  type CheckOptions,
  type Diagnostic,
} from '../../../ssml/index.js';

/** Character counts and spoken length of a text. */
export interface Figures {
  counts: CharacterCount;
  /** Estimated spoken length, in seconds. */
  seconds: number;
  /** Whether the text has nothing to speak. */
  empty: boolean;
}

/** Total length of cached texts, in characters, above which the cache is emptied; a room's script fits. */
const most = 1_000_000;

/** A cache keyed by text, emptied when the texts exceed the limit together. */
class TextCache<T> {
  private readonly known = new Map<string, T>();
  private length = 0;

  get(key: string, make: () => T): T {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.length > most) this.clear();
    const value = make();
    this.known.set(key, value);
    this.length += key.length;
    return value;
  }

  clear(): void {
    this.known.clear();
    this.length = 0;
  }
}

/** Checks and measures texts, each text once. */
export class AnalysisCache {
  private readonly found = new TextCache<Diagnostic[]>();
  private readonly counted = new Map<number, TextCache<Figures>>();
  private options: CheckOptions = {};

  /** Sets the options of the check; discards the diagnostics of other options. */
  configure(options: CheckOptions): this {
    const { voice, target, lang } = this.options;
    if (voice !== options.voice || target !== options.target || lang !== options.lang) this.found.clear();
    this.options = options;
    return this;
  }

  diagnostics(text: string): Diagnostic[] {
    return this.found.get(text, () => checkSsml(text, this.options));
  }

  /** @param speed - The voice's speed in percent; `undefined` is 100. */
  figures(text: string, speed: number | undefined): Figures {
    const counted = this.counted.get(speed ?? 100) ?? new TextCache<Figures>();
    this.counted.set(speed ?? 100, counted);
    return counted.get(text, () => ({
      counts: countCharacters(text),
      seconds: estimateDuration(text, speed === undefined ? {} : { speed }),
      empty: toPlainText(text).trim() === '',
    }));
  }
}

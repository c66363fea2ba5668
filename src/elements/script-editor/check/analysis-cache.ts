/** What is known about a text: what the check finds, how many characters, how long it is spoken. Found out once. */
import {
  checkSsml,
  countCharacters,
  estimateDuration,
  toPlainText,
  type CharacterCount,
  type CheckOptions,
  type Diagnostic,
} from '../../../ssml/index.js';

export interface Figures {
  counts: CharacterCount;
  /** Seconds. */
  seconds: number;
  /** Whether nothing would be spoken. */
  empty: boolean;
}

/** Most characters whose findings are remembered: a room's script, and what was typed of late. */
const most = 1_000_000;

/** Values by text; when the texts get too long altogether, all are forgotten. */
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

export class AnalysisCache {
  private readonly found = new TextCache<Diagnostic[]>();
  private readonly counted = new Map<number, TextCache<Figures>>();
  private options: CheckOptions = {};

  /** What to check for; what was found for something else is forgotten. */
  configure(options: CheckOptions): this {
    const { voice, target, lang } = this.options;
    if (voice !== options.voice || target !== options.target || lang !== options.lang) this.found.clear();
    this.options = options;
    return this;
  }

  diagnostics(text: string): Diagnostic[] {
    return this.found.get(text, () => checkSsml(text, this.options));
  }

  /** `speed` is the voice's, in percent; undefined is 100. */
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

/** Checks by its scripts whether a text is written in the language of the voice. */
import { lookUp } from '../base/index.js';
import {
  ARABIC,
  CYRILLIC,
  HAN,
  HANGUL,
  HIGH_SURROGATE,
  KANA,
  LETTER,
  LOWER,
  THAI,
  UPPER,
} from './characters.js';

/** The scripts of each voice language that is not written in Latin letters. */
const OWN_SCRIPTS: Readonly<Record<string, readonly number[]>> = {
  CN: [HAN],
  DBH: [HAN],
  GT: [HAN],
  GXH: [HAN],
  HBH: [HAN],
  SXH: [HAN],
  SCH: [HAN],
  YY: [HAN],
  JPN: [KANA, HAN],
  KR: [HANGUL],
  RUSSIAN: [CYRILLIC],
  THAI: [THAI],
  ARABIC: [ARABIC],
};

const LATIN: readonly number[] = [UPPER, LOWER];
/** Voice languages that are written in Latin letters. A language in neither list is not checked. */
const LATIN_LANGUAGES: readonly string[] =
  'EN GER FR POR ITA ESP FILIPINO DUTCH INDONESIAN VIETNAMESE TURKISH MALAY FINNISH'.split(' ');
const SCRIPTS: readonly number[] = [HAN, KANA, HANGUL, CYRILLIC, THAI, ARABIC];

/** Minimum number of Latin words in a sentence, without any letter of the voice's own script, to report it. */
const LATIN_SENTENCE = 4;

/** Collects the scripts of a sentence, one sentence after another. */
export class LanguageCheck {
  private readonly ownScripts: readonly number[] | undefined;
  private readonly isForeign: Uint8Array | undefined;
  private foreignFrom = -1;
  private foreignTo = -1;
  private ownLetters = 0;
  private latinWords = 0;
  private latinFrom = -1;
  private latinTo = -1;

  /** `language` is the language of the voice (`CN`, `EN`, … of reference 4.1.2). Other languages are not checked. */
  constructor(language: string) {
    this.ownScripts =
      lookUp(OWN_SCRIPTS, language) ?? (LATIN_LANGUAGES.includes(language) ? LATIN : undefined);
    if (this.ownScripts) {
      this.isForeign = new Uint8Array(32);
      for (const script of SCRIPTS) if (!this.ownScripts.includes(script)) this.isForeign[script] = 1;
    }
  }

  /** Adds the word or character from `from` to `to`; `kind` is its character class. */
  add(kind: number, from: number, to: number): void {
    if (!this.isForeign) return;
    if (kind === UPPER || kind === LOWER) {
      if (this.ownScripts === LATIN) this.ownLetters++;
      else {
        this.latinWords++;
        if (this.latinFrom < 0) this.latinFrom = from;
        this.latinTo = to;
      }
    } else if (this.isForeign[kind] === 1) {
      if (this.foreignFrom < 0) this.foreignFrom = from;
      this.foreignTo = to;
    } else if (kind !== LETTER && kind !== HIGH_SURROGATE) this.ownLetters++;
  }

  /** Ends the sentence. Returns the range in another language, or undefined. */
  endSentence(): { from: number; to: number } | undefined {
    const isForeignLatin = this.ownLetters === 0 && this.latinWords >= LATIN_SENTENCE;
    const range =
      this.foreignFrom >= 0
        ? { from: this.foreignFrom, to: this.foreignTo }
        : isForeignLatin
          ? { from: this.latinFrom, to: this.latinTo }
          : undefined;
    this.foreignFrom = -1;
    this.ownLetters = 0;
    this.latinWords = 0;
    this.latinFrom = -1;
    return range;
  }
}

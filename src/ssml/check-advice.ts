/** Gives advice in one pass: what a voice may misread, long sentences without a pause, text in another language. */
import {
  AMPERSAND,
  classOf,
  COMMA,
  CURRENCY,
  DIGIT,
  DOT,
  END,
  HAN,
  HANGUL,
  HIGH_SURROGATE,
  isWordLetter,
  KANA,
  LETTER,
  LOWER,
  PLUS,
  sentenceEnd,
  UPPER,
} from './characters.js';
import { LanguageCheck } from './check-language.js';
import { numberAt } from './number-formats.js';
import { rateOf, WORDS_PER_MINUTE } from './speech-rate.js';
import { insertion } from './edits.js';
import { openTag } from './escape.js';
import { grammar, isRootName, specOf } from './grammar.js';
import { STEP_OPEN, STEP_TEXT, type SsmlElement } from './document.js';
import { withToneMarks } from './pinyin.js';
import { homophoneOf, isCertainAt, polyphones, readingsAt, type CharacterReading } from './polyphones.js';
import type { DiagnosticCollector } from './diagnostics.js';
import type { Action, Edit } from './types.js';

/** Maximum seconds of speech without a pause. */
const LONGEST_SENTENCE = 60;

const SECONDS_PER_WORD = 60 / WORDS_PER_MINUTE;

const isPolyphone = new Uint8Array(65_536);
for (const character of polyphones.keys()) isPolyphone[character.charCodeAt(0)] = 1;

/** The fix for each kind of number, and the value of `interpret-as` that it sets. */
const SAY_AS = {
  price: ['fix-say-as-money', 'money'],
  date: ['fix-say-as-date', 'date'],
  phone: ['fix-say-as-phone', 'phone'],
} as const;

/** One pass over the text, with the state of the current sentence. */
class Advice {
  private readonly text: string;
  private readonly elements: SsmlElement[];
  private readonly language: LanguageCheck;
  private readonly canSayAs: boolean;
  private readonly canPronounce: boolean;
  private readonly canAlias: boolean;
  private readonly canPause: boolean;
  /** The text without its tags: a word goes on across them. */
  private readonly bare: string;
  /** Where each run of text begins in it. */
  private readonly bareStarts: number[] = [];
  /** Distance from a position in the current run of text to the same position in `bare`. */
  private shift = 0;
  /** Whether tags may be inserted into the current run of text. */
  private isTaggable = false;
  private rate = 1;
  /** Whether text in another language has been reported: only the first sentence is. */
  private hasReportedLanguage = false;
  // The state of the current sentence. Positions are -1 if there is none.
  private sentenceFrom = -1;
  private lastWordTo = 0;
  private seconds = 0;
  private sincePause = 0;
  private comma = -1;
  private sinceComma = 0;
  private gap = -1;
  private sinceGap = 0;
  private pausePositions: number[] = [];
  private isTooLong = false;
  private unfixable = false;

  constructor(private readonly report: DiagnosticCollector) {
    this.text = report.text;
    this.elements = report.doc.elements;
    const { voice, target } = report;
    this.bare = this.hasMarkup ? this.joinTexts() : this.text;
    this.language = new LanguageCheck(voice?.language?.trim().toUpperCase() ?? '');
    this.canSayAs =
      voice?.is_support_ssml_say_as !== false && (target !== 'video' || grammar['say-as'].video);
    this.canPronounce = voice?.is_support_phoneme !== false;
    this.canAlias = voice?.is_support_ssml_sub !== false && (target !== 'video' || grammar.sub.video);
    this.canPause = voice?.is_support_break_time !== false;
  }

  private get hasMarkup(): boolean {
    const { mode, elements, misc } = this.report.doc;
    return mode !== 'plain' || elements.length > 0 || misc.length > 0;
  }

  private joinTexts(): string {
    let length = 0;
    const parts = this.report.doc.texts.map(({ from, to }) => {
      this.bareStarts.push(length);
      length += to - from;
      return this.text.slice(from, to);
    });
    return parts.join('');
  }

  /** The text without tags before and after a range of the current run. */
  private readonly around = (from: number, to: number, length: number): readonly [string, string] => {
    const { bare, shift } = this;
    return [
      bare.slice(Math.max(0, from + shift - length), from + shift),
      bare.slice(to + shift, to + shift + length),
    ];
  };

  /** Whether a word goes on before or after a range, be it across a tag. */
  private isPartOfWord(from: number, to: number): boolean {
    return this.around(from, to, 1).some((beside) => isWordLetter(classOf(beside.charCodeAt(0))));
  }

  run(): void {
    const { doc } = this.report;
    if (!this.hasMarkup) {
      this.isTaggable = true;
      const start = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
      this.scan(start, this.text.length, true);
      this.endSentence(this.text.length);
      return;
    }
    for (const step of doc.steps) {
      const index = Math.floor(step / 3);
      const kind = step % 3;
      if (kind === STEP_TEXT) this.readText(index);
      else if (kind === STEP_OPEN) this.enter(this.elements[index]);
    }
    this.endSentence(this.text.length);
  }

  private enter(element: SsmlElement | undefined): void {
    if (element?.name !== 'break') return;
    if (element.attributes.some(({ name, value }) => name === 'strength' && value === 'none')) return;
    this.sincePause = 0;
    this.comma = -1;
    this.gap = -1;
  }

  private readText(index: number): void {
    const part = this.report.doc.texts[index];
    if (!part) return;
    const parent = this.elements[part.parent];
    const isPlain = this.report.doc.mode === 'plain';
    const isRoot = parent !== undefined && (parent.index === this.report.doc.root || isRootName(parent.name));
    const spec = isRoot ? grammar.speak : parent && specOf(parent.name);
    this.isTaggable = !part.cdata && (parent ? spec?.children.includes('break') === true : isPlain);
    const hints =
      isPlain ||
      (spec !== undefined && spec.name !== 'phoneme' && spec.name !== 'say-as' && spec.name !== 'sub');
    this.rate = parent?.name === 'prosody' ? rateOf(parent) : 1;
    this.shift = (this.bareStarts[index] ?? 0) - part.from;
    this.scan(part.from, part.to, hints);
  }

  private addWord(at: number, words: number): void {
    if (this.sentenceFrom < 0) this.sentenceFrom = at;
    const time = (words * SECONDS_PER_WORD) / this.rate;
    this.seconds += time;
    if (this.sincePause + time > LONGEST_SENTENCE + 1e-6) this.proposePause();
    this.sincePause += time;
  }

  /** Proposes a pause at the last comma or, without one, between the last two words. */
  private proposePause(): void {
    this.isTooLong = true;
    if (this.comma >= 0) {
      this.pausePositions.push(this.comma);
      this.sincePause -= this.sinceComma;
    } else if (this.gap >= 0) {
      this.pausePositions.push(this.gap);
      this.sincePause -= this.sinceGap;
    } else {
      this.unfixable = true;
      this.sincePause = 0;
    }
    this.comma = -1;
    this.gap = -1;
  }

  private scan(from: number, to: number, hints: boolean): void {
    const { text } = this;
    let at = from;
    while (at < to) {
      const unit = text.charCodeAt(at);
      const kind = classOf(unit);
      if (kind === HAN) {
        this.markGap(at);
        this.addWord(at, 1);
        this.language.add(kind, at, at + 1);
        if (hints && isPolyphone[unit] === 1) this.reportPolyphone(at);
        at++;
        this.lastWordTo = at;
      } else if (isWordLetter(kind)) at = this.readLetters(at, to, kind, hints);
      else if (kind === DIGIT || kind === CURRENCY || kind === PLUS || unit === 0x28)
        at = this.readNumber(at, to, hints);
      else if (kind === END || kind === DOT) {
        const end = sentenceEnd(text, at, to);
        if (end >= 0) this.endSentence(end);
        at = end >= 0 ? end : at + 1;
      } else if (kind === COMMA) {
        at++;
        if (this.isTaggable) {
          this.comma = at;
          this.sinceComma = this.sincePause;
        }
      } else if (kind === AMPERSAND) at = this.skipReference(at, to);
      else {
        if (kind === KANA || kind === HANGUL || kind === HIGH_SURROGATE) {
          this.markGap(at);
          this.addWord(at, 1);
          this.language.add(kind, at, at + 1);
          if (kind === HIGH_SURROGATE && at + 1 < to) at++;
          this.lastWordTo = at + 1;
        }
        at++;
      }
    }
  }

  private markGap(at: number): void {
    if (this.isTaggable && this.sincePause > 0) {
      this.gap = at;
      this.sinceGap = this.sincePause;
    }
  }

  private skipReference(at: number, to: number): number {
    const limit = Math.min(to, at + 12);
    for (let end = at + 1; end < limit; end++) {
      const unit = this.text.charCodeAt(end);
      if (unit === 0x3b) return end + 1;
      const kind = classOf(unit);
      if (kind !== LOWER && kind !== UPPER && kind !== DIGIT && unit !== 0x23) break;
    }
    return at + 1;
  }

  private readLetters(from: number, to: number, first: number, hints: boolean): number {
    const { text } = this;
    this.markGap(from);
    let at = from;
    let allCapitals = true;
    for (; at < to; at++) {
      const unit = text.charCodeAt(at);
      const kind = classOf(unit);
      if (kind === UPPER) continue;
      if (
        isWordLetter(kind) ||
        (unit === 0x27 && at > from && isWordLetter(classOf(text.charCodeAt(at + 1))))
      ) {
        allCapitals = false;
      } else break;
    }
    this.addWord(from, 1);
    this.language.add(first, from, at);
    if (hints && allCapitals && at - from > 1 && !this.isPartOfWord(from, at)) this.reportCapitals(from, at);
    this.lastWordTo = at;
    return at;
  }

  private readNumber(from: number, to: number, hints: boolean): number {
    const { text } = this;
    const kind = classOf(text.charCodeAt(from));
    let end = -1;
    if (hints) {
      const previous = classOf(this.around(from, from, 1)[0].charCodeAt(0));
      const isInside = previous === UPPER || previous === LOWER || previous === LETTER;
      if (!isInside) end = this.reportNumber(from, to, kind);
    }
    if (end < 0) {
      if (kind !== DIGIT) return from + 1;
      end = from + 1;
      while (end < to && classOf(text.charCodeAt(end)) === DIGIT) end++;
    }
    this.markGap(from);
    let digits = 0;
    for (let at = from; at < end; at++) if (classOf(text.charCodeAt(at)) === DIGIT) digits++;
    this.addWord(from, digits);
    this.lastWordTo = end;
    return end;
  }

  /** Reports a price, date or phone number at `from` and returns its end; otherwise -1. */
  private reportNumber(from: number, to: number, kind: number): number {
    const number = numberAt(this.text, from, to, kind, this.around);
    if (!number) return -1;
    if (this.report.hasRoomFor(number.is)) {
      const [fix, value] = SAY_AS[number.is];
      this.report.add('info', number.is, from, number.to, [], [this.sayAsFix(fix, value, from, number.to)]);
    }
    return number.to;
  }

  private sayAsFix(
    name: Parameters<DiagnosticCollector['fix']>[0],
    value: string,
    from: number,
    to: number,
  ): Action | undefined {
    if (!this.canSayAs || !this.isTaggable) return undefined;
    return this.report.fixByTagging(
      name,
      around(from, to, openTag('say-as', { 'interpret-as': value }), '</say-as>'),
    );
  }

  private reportCapitals(from: number, to: number): void {
    if (!this.report.hasRoomFor('capitals')) return;
    const word = this.text.slice(from, to);
    this.report.add(
      'info',
      'capitals',
      from,
      to,
      [word],
      [
        this.sayAsFix('fix-say-as-spell', 'spell', from, to),
        this.sayAsFix('fix-say-as-english', 'english', from, to),
      ],
    );
  }

  private reportPolyphone(at: number): void {
    const inWord = at + this.shift;
    if (isCertainAt(this.bare, inWord) || !this.report.hasRoomFor('polyphone')) return;
    const readings = readingsAt(this.bare, inWord);
    const names = readings.map(({ pinyin }) => withToneMarks(pinyin));
    const actions = this.isTaggable ? readings.map((readingFix) => this.reading(readingFix, at)) : [];
    const message = this.canPronounce
      ? 'polyphone'
      : this.canAlias
        ? 'polyphone-alias'
        : 'polyphone-without-fix';
    this.report.add(
      'info',
      'polyphone',
      at,
      at + 1,
      [this.text.charAt(at), names.join(', ')],
      actions,
      message,
    );
  }

  /** A fix that sets a reading: by a phoneme tag or, if the voice does not support it, by a homophone as alias. */
  private reading({ pinyin }: CharacterReading, at: number): Action | undefined {
    const alias = homophoneOf(pinyin);
    const open = this.canPronounce
      ? openTag('phoneme', { ph: pinyin })
      : this.canAlias && alias && openTag('sub', { alias });
    if (!open) return undefined;
    const close = this.canPronounce ? '</phoneme>' : '</sub>';
    return this.report.fixByTagging('fix-read-as', around(at, at + 1, open, close), withToneMarks(pinyin));
  }

  private endSentence(to: number): void {
    const { report } = this;
    if (this.isTooLong && report.hasRoomFor('long-sentence')) {
      report.add(
        'info',
        'long-sentence',
        this.sentenceFrom,
        Math.max(this.sentenceFrom, Math.min(to, this.lastWordTo)),
        [Math.round(this.seconds)],
        [this.pauseFix()],
      );
    }
    const foreign = this.language.endSentence();
    if (foreign) {
      if (!this.hasReportedLanguage) report.add('info', 'other-language', foreign.from, foreign.to);
      this.hasReportedLanguage = true;
    }
    this.sentenceFrom = -1;
    this.seconds = 0;
    this.sincePause = 0;
    this.comma = -1;
    this.gap = -1;
    this.pausePositions = [];
    this.isTooLong = false;
    this.unfixable = false;
  }

  private pauseFix(): Action | undefined {
    if (this.unfixable || !this.canPause) return undefined;
    const pause = openTag('break', { time: '500ms' }, true);
    return this.report.fixByTagging(
      'fix-add-pause',
      this.pausePositions.map((at) => insertion(at, pause)),
    );
  }
}

const around = (from: number, to: number, open: string, close: string): Edit[] => [
  insertion(from, open),
  insertion(to, close),
];

/** Adds the advice about a text to a report. */
export function checkAdvice(report: DiagnosticCollector): void {
  if (!report.isFull) new Advice(report).run();
}

// Advice: what the voice may misread, sentences without a pause, emotions that cut a sentence, another language. One walk.
import {
  ARABIC,
  classOf,
  COMMA,
  CURRENCY,
  CYRILLIC,
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
  THAI,
  UPPER,
  AMPERSAND,
} from './characters.js';
import { insertion } from './edits.js';
import { openTag } from './escape.js';
import { grammar, isRootName, specOf } from './grammar.js';
import { STEP_OPEN, STEP_TEXT, type SsmlElement } from './document.js';
import { withToneMarks } from './pinyin.js';
import { homophoneOf, isCertainAt, polyphones, readingsAt, type CharacterReading } from './polyphones.js';
import type { DiagnosticCollector } from './diagnostics.js';
import type { Action, Edit } from './types.js';

/** Words a minute at the normal speed (reference 9.1, speed). */
export const WORDS_PER_MINUTE = 250;

/** Longest time to speak without a pause, in seconds. */
const LONGEST_SENTENCE = 60;

const SECONDS_PER_WORD = 60 / WORDS_PER_MINUTE;

const isPolyphone = new Uint8Array(65_536);
for (const character of polyphones.keys()) isPolyphone[character.charCodeAt(0)] = 1;

/** Scripts each voice speaks that writes no Latin letters. */
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
/** Voices that speak what is written in Latin letters. Of a language that is not known here, nothing is said. */
const LATIN_LANGUAGES: readonly string[] =
  'EN GER FR POR ITA ESP FILIPINO DUTCH INDONESIAN VIETNAMESE TURKISH MALAY FINNISH'.split(' ');
const SCRIPTS: readonly number[] = [HAN, KANA, HANGUL, CYRILLIC, THAI, ARABIC];

/** So many Latin words in a sentence without a letter of the voice's own are another language, not a name. */
const LATIN_SENTENCE = 4;

const PHONE =
  /(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4})(?!\d)|\+\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,4}(?!\d)|\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)/y;
const DATE =
  /(?:19|20)\d\d(?:([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?!\d)| ?年 ?(?:1[0-2]|0?[1-9]) ?月(?: ?(?:3[01]|[12]\d|0?[1-9]) ?[日号])?)|(?:1[0-2]|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])\/(?:19|20)\d\d(?!\d)/y;
const NUMBER = /\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,4})?/y;
const SIGNED_PRICE = /[¥￥$€£] ?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,4})?(?: ?[万亿千百]?(?:元|美元))?/y;
const PRICE_UNIT =
  / ?[万亿千百]?(?:元(?![素旦件宵])|块钱|美元|欧元|英镑|日元|港币|人民币|(?:RMB|CNY|USD|EUR|HKD|dollars?|yuan|euros?)(?![A-Za-z]))/y;

class Advice {
  private readonly text: string;
  private readonly elements: SsmlElement[];
  private readonly ownScripts: readonly number[] | undefined;
  private readonly isForeign: Uint8Array | undefined;
  private readonly canSayAs: boolean;
  private readonly canPronounce: boolean;
  private readonly canAlias: boolean;
  private readonly canPause: boolean;
  /** Of the text being read: whether a tag may be put into it. */
  private taggable = false;
  private rate = 1;
  /** Whether it was said that the voice speaks another language: once, at the first place. */
  private saidLanguage = false;
  // The sentence.
  private sentenceFrom = -1;
  private lastWordTo = 0;
  private seconds = 0;
  private sincePause = 0;
  private comma = -1;
  private sinceComma = 0;
  private gap = -1;
  private sinceGap = 0;
  private cuts: number[] = [];
  private isTooLong = false;
  private unfixable = false;
  private foreignFrom = -1;
  private foreignTo = -1;
  private ownLetters = 0;
  private latinWords = 0;
  private latinFrom = -1;
  private latinTo = -1;

  constructor(private readonly report: DiagnosticCollector) {
    this.text = report.text;
    this.elements = report.doc.elements;
    const { voice, target } = report;
    const language = voice?.language?.trim().toUpperCase() ?? '';
    this.ownScripts = OWN_SCRIPTS[language] ?? (LATIN_LANGUAGES.includes(language) ? LATIN : undefined);
    if (this.ownScripts) {
      this.isForeign = new Uint8Array(32);
      for (const script of SCRIPTS) if (!this.ownScripts.includes(script)) this.isForeign[script] = 1;
    }
    this.canSayAs =
      voice?.is_support_ssml_say_as !== false && (target !== 'video' || grammar['say-as'].video);
    this.canPronounce = voice?.is_support_phoneme !== false;
    this.canAlias = voice?.is_support_ssml_sub !== false && (target !== 'video' || grammar.sub.video);
    this.canPause = voice?.is_support_break_time !== false;
  }

  run(): void {
    const { doc } = this.report;
    if (doc.mode === 'plain' && doc.elements.length === 0 && doc.misc.length === 0) {
      this.taggable = true;
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
    this.taggable = !part.cdata && (parent ? spec?.children.includes('break') === true : isPlain);
    const hints =
      isPlain ||
      (spec !== undefined && spec.name !== 'phoneme' && spec.name !== 'say-as' && spec.name !== 'sub');
    this.rate = parent?.name === 'prosody' ? rateOf(parent) : 1;
    this.scan(part.from, part.to, hints);
  }

  private word(at: number, words: number): void {
    if (this.sentenceFrom < 0) this.sentenceFrom = at;
    const time = (words * SECONDS_PER_WORD) / this.rate;
    this.seconds += time;
    if (this.sincePause + time > LONGEST_SENTENCE + 1e-6) this.cut();
    this.sincePause += time;
  }

  /** Too long: a pause belongs at the last comma, else between the last two words. */
  private cut(): void {
    this.isTooLong = true;
    if (this.comma >= 0) {
      this.cuts.push(this.comma);
      this.sincePause -= this.sinceComma;
    } else if (this.gap >= 0) {
      this.cuts.push(this.gap);
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
        this.word(at, 1);
        if (this.isForeign) this.script(kind, at, at + 1);
        if (hints && isPolyphone[unit] === 1) this.polyphone(at);
        at++;
        this.lastWordTo = at;
      } else if (isWordLetter(kind)) at = this.letters(at, to, kind, hints);
      else if (kind === DIGIT || kind === CURRENCY || kind === PLUS || unit === 0x28)
        at = this.number(at, to, hints);
      else if (kind === END || kind === DOT) {
        const end = sentenceEnd(text, at, to);
        if (end >= 0) this.endSentence(end);
        at = end >= 0 ? end : at + 1;
      } else if (kind === COMMA) {
        at++;
        if (this.taggable) {
          this.comma = at;
          this.sinceComma = this.sincePause;
        }
      } else if (kind === AMPERSAND) at = this.skipReference(at, to);
      else {
        if (kind === KANA || kind === HANGUL || kind === HIGH_SURROGATE) {
          this.markGap(at);
          this.word(at, 1);
          if (this.isForeign) this.script(kind, at, at + 1);
          if (kind === HIGH_SURROGATE && at + 1 < to) at++;
          this.lastWordTo = at + 1;
        }
        at++;
      }
    }
  }

  private markGap(at: number): void {
    if (this.taggable && this.sincePause > 0) {
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

  private letters(from: number, to: number, first: number, hints: boolean): number {
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
    this.word(from, 1);
    if (this.isForeign) this.script(first, from, at);
    if (hints && allCapitals && at - from > 1) this.capitals(from, at);
    this.lastWordTo = at;
    return at;
  }

  private number(from: number, to: number, hints: boolean): number {
    const { text } = this;
    const kind = classOf(text.charCodeAt(from));
    let end = -1;
    if (hints) {
      const previous = from > 0 ? classOf(text.charCodeAt(from - 1)) : 0;
      const isInside = previous === UPPER || previous === LOWER || previous === LETTER;
      if (!isInside) end = this.readable(from, to, kind);
    }
    if (end < 0) {
      if (kind !== DIGIT) return from + 1;
      end = from + 1;
      while (end < to && classOf(text.charCodeAt(end)) === DIGIT) end++;
    }
    this.markGap(from);
    let digits = 0;
    for (let at = from; at < end; at++) if (classOf(text.charCodeAt(at)) === DIGIT) digits++;
    this.word(from, digits);
    this.lastWordTo = end;
    return end;
  }

  /** A price, date or phone number at `from`: reports it and gives its end, else -1. */
  private readable(from: number, to: number, kind: number): number {
    if (kind === CURRENCY)
      return this.readAs('price', 'fix-say-as-money', 'money', from, this.match(SIGNED_PRICE, from, to));
    if (kind === DIGIT) {
      const date = this.match(DATE, from, to);
      if (date > 0) return this.readAs('date', 'fix-say-as-date', 'date', from, date);
    }
    const phone = this.match(PHONE, from, to);
    if (phone > 0) return this.readAs('phone', 'fix-say-as-phone', 'phone', from, phone);
    if (kind !== DIGIT) return -1;
    const number = this.match(NUMBER, from, to);
    const price = number > 0 ? this.match(PRICE_UNIT, number, to) : -1;
    return price > 0 ? this.readAs('price', 'fix-say-as-money', 'money', from, price) : -1;
  }

  private match(pattern: RegExp, from: number, to: number): number {
    pattern.lastIndex = from;
    if (!pattern.test(this.text)) return -1;
    return pattern.lastIndex <= to ? pattern.lastIndex : -1;
  }

  private readAs(
    code: 'price' | 'date' | 'phone',
    name: 'fix-say-as-money' | 'fix-say-as-date' | 'fix-say-as-phone',
    value: string,
    from: number,
    to: number,
  ): number {
    if (to < 0 || !this.report.hasRoomFor(code)) return to;
    this.report.add('info', code, from, to, [], [this.sayAs(name, value, from, to)]);
    return to;
  }

  private sayAs(
    name: Parameters<DiagnosticCollector['fix']>[0],
    value: string,
    from: number,
    to: number,
  ): Action | undefined {
    if (!this.canSayAs || !this.taggable) return undefined;
    return this.report.fixByTagging(
      name,
      around(from, to, openTag('say-as', { 'interpret-as': value }), '</say-as>'),
    );
  }

  private capitals(from: number, to: number): void {
    if (!this.report.hasRoomFor('capitals')) return;
    const word = this.text.slice(from, to);
    this.report.add(
      'info',
      'capitals',
      from,
      to,
      [word],
      [
        this.sayAs('fix-say-as-spell', 'spell', from, to),
        this.sayAs('fix-say-as-english', 'english', from, to),
      ],
    );
  }

  private polyphone(at: number): void {
    if (isCertainAt(this.text, at) || !this.report.hasRoomFor('polyphone')) return;
    const readings = readingsAt(this.text, at);
    const names = readings.map(({ pinyin }) => withToneMarks(pinyin));
    const actions = this.taggable ? readings.map((reading) => this.reading(reading, at)) : [];
    const message = this.canPronounce ? 'polyphone' : this.canAlias ? 'polyphone-alias' : 'polyphone-untold';
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

  /** Says a reading as the voice can take it: in pinyin, or by a character that is read so. */
  private reading({ pinyin }: CharacterReading, at: number): Action | undefined {
    const alias = homophoneOf(pinyin);
    const open = this.canPronounce
      ? openTag('phoneme', { ph: pinyin })
      : this.canAlias && alias && openTag('sub', { alias });
    if (!open) return undefined;
    const close = this.canPronounce ? '</phoneme>' : '</sub>';
    return this.report.fixByTagging('fix-read-as', around(at, at + 1, open, close), withToneMarks(pinyin));
  }

  private script(kind: number, from: number, to: number): void {
    if (kind === UPPER || kind === LOWER) {
      if (this.ownScripts === LATIN) this.ownLetters++;
      else {
        this.latinWords++;
        if (this.latinFrom < 0) this.latinFrom = from;
        this.latinTo = to;
      }
    } else if (this.isForeign?.[kind] === 1) {
      if (this.foreignFrom < 0) this.foreignFrom = from;
      this.foreignTo = to;
    } else if (kind !== LETTER && kind !== HIGH_SURROGATE) this.ownLetters++;
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
        [this.pauses()],
      );
    }
    const foreignLatin = this.ownLetters === 0 && this.latinWords >= LATIN_SENTENCE;
    if (this.foreignFrom >= 0 || foreignLatin) {
      const from = this.foreignFrom >= 0 ? this.foreignFrom : this.latinFrom;
      const end = this.foreignFrom >= 0 ? this.foreignTo : this.latinTo;
      if (!this.saidLanguage) report.add('info', 'other-language', from, end);
      this.saidLanguage = true;
    }
    this.sentenceFrom = -1;
    this.seconds = 0;
    this.sincePause = 0;
    this.comma = -1;
    this.gap = -1;
    this.cuts = [];
    this.isTooLong = false;
    this.unfixable = false;
    this.foreignFrom = -1;
    this.ownLetters = 0;
    this.latinWords = 0;
    this.latinFrom = -1;
  }

  private pauses(): Action | undefined {
    if (this.unfixable || !this.canPause) return undefined;
    const pause = openTag('break', { time: '500ms' }, true);
    return this.report.fixByTagging(
      'fix-add-pause',
      this.cuts.map((at) => insertion(at, pause)),
    );
  }
}

const around = (from: number, to: number, open: string, close: string): Edit[] => [
  insertion(from, open),
  insertion(to, close),
];

/** The factor of a prosody element; 1 when its rate is not a number in range. */
export function rateOf(element: SsmlElement): number {
  const value = element.attributes.find(({ name }) => name === 'rate')?.value ?? '';
  const rate = /^[0-9]{1,9}$/.test(value) ? Number(value) : 100;
  return rate >= 50 && rate <= 200 ? rate / 100 : 1;
}

/** Adds the advice of a text. */
export function checkAdvice(report: DiagnosticCollector): void {
  if (!report.isFull) new Advice(report).run();
}

/** Converts a script to a sequence of spoken texts, pauses and actions, estimates its duration, splits sentences. */
import { lookUp } from '../base/index.js';
import { rateOf, WORDS_PER_MINUTE } from './speech-rate.js';
import { durationOf } from './check-values.js';
import { countWords, sentenceEnd } from './characters.js';
import { decodedText } from './count.js';
import { escapeText, openTag } from './escape.js';
import { isRootName, specOf } from './grammar.js';
import { STEP_CLOSE, STEP_OPEN, STEP_TEXT, type SsmlDocument, type SsmlElement } from './document.js';
import { parseSsml } from './parser.js';

/** Text that is spoken. `from` and `to` are its position in the script. */
export interface SpokenText {
  kind: 'text';
  text: string;
  from: number;
  to: number;
  /** Speed in percent of the script's speed, from 50 to 200; absent if it is the same. */
  rate?: number;
  emotion?: string;
  /** The `interpret-as` of its say-as. */
  readAs?: string;
  /** The `ph` of its phoneme. */
  phonemes?: string;
  /** The text that is spoken instead. */
  alias?: string;
}

/** A pause. */
export interface SpokenPause {
  kind: 'pause';
  seconds: number;
  from: number;
  to: number;
}

/** An action of the avatar. */
export interface SpokenAction {
  kind: 'action';
  id?: string;
  name?: string;
  tag?: string;
  from: number;
  to: number;
}

/** One step of the speech. */
export type Spoken = SpokenText | SpokenPause | SpokenAction;

/** Estimated seconds for each strength of a break; the reference does not specify them. */
export const STRENGTH_SECONDS: Readonly<Record<string, number>> = {
  none: 0,
  'x-weak': 0.1,
  weak: 0.2,
  medium: 0.4,
  strong: 0.7,
  'x-strong': 1,
};

type SpeechContext = Omit<SpokenText, 'kind' | 'text' | 'from' | 'to'>;

const valueOf = (element: SsmlElement, name: string): string | undefined =>
  element.attributes.find((attribute) => attribute.name === name)?.value;

function contextOf(element: SsmlElement, outer: SpeechContext): SpeechContext {
  if (element.name === 'prosody') return { ...outer, rate: Math.round(rateOf(element) * 100) };
  const [attribute, member] = CONTEXTS.get(element.name) ?? [];
  const value = attribute && valueOf(element, attribute);
  return member && value ? { ...outer, [member]: value } : outer;
}

const CONTEXTS: ReadonlyMap<string, readonly [attribute: string, member: keyof SpeechContext]> = new Map([
  ['emotion', ['type', 'emotion']],
  ['say-as', ['interpret-as', 'readAs']],
  ['phoneme', ['ph', 'phonemes']],
  ['sub', ['alias', 'alias']],
]);

function pauseOf(element: SsmlElement): number {
  const time = durationOf(valueOf(element, 'time') ?? '');
  if (time !== undefined) return Math.min(10_000, time) / 1_000;
  const strength = valueOf(element, 'strength') ?? 'medium';
  return lookUp(STRENGTH_SECONDS, strength) ?? 0.4;
}

function actionOf(element: SsmlElement): SpokenAction {
  const action: SpokenAction = { kind: 'action', from: element.openFrom, to: element.to };
  for (const name of ['id', 'name', 'tag'] as const) {
    const value = valueOf(element, name);
    if (value) action[name] = value;
  }
  return action;
}

/** Converts a script to speech. Text without a root becomes one step. Malformed text is read as far as possible. */
export function toSpeech(text: string): Spoken[] {
  const doc = parseSsml(text);
  if (doc.mode === 'plain')
    return text.trim() === '' ? [] : [{ kind: 'text', text, from: 0, to: text.length }];
  const spoken: Spoken[] = [];
  const contexts: SpeechContext[] = [];
  const emptyContext: SpeechContext = {};
  // The previous text, if only a comment or the edge of a CDATA section separates it from the next one.
  let before: SpokenText | undefined;
  for (const step of doc.steps) {
    const index = Math.floor(step / 3);
    if (step % 3 === STEP_TEXT) {
      const part = doc.texts[index];
      const decoded = part ? decodedText(text, part) : '';
      if (part && before) {
        before.text += decoded;
        before.to = part.to;
      } else if (part && decoded.trim() !== '') {
        before = {
          kind: 'text',
          text: decoded,
          from: part.from,
          to: part.to,
          ...(contexts[part.parent] ?? emptyContext),
        };
        spoken.push(before);
      }
      continue;
    }
    before = undefined;
    if (step % 3 === STEP_OPEN) {
      const element = doc.elements[index];
      if (!element) continue;
      contexts[index] = contextOf(element, contexts[element.parent] ?? emptyContext);
      if (element.name === 'break') {
        spoken.push({ kind: 'pause', seconds: pauseOf(element), from: element.openFrom, to: element.to });
      } else if (element.name === 'insert-action') spoken.push(actionOf(element));
    }
  }
  return spoken;
}

/**
 * Estimated seconds to speak a script. At speed 100, 250 words (Chinese characters, Latin words, digits) take a minute
 * (reference 9.1); `speed` is 50 to 200, default 100. The estimate adds pauses, applies the rate of prosody, and counts
 * the alias of sub and each letter of a spelled word.
 */
export function estimateDuration(text: string, options: { speed?: number | null | undefined } = {}): number {
  const requested = options.speed ?? 100;
  const speed = Number.isFinite(requested) ? Math.min(200, Math.max(50, requested)) : 100;
  let words = 0;
  let pauses = 0;
  for (const part of toSpeech(text)) {
    if (part.kind === 'pause') pauses += part.seconds;
    else if (part.kind === 'text') words += countSpokenWords(part) / ((part.rate ?? 100) / 100);
  }
  return (words * 60) / WORDS_PER_MINUTE / (speed / 100) + pauses;
}

function countSpokenWords(part: SpokenText): number {
  const spokenText = part.alias ?? part.text;
  return part.readAs === 'spell' ? spokenText.replace(/\s/g, '').length : countWords(spokenText);
}

/** A sentence: its position, its content as well-formed SSML, and its plain text. */
export interface Sentence {
  from: number;
  to: number;
  ssml: string;
  plain: string;
}

/** Maximum number of enclosing tags that the SSML of a sentence repeats. */
const MAX_AROUND = 8;

class SentenceSplitter {
  readonly sentences: Sentence[] = [];
  private readonly openElements: SsmlElement[] = [];
  private openTagOf = 0;
  private ssml = '';
  private plain = '';
  private from = -1;
  private to = 0;

  constructor(private readonly doc: SsmlDocument) {}

  run(): void {
    const { doc } = this;
    if (doc.mode === 'plain') this.splitText(0, doc.text.length, false);
    else for (const step of doc.steps) this.step(Math.floor(step / 3), step % 3);
    this.endSentence();
  }

  private step(index: number, kind: number): void {
    const { doc } = this;
    if (kind === STEP_TEXT) {
      const part = doc.texts[index];
      if (part) this.splitText(part.from, part.to, !part.cdata);
      return;
    }
    const element = doc.elements[index];
    if (!element || isRootName(element.name)) return;
    const spec = specOf(element.name);
    if (!spec) return;
    if (spec.empty) {
      if (kind === STEP_OPEN) this.append(element.openFrom, element.to, written(element), '');
    } else if (kind === STEP_OPEN) this.openElements.push(element);
    else if (kind === STEP_CLOSE) this.closeElement(element);
  }

  private closeElement(element: SsmlElement): void {
    this.openElements.pop();
    if (this.openTagOf <= this.openElements.length) return;
    this.ssml += `</${element.name}>`;
    this.to = Math.max(this.to, element.to);
    this.openTagOf = this.openElements.length;
  }

  private append(from: number, to: number, ssml: string, plain: string): void {
    if (this.from < 0) this.from = from;
    for (; this.openTagOf < Math.min(this.openElements.length, MAX_AROUND); this.openTagOf++) {
      const element = this.openElements[this.openTagOf];
      if (!element) break;
      this.ssml += written(element);
      if (this.plain === '' && element.openFrom >= this.previousEnd())
        this.from = Math.min(this.from, element.openFrom);
    }
    this.ssml += ssml;
    this.plain += plain;
    this.to = to;
  }

  private previousEnd(): number {
    return this.sentences.at(-1)?.to ?? 0;
  }

  /** Splits a run of text at the ends of its sentences. */
  private splitText(from: number, to: number, decoded: boolean): void {
    const { text } = this.doc;
    let start = from;
    for (let at = from; at < to; at++) {
      const end = sentenceEnd(text, at, to);
      if (end < 0) continue;
      this.text(start, end, decoded);
      this.endSentence();
      start = end;
      at = end - 1;
    }
    this.text(start, to, decoded);
  }

  private text(from: number, to: number, decoded: boolean): void {
    let start = from;
    if (this.plain === '') while (start < to && /\s/.test(this.doc.text.charAt(start))) start++;
    if (start >= to) return;
    const part = { from: start, to, parent: -1, cdata: !decoded };
    const plain = decodedText(this.doc.text, part);
    this.append(start, to, escapeText(plain), plain);
  }

  private endSentence(): void {
    while (this.openTagOf > 0) {
      this.openTagOf--;
      const element = this.openElements[this.openTagOf];
      if (element) this.ssml += `</${element.name}>`;
    }
    if (this.plain.trim() !== '') {
      this.sentences.push({
        from: this.from,
        to: this.to,
        ssml: `<speak>${this.ssml}</speak>`,
        plain: this.plain,
      });
    } else if (this.ssml !== '' && this.plain === '') return;
    this.ssml = '';
    this.plain = '';
    this.from = -1;
  }
}

function written(element: SsmlElement): string {
  const spec = specOf(element.name);
  const known = element.attributes.filter(({ name }) => spec?.attributes.some((rule) => rule.name === name));
  return openTag(
    element.name,
    Object.fromEntries(known.map(({ name, value }) => [name, value])),
    spec?.empty === true,
  );
}

/** Splits a script into sentences. Each repeats the tags around it, so that it can be spoken on its own. */
export function splitSentences(text: string): Sentence[] {
  const splitter = new SentenceSplitter(parseSsml(text));
  splitter.run();
  return splitter.sentences;
}

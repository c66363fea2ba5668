/** Checks the values of attributes (durations, numbers, enumerations, phonemes) and offers likely values as fixes. */
import { lookUp } from '../base/index.js';
import { classOf, DIGIT, HAN, isRareHan, LOWER, UPPER } from './characters.js';
import { changeTag, unwrapEdits } from './edits.js';
import { decode, escapeValue } from './escape.js';
import type { AttributeSpec } from './grammar.js';
import type { SsmlAttribute, SsmlElement } from './document.js';
import { isCmuPhone, isPinyin, looksLikeCmu, phonemeTokens, repairCmu, repairPinyin } from './pinyin.js';
import { normalize, readDurations, readRates } from './quantities.js';
import type { MessageKey } from './messages.js';
import type { DiagnosticCollector } from './diagnostics.js';
import type { Action, Edit } from './types.js';

/** Edits that set an attribute of an element. */
export const setAttribute = (
  report: DiagnosticCollector,
  element: SsmlElement,
  name: string,
  value: string,
): Edit[] => changeTag(report.text, element, { [name]: value });

/** Checks the value of an attribute that the grammar has for the tag. */
export function checkValue(
  report: DiagnosticCollector,
  element: SsmlElement,
  attribute: SsmlAttribute,
  rule: AttributeSpec,
): void {
  const { value } = attribute;
  if (value.trim() === '' && rule.type !== 'enum' && rule.type !== 'duration' && rule.type !== 'integer') {
    if (rule.required) reportEmpty(report, element, attribute);
    return;
  }
  if (rule.type === 'duration') {
    const time = durationOf(value);
    if (time === undefined || !isWithin(time, rule))
      reportQuantity(report, element, attribute, rule, readDurations(value));
  } else if (rule.type === 'integer') {
    if (!/^[0-9]{1,9}$/.test(value) || !isWithin(Number(value), rule))
      reportQuantity(report, element, attribute, rule, readRates(value));
  } else if (rule.type === 'enum') {
    const values = rule.values ?? [];
    if (!values.includes(value)) {
      const repaired = repairEnum(value, values);
      reportBad(
        report,
        attribute,
        'bad-enum',
        [value, rule.name, values.join(', ')],
        repaired ? [repaired] : values,
      );
    } else if (rule.name === 'interpret-as') checkReadAs(report, element, value);
  } else if (rule.type === 'phonemes') checkPhonemes(report, element, attribute);
}

function reportEmpty(report: DiagnosticCollector, element: SsmlElement, attribute: SsmlAttribute): void {
  const action = report.fix('fix-remove-tag', unwrapEdits(element), element.name);
  report.add('error', 'empty-value', attribute.from, attribute.end, [element.name, attribute.name], [action]);
}

function reportBad(
  report: DiagnosticCollector,
  attribute: SsmlAttribute,
  code: MessageKey,
  values: (string | number)[],
  candidates: readonly string[],
  others: readonly Action[] = [],
): void {
  const empty = attribute.valueFrom === attribute.valueTo;
  const from = empty ? attribute.from : attribute.valueFrom;
  const to = empty ? attribute.end : attribute.valueTo;
  report.add('error', code, from, to, values, [
    ...candidates.map((value) => setValue(report, attribute, value)),
    ...others,
  ]);
}

function setValue(report: DiagnosticCollector, attribute: SsmlAttribute, value: string): Action {
  const edit = { from: attribute.valueFrom, to: attribute.valueTo, insert: escapeValue(value) };
  return report.fix('fix-set', [edit], attribute.name, value);
}

/** Parses a duration, a number with the unit `ms` or `s`, to milliseconds; undefined if it is malformed. */
export function durationOf(value: string): number | undefined {
  const match = /^([0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(ms|s)$/.exec(value);
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (match[2] === 's' ? 1_000 : 1) * 1_000) / 1_000;
}

const isWithin = (value: number, { min = 0, max = Infinity }: AttributeSpec): boolean =>
  value >= min && value <= max;

/**
 * Reports a duration or a speed. The fix writes the same value in another spelling or, of one that is understood but out of
 * range, the nearest value that is allowed; its name says which. Where that is no help, the fix removes the tag; where the
 * value is not understood, there is none.
 */
function reportQuantity(
  report: DiagnosticCollector,
  element: SsmlElement,
  attribute: SsmlAttribute,
  rule: AttributeSpec,
  readings: readonly number[],
): void {
  const { value } = attribute;
  const { name, min = 0, max = Infinity } = rule;
  const isDuration = rule.type === 'duration';
  const possible = readings.filter((reading) => isWithin(reading, rule));
  // Of two readings, one in range is meant; a negative value has no nearest one.
  const [read] = possible.length > 0 || readings.length > 1 ? possible : readings;
  const nearest = read === undefined || read < 0 ? undefined : Math.min(max, Math.max(min, read));
  const set = value.trim() === '' ? (isDuration ? 500 : 100) : nearest;
  const isWritable = set !== undefined && (isDuration || Number.isInteger(set));
  const remove = () => report.fix('fix-remove-tag', unwrapEdits(element), element.name);
  reportBad(
    report,
    attribute,
    isDuration ? 'bad-duration' : 'bad-integer',
    isDuration ? [value] : [value, name, min, max],
    isWritable ? [isDuration ? durationText(set) : String(set)] : [],
    !isWritable && readings.length > 0 ? [remove()] : [],
  );
}

const durationText = (milliseconds: number): string =>
  milliseconds % 1_000 === 0 ? `${milliseconds / 1_000}s` : `${milliseconds}ms`;

const SYNONYMS: Readonly<Record<string, string>> = {
  angry: 'ANGER',
  joy: 'HAPPY',
  cheerful: 'HAPPY',
  happiness: 'HAPPY',
  sadness: 'SAD',
  neutral: 'CALM',
  高兴: 'HAPPY',
  开心: 'HAPPY',
  悲伤: 'SAD',
  平静: 'CALM',
  生气: 'ANGER',
  愤怒: 'ANGER',
  currency: 'money',
  cardinal: 'figure',
  number: 'figure',
  value: 'figure',
  telephone: 'phone',
  characters: 'spell',
  'spell-out': 'spell',
  verbatim: 'spell',
};

function repairEnum(value: string, values: readonly string[]): string | undefined {
  const text = normalize(value);
  const same = values.find((other) => other.toLowerCase() === text);
  if (same) return same;
  const synonym = lookUp(SYNONYMS, text);
  return synonym && values.includes(synonym) ? synonym : undefined;
}

/** The decoded text of an element, without the tags inside it; of long content only the first 2,000 units. */
function contentOf(report: DiagnosticCollector, element: SsmlElement): string {
  const to = element.closeFrom >= 0 ? element.closeFrom : element.to;
  const content = report.text.slice(
    element.openTo,
    Math.max(element.openTo, Math.min(to, element.openTo + 2_000)),
  );
  return decode(content.replace(/<[^<>]{0,200}>/g, ''));
}

function checkReadAs(report: DiagnosticCollector, element: SsmlElement, readAs: string): void {
  const content = contentOf(report, element);
  if (content.trim() === '') return;
  const wanted =
    readAs === 'english' || readAs === 'spell'
      ? /[A-Za-z0-9\u00c0-\u024f]/
      : /[0-9０-９〇零一二三四五六七八九十百千万两]|[^]{1999}/;
  if (wanted.test(content) && (readAs !== 'date' || mayBeDate(content))) return;
  const action = report.fix('fix-remove-tag', unwrapEdits(element), element.name);
  report.add('warning', 'say-as-content', element.openFrom, element.openTo, [readAs], [action]);
}

/** Whether three numbers with equal separators can be a date, in any common order. True for any other text. */
function mayBeDate(content: string): boolean {
  const match = /^\s*(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\s*$/.exec(content);
  if (!match) return true;
  const isDay = (month = '', day = ''): boolean =>
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  const [, first, , second, third] = match;
  return isDay(second, third) || isDay(second, first) || isDay(first, second);
}

function checkPhonemes(report: DiagnosticCollector, element: SsmlElement, attribute: SsmlAttribute): void {
  const content = contentOf(report, element);
  let han = 0;
  let latin = 0;
  let digits = 0;
  for (let i = 0; i < content.length; i++) {
    const unit = content.charCodeAt(i);
    const kind = classOf(unit);
    if (kind === HAN || isRareHan(unit)) han++;
    else if (kind === LOWER || kind === UPPER) latin++;
    else if (kind === DIGIT) digits++;
  }
  const tokens = phonemeTokens(attribute.value);
  const isCmu = looksLikeCmu(tokens, han > 0);
  const wrong = tokens.findIndex((token) => !(isCmu ? isCmuPhone(token) : isPinyin(token)));
  if (wrong >= 0) {
    reportBadPhoneme(report, element, attribute, tokens, wrong, isCmu);
    return;
  }
  const remove = report.fix('fix-remove-tag', unwrapEdits(element), element.name);
  if (han + latin === 0 && content.trim() !== '' && !/[\p{L}\p{N}]/u.test(content)) {
    report.add('warning', 'empty-element', element.openFrom, element.openTo, [element.name], [remove]);
  } else if (isCmu ? han > 0 : han === 0 && latin > 0) {
    report.add('warning', 'phoneme-mismatch', attribute.valueFrom, attribute.valueTo, [], [remove]);
  } else if (
    !isCmu &&
    han > 0 &&
    (tokens.length < han || tokens.length > han + latin + digits) &&
    element.to - element.openTo < 2_000
  ) {
    report.add(
      'error',
      'phoneme-count',
      attribute.valueFrom,
      attribute.valueTo,
      [han, tokens.length],
      [remove],
    );
  }
}

/** Reports the first invalid token. There is a fix for each of its candidates; it repairs the other tokens too. */
function reportBadPhoneme(
  report: DiagnosticCollector,
  element: SsmlElement,
  attribute: SsmlAttribute,
  tokens: readonly string[],
  wrong: number,
  isCmu: boolean,
): void {
  const repair = isCmu ? repairCmu : repairPinyin;
  const isRight = isCmu ? isCmuPhone : isPinyin;
  const token = tokens[wrong] ?? '';
  const code = isCmu ? 'bad-cmu' : 'bad-pinyin';
  const separators = /[,，、;；/|·-]+/;
  const split = !isCmu && attribute.value.length < 500 ? attribute.value.split(separators).join(' ') : '';
  const parts = phonemeTokens(split);
  const rest =
    token.length < 500 && separators.test(token) && parts.every((part) => isPinyin(part)) ? parts : undefined;
  const candidates = rest ? [rest.join(' ')] : candidatesFor(tokens, wrong, repair, isRight);
  if (candidates.length > 0) reportBad(report, attribute, code, [token], candidates);
  else {
    const remove = report.fix('fix-remove-tag', unwrapEdits(element), element.name);
    report.add('error', code, attribute.valueFrom, attribute.valueTo, [token], [remove]);
  }
}

function candidatesFor(
  tokens: readonly string[],
  wrong: number,
  repair: (token: string) => string[],
  isRight: (token: string) => boolean,
): string[] {
  if (tokens.length > 200) return [];
  const repaired = tokens.map((token) => (isRight(token) ? [token] : repair(token)));
  if (repaired.some((options) => options.length === 0)) return [];
  return (repaired[wrong] ?? []).map((choice) =>
    repaired.map((options, i) => (i === wrong ? choice : (options[0] ?? ''))).join(' '),
  );
}

/** Checks the values of attributes (durations, numbers, enumerations, phonemes) and offers likely values as fixes. */
import { lookUp } from '../base/index.js';
import { classOf, DIGIT, HAN, isRareHan, LOWER, UPPER } from './characters.js';
import { changeTag, unwrapEdits } from './edits.js';
import { decode, escapeValue } from './escape.js';
import type { AttributeSpec } from './grammar.js';
import type { SsmlAttribute, SsmlElement } from './document.js';
import { isCmuPhone, isPinyin, looksLikeCmu, phonemeTokens, repairCmu, repairPinyin } from './pinyin.js';
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
    if (time === undefined || time < (rule.min ?? 0) || time > (rule.max ?? Infinity)) {
      reportBad(
        report,
        attribute,
        'bad-duration',
        [value],
        [repairDuration(value, rule.min ?? 0, rule.max ?? 0)],
      );
    }
  } else if (rule.type === 'integer') {
    const min = rule.min ?? 0;
    const max = rule.max ?? Infinity;
    const isWhole = /^[0-9]{1,9}$/.test(value);
    if (!isWhole || Number(value) < min || Number(value) > max) {
      reportBad(
        report,
        attribute,
        'bad-integer',
        [value, rule.name, min, max],
        [repairRate(value, min, max)],
      );
    }
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
): void {
  const empty = attribute.valueFrom === attribute.valueTo;
  const from = empty ? attribute.from : attribute.valueFrom;
  const to = empty ? attribute.end : attribute.valueTo;
  report.add(
    'error',
    code,
    from,
    to,
    values,
    candidates.map((value) => setValue(report, attribute, value)),
  );
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

const halfWidth = (value: string): string =>
  value.slice(0, 100).replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

function repairDuration(value: string, min: number, max: number): string {
  const match = /(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s{0,9}(毫秒|秒|m?s|[a-z]+)?/.exec(
    halfWidth(value).toLowerCase(),
  );
  if (!match || /^\s*-/.test(value)) return match ? `${min}ms` : '500ms';
  const number = Number(match[1]);
  const unit = match[2] ?? '';
  const inSeconds = unit === '秒' || /^s(ec|$)/.test(unit) || (unit === '' && number <= max / 1_000);
  const time = Math.min(max, Math.max(min, Math.round(number * (inSeconds ? 1_000 : 1))));
  return time % 1_000 === 0 ? `${time / 1_000}s` : `${time}ms`;
}

const RATES: Readonly<Record<string, number>> = {
  'x-slow': 50,
  slow: 75,
  medium: 100,
  default: 100,
  fast: 125,
  'x-fast': 175,
};

function repairRate(value: string, min: number, max: number): string {
  const text = halfWidth(value).trim().toLowerCase();
  const word = lookUp(RATES, text);
  if (word !== undefined) return String(word);
  const match = /^([+-]?)(\d{1,9}(?:\.\d{1,9})?)/.exec(text);
  if (!match) return '100';
  let number = Number(match[2]);
  if (match[1] === '+') number = 100 + number;
  else if (match[1] === '-') number = 100 - number;
  else if (number <= 4 && !text.includes('%')) number *= 100;
  return String(Math.min(max, Math.max(min, Math.round(number))));
}

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
  const text = halfWidth(value).trim().toLowerCase();
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

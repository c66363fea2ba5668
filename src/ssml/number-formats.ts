/** Finds prices, dates and phone numbers, which a voice may read as plain numbers. */
import { CURRENCY, DIGIT } from './characters.js';

const PHONE =
  /(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4})(?!\d)|\+\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,4}(?!\d)|\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)/y;
const DATE =
  /(?:19|20)\d\d(?:([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?!\d)| ?年 ?(?:1[0-2]|0?[1-9]) ?月(?: ?(?:3[01]|[12]\d|0?[1-9]) ?[日号])?)|(?:1[0-2]|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])\/(?:19|20)\d\d(?!\d)/y;
const NUMBER = /\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,4})?/y;
const SIGNED_PRICE = /[¥￥$€£] ?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,4})?(?: ?[万亿千百]?(?:元|美元))?/y;
const PRICE_UNIT =
  / ?[万亿千百]?(?:元(?![素旦件宵])|块钱|美元|欧元|英镑|日元|港币|人民币|(?:RMB|CNY|USD|EUR|HKD|dollars?|yuan|euros?)(?![A-Za-z]))/y;

/** The meaning of a number. */
export type NumberKind = 'price' | 'date' | 'phone';

/** The price, date or phone number that begins at `from`, and its end. `kind` is the class of its first character. */
export function numberAt(
  text: string,
  from: number,
  to: number,
  kind: number,
): { is: NumberKind; to: number } | undefined {
  const end = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) && pattern.lastIndex <= to ? pattern.lastIndex : -1;
  };
  const found = (is: NumberKind, to: number) => (to > 0 ? { is, to } : undefined);
  if (kind === CURRENCY) return found('price', end(SIGNED_PRICE, from));
  const date = kind === DIGIT ? found('date', end(DATE, from)) : undefined;
  const known = date ?? found('phone', end(PHONE, from));
  if (known || kind !== DIGIT) return known;
  const number = end(NUMBER, from);
  return number > 0 ? found('price', end(PRICE_UNIT, number)) : undefined;
}

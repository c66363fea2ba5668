/** Finds prices, dates and phone numbers, which a voice may read as plain numbers. */
import { CURRENCY, DIGIT, PLUS } from './characters.js';

const PHONE =
  /(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4})(?!\d)|\+\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,4}(?!\d)|\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)/y;
const DATE =
  /(?:19|20)\d\d(?:([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?!\d)| ?年 ?(?:1[0-2]|0?[1-9]) ?月(?: ?(?:3[01]|[12]\d|0?[1-9]) ?[日号])?)|(?:1[0-2]|0?[1-9])\/(?:3[01]|[12]\d|0?[1-9])\/(?:19|20)\d\d(?!\d)/y;
const NUMBER = /\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,4})?/y;
const SIGNED_PRICE = /[¥￥$€£] ?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,4})?(?: ?[万亿千百]?(?:元|美元))?/y;
const PRICE_UNIT =
  / ?[万亿千百]?(?:元(?![素旦件宵])|块钱|美元|欧元|英镑|日元|港币|人民币|(?:RMB|CNY|USD|EUR|HKD|dollars?|yuan|euros?)(?![A-Za-z]))/y;

/** What follows an amount: decimals, a percent sign, or a unit that begins no other word. */
const AMOUNT_AFTER =
  /^(?:\.\d{1,4}(?!\d)|,\d{3}(?!\d)| ?(?:[%％‰]|积分|分(?![机期享])|[万千](?![能一先女总])|亿|元(?![素旦件宵])|块|角|美[元金]|欧元|英镑|日元|港币|人民币|个(?!人)|位(?!于)|名(?![片称字])|人(?!工)|次|件|票(?!务)|赞|粉丝|点(?![击这我])|经验|金币|颗|枚|瓶|箱|盒|袋|份|套(?![餐装])|双(?!十)|台(?!湾)|克|公[斤里]|斤|吨|升(?!级)|毫升|平方|字|秒|分钟|小时|天(?![天猫下])|(?:points?|pts|percent|likes?|views?|followers?|fans|votes?|coins?|credits?|items?|pieces?|units?|orders?|people|times|thousand|million|billion|RMB|CNY|USD|EUR|HKD|dollars?|yuan|euros?|kg|g|km|m|ml|l)(?![A-Za-z])))/i;
/** What precedes the number of an order, an article or an account, written in any way. */
const NUMBER_BEFORE =
  /(?:(?:单|物流|快递|发票|编|货|款|型|批|学|工|卡|账|帐|群|房间)号码?|条形?码|序列号|QQ号?|(?:^|[^A-Za-z])(?:(?:order|invoice|tracking|serial|item)s? ?(?:number|no\.?|#|id)|sku|id))(?:是|为)?[ :：#]{0,3}$/i;
/** What precedes an amount or such a number, but may also stand before a phone number that is written in groups. */
const AMOUNT_BEFORE =
  /(?:订单|库存|销量|售价|金额|原价|现价|价格|人民币|(?:^|[^A-Za-z])(?:orders?|RMB|CNY|USD|EUR|HKD))[ :：#]{0,3}$/i;
/** Number of characters on each side that tell what a number is. */
const CONTEXT = 16;

/** The meaning of a number. */
export type NumberKind = 'price' | 'date' | 'phone';

/** Whether digits with a plus sign can be a phone number (E.164), with its country code, and are no round amount. */
function isInternational(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (/^\+\d+0{5}$/.test(written) && !/^\+861/.test(written)) return false;
  if (/^[17]/.test(digits)) return digits.length === 11;
  return digits.length >= 9 && digits.length <= 15 && !digits.startsWith('0');
}

/** Whether digits that look like a phone number are an amount, or the number of an order, by the words around them. */
function isOtherNumber(written: string, before: string, after: string): boolean {
  if (AMOUNT_AFTER.test(after) || NUMBER_BEFORE.test(before)) return true;
  return /^\d+$/.test(written) && AMOUNT_BEFORE.test(before);
}

/**
 * The price, date or phone number that begins at `from`, and its end. `kind` is the class of its first character;
 * `around` gives the text before and after a range without its tags.
 */
export function numberAt(
  text: string,
  from: number,
  to: number,
  kind: number,
  around: (from: number, to: number, length: number) => readonly [before: string, after: string],
): { is: NumberKind; to: number } | undefined {
  const end = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) && pattern.lastIndex <= to ? pattern.lastIndex : -1;
  };
  const phoneEnd = (): number => {
    const phone = end(PHONE, from);
    if (phone < 0) return -1;
    const written = text.slice(from, phone);
    const isPhone = kind !== PLUS || (isInternational(written) && end(DATE, from + 1) < 0);
    return isPhone && !isOtherNumber(written, ...around(from, phone, CONTEXT)) ? phone : -1;
  };
  const found = (is: NumberKind, to: number) => (to > 0 ? { is, to } : undefined);
  if (kind === CURRENCY) return found('price', end(SIGNED_PRICE, from));
  const date = kind === DIGIT ? found('date', end(DATE, from)) : undefined;
  const known = date ?? found('phone', phoneEnd());
  if (known || kind !== DIGIT) return known;
  const number = end(NUMBER, from);
  return number > 0 ? found('price', end(PRICE_UNIT, number)) : undefined;
}

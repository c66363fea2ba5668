/**
 * Reads durations and speeds as a person would who finds them in a script, whatever their spelling: `１秒`, `1,5 s`,
 * `1e3ms`, `+20 %`. The whole value has to be understood: a number that is read in part is another number.
 */

/** Longer values are nothing that a person has written by hand. */
const LONGEST = 40;

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    60_000: 'min mins minute minutes 分 分钟',
    1_000: 's sec secs second seconds 秒 秒钟',
    1: 'ms msec msecs millisecond milliseconds 毫秒',
  }).flatMap(([milliseconds, names]) =>
    names.split(' ').map((name): [string, number] => [name, Number(milliseconds)]),
  ),
);

/** A number with a point or a comma before its decimals, an exponent, and a unit. */
const PART =
  /(\d{1,9}(?:[.,]\d{1,9})?|\.\d{1,9})(e[+-]?\d{1,2})?[ \t\u3000]*([a-z]+|[秒分毫钟]+)?[ \t\u3000]*/y;
const RATE = /^([+-]?)[ \t]*(\d{1,9}(?:[.,]\d{1,9})?|\.\d{1,9})[ \t]*(%|percent|x|倍)?$/;

const RATES: ReadonlyMap<string, number> = new Map([
  ['x-slow', 50],
  ['slow', 75],
  ['medium', 100],
  ['default', 100],
  ['fast', 125],
  ['x-fast', 175],
]);

/** A value in half-width small letters, without white space around it. */
export const normalize = (value: string): string =>
  value
    .trim()
    .replace(/[\uff01-\uff5e]/g, (full) => String.fromCharCode(full.charCodeAt(0) - 0xfee0))
    .toLowerCase();

/** The number of a text; undefined where a comma may separate thousands as well as decimals: `1,500`. */
function numberOf(text: string, exponent = ''): number | undefined {
  if (/^[^0]\d*,\d{3}$/.test(text)) return undefined;
  return Number(`${text.replace(',', '.')}${exponent}`);
}

/** Removes what binary fractions add: `0.29 * 100` is 29. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The durations, in milliseconds, that a value may stand for; a number without a unit stands for two. */
export function readDurations(value: string): readonly number[] {
  const text = normalize(value);
  if (text.length > LONGEST) return [];
  const sign = text.startsWith('-') ? -1 : 1;
  let at = /^[+-]?[ \t]*/.exec(text)?.[0].length ?? 0;
  let sum = 0;
  let smallest = Infinity;
  do {
    PART.lastIndex = at;
    const [part = '', digits = '', exponent, unit] = PART.exec(text) ?? [];
    const number = part === '' ? undefined : numberOf(digits, exponent);
    if (number === undefined) return [];
    if (unit === undefined)
      return at + part.length === text.length && smallest === Infinity
        ? [exact(sign * number), exact(sign * number * 1_000)]
        : [];
    const scale = UNITS.get(unit);
    if (scale === undefined || scale >= smallest) return [];
    smallest = scale;
    sum += number * scale;
    at += part.length;
  } while (at < text.length);
  return [exact(sign * sum)];
}

/** The speeds, in percent, that a value may stand for; a small number without a sign or a unit may also be a factor. */
export function readRates(value: string): readonly number[] {
  const text = normalize(value);
  const named = RATES.get(text);
  if (named !== undefined) return [named];
  const [match, sign = '', digits = '', unit] = text.length > LONGEST ? [] : (RATE.exec(text) ?? []);
  const number = match === undefined ? undefined : numberOf(digits);
  if (number === undefined) return [];
  const isFactor = unit === 'x' || unit === '倍';
  if (sign !== '') {
    // “+0.5” is half as fast again to one person, and half a percent to another.
    if (isFactor || (unit === undefined && number < 5)) return [];
    return [exact(sign === '+' ? 100 + number : 100 - number)];
  }
  if (isFactor) return [exact(number * 100)];
  return unit === undefined && number < 5 ? [number, exact(number * 100)] : [number];
}

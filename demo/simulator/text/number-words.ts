/** How many syllables a number has when it is read out. */

/** Syllables of zero to nineteen, and of twenty, thirty … ninety, in English. */
const englishOnes = [2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2];
const englishTens = [0, 0, 2, 2, 2, 2, 2, 3, 2, 2];

/** A number with more digits is read digit by digit. */
const longestNumber = 8;

/** Syllables of a number such as `1,299.50`, in Chinese or else in English. */
export function numberSyllables(written: string, isChinese: boolean): number {
  const [whole = '', fraction] = written.replaceAll(',', '').split('.');
  const point = fraction === undefined ? 0 : 1 + digitSyllables(fraction, isChinese);
  const isNamed = whole.length <= longestNumber && !/^0\d/.test(whole);
  if (!isNamed) return point + digitSyllables(whole, isChinese);
  return point + (isChinese ? chineseSyllables(whole) : englishSyllables(Number(whole)));
}

/** Syllables of digits that are read one by one. */
export function digitSyllables(digits: string, isChinese: boolean): number {
  return [...digits].reduce((sum, digit) => sum + (isChinese ? 1 : (englishOnes[Number(digit)] ?? 0)), 0);
}

/** A digit and its unit (十, 百, 千, 万) are a syllable each, and so is a run of zeros between them. */
function chineseSyllables(digits: string): number {
  const read = digits.replace(/0+$/, '');
  if (read === '') return 1;
  const named = read.match(/[1-9]/g)?.length ?? 0;
  const units = named - (read.length === digits.length ? 1 : 0);
  const zeros = read.match(/0+/g)?.length ?? 0;
  return named + units + zeros;
}

function englishSyllables(value: number): number {
  const teen = englishOnes[value];
  if (teen !== undefined) return teen;
  const rest = (remainder: number) => (remainder === 0 ? 0 : englishSyllables(remainder));
  if (value < 100) return (englishTens[Math.floor(value / 10)] ?? 0) + rest(value % 10);
  const unit = [1_000_000, 1000, 100].find((one) => value >= one) ?? 100;
  return englishSyllables(Math.floor(value / unit)) + 2 + rest(value % unit);
}

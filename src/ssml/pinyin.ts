/** Validates and repairs phonemes: Mandarin syllables with tones, and phones of the CMU Pronouncing Dictionary. */
import { lookUp } from '../base/index.js';

const FINALS: Readonly<Record<string, string>> = {
  '': 'a o e ê ai ei ao ou an en ang eng er m n ng hm hng r',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un v ve ue',
  l: 'a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  ch: 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  sh: 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
  r: 'e i ao ou an en ang eng ong u ua uo ui uan un',
  z: 'a e i ai ei ao ou an en ang eng ong u uo ui uan un',
  c: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  s: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  y: 'a o e ai ao ou an ang i in ing ong u ue uan un',
  w: 'a o ai ei an en ang eng u',
};

const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

const VOWELS = new Set('AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' '));
const CONSONANTS = new Set('B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' '));

/** Replaces each spelling of ü in a syllable by `v`. */
const withV = (bare: string): string => bare.replace(/u:|ü|u\u0308/, 'v');

/** Whether a token is a syllable of Mandarin with a tone from 1 to 5; ü may be written v, u: or ü. */
export function isPinyin(token: string): boolean {
  const tone = token.charCodeAt(token.length - 1);
  if (tone < 0x31 || tone > 0x35 || token.length > 8) return false;
  return SYLLABLES.has(withV(token.slice(0, -1)));
}

/** Whether a token is a CMU phone: a vowel with a stress of 0, 1 or 2, or a consonant without stress. */
export function isCmuPhone(token: string): boolean {
  return CONSONANTS.has(token) || (/^[A-Z]{2}[012]$/.test(token) && VOWELS.has(token.slice(0, 2)));
}

/** Splits a `ph` value at white space into its tokens. */
export const phonemeTokens = (ph: string): string[] => ph.split(/[ \t\r\n]+/).filter((token) => token !== '');

/** Whether a `ph` value, even a malformed one, consists of CMU phones rather than pinyin. */
export function looksLikeCmu(tokens: readonly string[], hasHan: boolean): boolean {
  if (tokens.length === 0) return false;
  const phones = tokens.filter((token) => isNearlyCmuPhone(token)).length;
  if (tokens.every((token) => /^[A-Z]+[0-9]?$/.test(token)))
    return phones > 0 && !(hasHan && phones < tokens.length);
  return !hasHan && phones === tokens.length && !tokens.every((token) => isPinyin(token));
}

function isNearlyCmuPhone(token: string): boolean {
  const bare = token.toUpperCase().replace(/[0-9]$/, '');
  return VOWELS.has(bare) || CONSONANTS.has(bare);
}

const MARKS: Readonly<Record<string, string>> = {
  '\u0304': '1',
  '\u0301': '2',
  '\u030c': '3',
  '\u0300': '4',
};

/** Candidates for malformed pinyin: tone marks as digits, small letters, ü as v, joined syllables separated. */
export function repairPinyin(token: string): string[] {
  if (token.length > 200) return [];
  let tone = '';
  const bare = token
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308/g, 'v')
    .replace(/u([\u0300\u0301\u0304\u030c])\u0308/g, 'v$1')
    .replace(/[\u0300\u0301\u0304\u030c]/g, (mark) => {
      tone += lookUp(MARKS, mark) ?? '';
      return '';
    })
    .replace(/0$/, '5')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/^([jqxy])(?:v|u:)/, '$1u');
  if (tone.length === 1 && isPinyin(bare + tone)) return [bare + tone];
  // A mark and a digit of another tone contradict each other: neither is dropped.
  if (isPinyin(bare)) return tone === '' || bare.endsWith(tone) ? [bare] : [];
  if (tone === '' && SYLLABLES.has(withV(bare))) return ['1', '2', '3', '4', '5'].map((n) => bare + n);
  const apart = bare.match(/[a-z:]+[1-5]/g);
  if (
    apart &&
    apart.length > 1 &&
    apart.join('') === bare.replace(/[-'’.·_]/g, '') &&
    apart.every(isPinyin)
  ) {
    return [apart.join(' ')];
  }
  return [];
}

/** Candidates for a malformed CMU phone: in capitals, with a stress added or removed. */
export function repairCmu(token: string): string[] {
  const upper = token.toUpperCase();
  if (isCmuPhone(upper)) return [upper];
  const bare = upper.replace(/[0-9]+$/, '');
  if (CONSONANTS.has(bare)) return [bare];
  return VOWELS.has(bare) ? ['1', '0', '2'].map((stress) => bare + stress) : [];
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'āáǎà',
  e: 'ēéěè',
  i: 'īíǐì',
  o: 'ōóǒò',
  u: 'ūúǔù',
  v: 'ǖǘǚǜ',
};

/** Pinyin with tone marks, for display: `chong2` as `chóng`, `lv4` as `lǜ`. Other tokens are returned unchanged. */
export function withToneMarks(token: string): string {
  if (!isPinyin(token)) return token;
  const tone = Number(token.at(-1)) - 1;
  const bare = withV(token.slice(0, -1));
  const at =
    ['a', 'o', 'e'].map((vowel) => bare.indexOf(vowel)).find((index) => index >= 0) ??
    bare.search(/[iuv](?![iuv])/);
  const letter = at < 0 ? '' : (bare[at] ?? '');
  const mark = lookUp(ACCENTS, letter)?.[tone];
  const marked = mark ? bare.slice(0, at) + mark + bare.slice(at + 1) : bare;
  return marked.replace('v', 'ü');
}

/** The rules for the tags of a script (reference 10.5, 10.7): attributes, values and nesting. */

/** Returns an error message for the value of an attribute; undefined if it is valid. */
type ValueRule = (value: string) => string | undefined;

/** The rules for one tag. */
export interface TagRule {
  /** Whether it must be empty. */
  isEmpty?: boolean;
  /** Whether it may contain tags, not only text. */
  isContainer?: boolean;
  /** Known attributes. Others are ignored. */
  attributes?: Readonly<Record<string, ValueRule>>;
  /** Mandatory attributes. */
  required?: readonly string[];
  /** At least one of these attributes must have a value. */
  oneOf?: readonly string[];
}

const anyText: ValueRule = (value) => (value.trim() === '' ? 'must not be empty' : undefined);

const optionalText: ValueRule = () => undefined;

const oneOfValues =
  (...values: readonly string[]): ValueRule =>
  (value) =>
    values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;

/** Parses a duration such as `200ms` or `1.5s` to milliseconds; undefined for other text. */
export function parseDuration(value: string): number | undefined {
  const [, digits, unit] = /^(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(ms|s)$/.exec(value) ?? [];
  return digits === undefined ? undefined : Number(digits) * (unit === 's' ? 1000 : 1);
}

const pause: ValueRule = (value) => {
  const milliseconds = parseDuration(value) ?? 0;
  return milliseconds < 200 || milliseconds > 10_000 ? 'must be from 200ms to 10s' : undefined;
};

const percent: ValueRule = (value) =>
  /^\d{1,3}$/.test(value) && Number(value) >= 50 && Number(value) <= 200
    ? undefined
    : 'must be a whole number from 50 to 200';

/** Matches pinyin with a tone; `lv` and `lu:` for `lü`. It also matches syllables that do not exist. */
const pinyin = /^(?![jqxy](?:ü|v|u:))[a-zü]{1,6}:?[a-z]{0,2}[1-5]$/;

/** Matches a phone of the CMU Pronouncing Dictionary: a vowel with a stress, or a consonant. */
const cmuPhone =
  /^(?:(?:AA|AE|AH|AO|AW|AY|EH|ER|EY|IH|IY|OW|OY|UH|UW)[0-2]|B|CH|D|DH|F|G|HH|JH|K|L|M|N|NG|P|R|S|SH|T|TH|V|W|Y|Z|ZH)$/;

/** The syllables or phones of a `ph` attribute. */
export const splitPhonemes = (value: string): string[] => value.split(/\s+/).filter((token) => token !== '');

const phonemes: ValueRule = (value) => {
  const tokens = splitPhonemes(value);
  if (tokens.length === 0) return 'must not be empty';
  const isValid =
    tokens.every((token) => pinyin.test(token)) || tokens.every((token) => cmuPhone.test(token));
  return isValid ? undefined : 'must be pinyin with tones, or phones of the CMU dictionary';
};

/** The rules by the tag's name. */
export const tagRules: ReadonlyMap<string, TagRule> = new Map<string, TagRule>([
  ['speak', { isContainer: true }],
  [
    'break',
    {
      isEmpty: true,
      attributes: {
        time: pause,
        strength: oneOfValues('none', 'x-weak', 'weak', 'medium', 'strong', 'x-strong'),
      },
    },
  ],
  ['phoneme', { attributes: { ph: phonemes }, required: ['ph'] }],
  [
    'say-as',
    {
      attributes: { 'interpret-as': oneOfValues('money', 'date', 'figure', 'phone', 'english', 'spell') },
      required: ['interpret-as'],
    },
  ],
  ['sub', { attributes: { alias: anyText }, required: ['alias'] }],
  ['prosody', { attributes: { rate: percent }, required: ['rate'] }],
  [
    'emotion',
    {
      isContainer: true,
      attributes: { type: oneOfValues('HAPPY', 'SAD', 'CALM', 'ANGER') },
      required: ['type'],
    },
  ],
  [
    'insert-action',
    {
      isEmpty: true,
      attributes: { id: optionalText, tag: optionalText, name: optionalText },
      oneOf: ['id', 'tag'],
    },
  ],
  ['word', {}],
]);

/** The root tag, and its spellings on older pages of the reference. */
export const rootNames: readonly string[] = ['speak', 'speake', 'speack'];

/**
 * Two judges of mutated scripts: the check of the widgets, and the simulator's reading. They share no code, so where they
 * disagree one of them is wrong, or the kind of disagreement has its reason here. Anything else fails.
 *
 * `LONG=1` puts 100,000 scripts to them, and prints how often they agreed.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readScript, type ScriptReading } from '../../../demo/simulator/text/read-script.js';
import { resolveInventions } from '../../../demo/simulator/inventions.js';
import { speakingSeconds } from '../../../demo/simulator/text/speaking-time.js';
import { checkSsml, countCharacters, estimateDuration, toSpeech } from '../../../src/ssml/index.js';
import { mutatedScript } from './mutated-scripts.js';

const figures = resolveInventions().speechMilliseconds;

const scripts = process.env['LONG'] ? 100_000 : 3000;

/** A disagreement that is none. */
interface Kind {
  reason: string;
  /** What the check says, where the simulator saves the text. */
  codes: ReadonlySet<string> | 'any';
  /** The texts that it is about. Default: all. */
  of?: (text: string) => boolean;
  example: string;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** A tag that makes a text SSML (10.5). In XML, the name goes on over letters, digits, signs and emoji. */
const root = /<(?:\/(?=[^<>]*>))?spea(?:k|ke|ck)(?![\p{L}\p{N}\p{M}_.:\u{10000}-\u{effff}-])/u;

const kinds: readonly Kind[] = [
  {
    reason: '10.5, 10.7: tables of tags, attributes and values. 10.2 names no error for what is not in them.',
    codes: words(
      'unknown-tag forbidden-nesting content-not-allowed missing-attribute missing-action-id empty-value bad-duration ' +
        'bad-enum bad-integer bad-pinyin bad-cmu phoneme-count unknown-root',
    ),
    example: '<speak><break time="50ms"/>a</speak>',
  },
  {
    reason:
      '10.5: tags count only within the root, and a text without one is spoken as it stands. The check warns whoever ' +
      'wrote a document with another root, or characters that a root added later could not hold.',
    codes: 'any',
    of: (text) => !root.test(text.replace(/<!--[^]*?-->/g, '')),
    example: '<voice>a</voice>',
  },
  {
    reason: 'XML allows them. They have no use in a script and are how attacks on parsers and pages begin.',
    codes: words('doctype instruction event-attribute'),
    example: '<speak onload="a">b</speak>',
  },
  {
    reason:
      'Neither reads what a document type says inside: the one ends it at another place than the other.',
    codes: words('outside-root'),
    of: (text) => /<!DOCTYPE[^>]*\[/i.test(text),
    example: '<!DOCTYPE a [<"!ENTITY b "cc">]><speak>a</speak>',
  },
  {
    reason: 'Namespaces are a recommendation beside XML, of which no page speaks.',
    codes: words('undeclared-prefix'),
    example: '<speak><break x:y="1"/>a</speak>',
  },
  {
    reason:
      'In XML, full-width punctuation may be part of a name; who typed it into a tag meant the half-width mark. So may a byte-order mark.',
    codes: 'any',
    of: (text) => /<[^<>]*[\u3001-\u303f\ufeff-\uffef]/.test(text),
    example: '<speak><break＞ time="1s"/>a</speak>',
  },
];

/**
 * Texts that the simulator refuses and the check does not: a root inside an unfinished tag, its quotes or an instruction.
 * The check takes it for a part of that tag, in a text without a root. Nobody writes it; both readings are guesses.
 */
const isHiddenRoot = (text: string): boolean =>
  /<[^<>]*(?:<[!?][^<>]*)?<\/?spea|<\?(?:(?!\?>)[^])*<\/?spea/.test(text);

const isExplained = (code: string, text: string): boolean =>
  kinds.some(({ codes, of }) => (codes === 'any' || codes.has(code)) && (of?.(text) ?? true));

/** XML reads each line end as one line feed, and no byte-order mark before the text. */
const asXml = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

/** What is said in one line. XML reads white space in a value as spaces. */
const oneLine = (said: readonly string[]): string => asXml(said.join(' | ')).replace(/\s/g, ' ');

/** What the widgets say is spoken: texts with their speed, and pauses whose length is given. */
const ours = (text: string): string[] =>
  toSpeech(text).flatMap((part) => {
    if (part.kind === 'text') return [`${part.alias ?? part.text} at ${part.rate ?? 100}`];
    if (part.kind === 'action') return [];
    return [/\stime\s*=/.test(text.slice(part.from, part.to)) ? `${part.seconds} s` : 'a pause'];
  });

/** What the simulator says. */
const theirs = ({ pieces }: ScriptReading): string[] =>
  pieces.map((piece) => {
    if (piece.kind === 'text') return `${piece.text} at ${piece.rate}`;
    return piece.milliseconds === undefined ? 'a pause' : `${piece.milliseconds / 1000} s`;
  });

/** How the two disagree about a text; undefined if they do not. */
function disagreement(text: string): string | undefined {
  const reading = readScript(text);
  const errors = [...new Set(checkSsml(text).flatMap((one) => (one.severity === 'error' ? [one.code] : [])))];
  const unexplained = errors.filter((code) => !isExplained(code, text));
  if (reading.error) {
    const isSeen = errors.some(
      (code) => !kinds[0]?.codes || !(kinds[0].codes as ReadonlySet<string>).has(code),
    );
    return isSeen || (errors.length === 0 && isHiddenRoot(text))
      ? undefined
      : `the simulator refuses it: ${reading.error.message}`;
  }
  if (unexplained.length > 0) return `the check refuses it: ${unexplained.join(', ')}`;
  if (errors.length > 0) return undefined;
  const plain = root.test(text) ? asXml(text) : text;
  const { withoutTags } = countCharacters(plain);
  if (withoutTags !== reading.characters) return `${withoutTags} characters or ${reading.characters}`;
  const [said, heard] = [oneLine(ours(plain)), oneLine(theirs(reading))];
  if (said !== heard) return `spoken is ${said} or ${heard}`;
  const [shown, spoken] = [Math.max(1, estimateDuration(text)), speakingSeconds(text, figures)];
  const isFar = spoken > 2.5 * shown + 1.5 || shown > 2.5 * spoken + 1.5;
  return isFar ? `${shown} s or ${spoken} s` : undefined;
}

it(`agree about ${scripts} scripts, but for kinds that have their reason`, () => {
  const disagreements: string[] = [];
  const tally = { refused: 0, saved: 0, warned: 0 };
  for (let number = 0; number < scripts; number++) {
    const text = mutatedScript(number);
    const found = disagreement(text);
    if (found) disagreements.push(`${number}: ${JSON.stringify(text)}: ${found}`);
    const isError = checkSsml(text).some(({ severity }) => severity === 'error');
    tally[readScript(text).error ? 'refused' : isError ? 'warned' : 'saved'] += 1;
  }
  if (process.env['LONG']) console.log(tally);
  assert.deepEqual(disagreements.slice(0, 20), [], `${disagreements.length} disagreements`);
  for (const [what, count] of Object.entries(tally)) assert.ok(count > scripts / 50, `${count} are ${what}`);
});

it('every kind has a text that the check refuses and the simulator saves', () => {
  for (const kind of kinds) {
    const { example, reason, codes, of } = kind;
    const errors = checkSsml(example).flatMap((one) => (one.severity === 'error' ? [one.code] : []));
    const isOfKind = errors.some((code) => (codes === 'any' || codes.has(code)) && (of?.(example) ?? true));
    assert.ok(isOfKind && readScript(example).error === undefined, reason);
  }
});

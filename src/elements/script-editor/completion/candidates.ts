/** Completion candidates at a position of the SSML source: tags, attributes and values that the grammar allows there. */
import { lookUp } from '../../../base/index.js';
import { grammar, parseSsml, type AttributeSpec, type TagName, type TagSpec } from '../../../ssml/index.js';

/** A candidate. After inserting it, the caret goes `caret` characters past its start. */
export interface Completion {
  label: string;
  insert: string;
  caret: number;
}

/** Candidates for one position. */
export interface Completions {
  /** Start of the range that a candidate replaces. */
  from: number;
  to: number;
  options: Completion[];
}

/** Tells whether the voice and the target support a tag, or one of its attributes. */
export type SupportsTag = (tag: TagName, attribute?: string) => boolean;

/** Suggested values of attributes that aren't enumerations. */
const values: Readonly<Record<string, readonly string[]>> = {
  time: ['200ms', '500ms', '1s', '2s'],
  rate: ['50', '80', '100', '120', '150', '200'],
};

/** Maximum distance, in characters, between the start of a tag and the caret. */
const reach = 400;

/** Candidates at position `at`; `undefined` if the caret isn't in a tag. Linear in the text before it. */
export function completionsAt(text: string, at: number, can: SupportsTag): Completions | undefined {
  const before = text.slice(Math.max(0, at - reach), at);
  const begun = /<(\/?)([\w-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)(\s*)([^<>]*)$/.exec(before);
  if (!begun) return undefined;
  const [whole, slash = '', name = '', written = '', space = '', rest = ''] = begun;
  const start = at - whole.length;
  if (slash) return rest ? undefined : endTags(text, start, at);
  if (!written && !space && !rest) return tags(text, start, at, can);
  const spec = specOf(name);
  if (!spec) return undefined;
  const value = /^([\w-]+)\s*=\s*(["'])([^"']*)$/.exec(rest);
  if (value) return valuesFor(text, spec, value[1] ?? '', at - (value[3]?.length ?? 0), at, can);
  return space && /^[\w-]*$/.test(rest)
    ? attributes(text, spec, written, at - rest.length, at, can)
    : undefined;
}

const specOf = (name: string): TagSpec | undefined =>
  Object.hasOwn(grammar, name) ? grammar[name as TagName] : undefined;

/** Keeps the options that start with what is written, ignoring case, and differ from it. */
function starting(from: number, to: number, text: string, options: readonly Completion[]): Completions {
  const written = text.slice(from, to);
  const begun = written.replace(/^<\/?/, '').toLowerCase();
  const fits = ({ label, insert }: Completion) => label.toLowerCase().startsWith(begun) && insert !== written;
  return { from, to, options: options.filter(fits) };
}

/** Names of the elements that are open at a position, innermost last. */
function openAt(text: string, at: number): string[] {
  return parseSsml(text.slice(0, at))
    .elements.filter(({ selfClosing, closeTo, name }) => !selfClosing && closeTo < 0 && !specOf(name)?.empty)
    .map(({ name }) => name);
}

function endTags(text: string, from: number, to: number): Completions {
  const name = openAt(text, from).at(-1);
  const options = name ? [{ label: name, insert: `</${name}>`, caret: name.length + 3 }] : [];
  return starting(from, to, text, options);
}

function tags(text: string, from: number, to: number, can: SupportsTag): Completions {
  const parent = openAt(text, from).at(-1);
  const names: readonly TagName[] = parent ? (specOf(parent)?.children ?? []) : ['speak'];
  return starting(from, to, text, names.filter((name) => can(name)).map(tagOf));
}

function tagOf(name: TagName): Completion {
  const { attributes: known, empty, oneOf } = grammar[name];
  const first = known.filter(({ required }) => required).map((one) => one.name);
  const needed = first.length > 0 ? first : name === 'break' ? ['time'] : (oneOf?.slice(-1) ?? []);
  const open = `<${name}${needed.map((attribute) => ` ${attribute}=""`).join('')}`;
  const caret = needed.length > 0 ? open.indexOf('""') + 1 : open.length + (empty ? 2 : 1);
  return { label: name, insert: open + (empty ? '/>' : `></${name}>`), caret };
}

function attributes(
  text: string,
  spec: TagSpec,
  written: string,
  from: number,
  to: number,
  can: SupportsTag,
): Completions {
  const free = ({ name }: AttributeSpec) =>
    !new RegExp(`\\s${name}\\s*=`).test(written) && can(spec.name, name);
  const options = spec.attributes
    .filter(free)
    .map(({ name }) => ({ label: name, insert: `${name}=""`, caret: name.length + 2 }));
  return starting(from, to, text, options);
}

function valuesFor(
  text: string,
  spec: TagSpec,
  name: string,
  from: number,
  to: number,
  can: SupportsTag,
): Completions | undefined {
  const rule = spec.attributes.find((one) => one.name === name);
  if (!rule || !can(spec.name, name)) return undefined;
  const offers = rule.values ?? lookUp(values, name) ?? [];
  // The caret goes past the closing quote, and past the tag if the tag ends right there.
  const end = /^["'](?:\s*\/?>)?/.exec(text.slice(to, to + 8))?.[0].length ?? 0;
  return starting(
    from,
    to,
    text,
    offers.map((label) => ({ label, insert: label, caret: label.length + end })),
  );
}

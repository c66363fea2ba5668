/** What can be written at a place of a script: tags, attributes and values of the language, those that fit there. */
import { grammar, parseSsml, type AttributeSpec, type TagName, type TagSpec } from '../../../ssml/index.js';

/** One thing to write; the caret goes `caret` characters behind its beginning. */
export interface Completion {
  label: string;
  insert: string;
  caret: number;
}

export interface Completions {
  /** The characters that it takes the place of. */
  from: number;
  to: number;
  options: Completion[];
}

/** Whether a tag, or one of its attributes, does something for the voice and the place of use. */
export type SupportsTag = (tag: TagName, attribute?: string) => boolean;

/** Values worth offering for what is not a list. */
const values: Readonly<Record<string, readonly string[]>> = {
  time: ['200ms', '500ms', '1s', '2s'],
  rate: ['50', '80', '100', '120', '150', '200'],
};

/** How far back the beginning of a tag is looked for. */
const reach = 400;

/** What fits at `at`; undefined when nothing does. */
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

/** Those that begin as it is written, large or small; not what is there already. */
function starting(from: number, to: number, text: string, options: readonly Completion[]): Completions {
  const written = text.slice(from, to);
  const begun = written.replace(/^<\/?/, '').toLowerCase();
  const fits = ({ label, insert }: Completion) => label.toLowerCase().startsWith(begun) && insert !== written;
  return { from, to, options: options.filter(fits) };
}

/** Names of the elements that are open at a place, the innermost last. */
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
  const offers = rule.values ?? (Object.hasOwn(values, name) ? values[name] : undefined) ?? [];
  // One goes on behind the value: behind its tag where that ends here, into the words where it is followed by some.
  const end = /^["'](?:\s*\/?>)?/.exec(text.slice(to, to + 8))?.[0].length ?? 0;
  return starting(
    from,
    to,
    text,
    offers.map((label) => ({ label, insert: label, caret: label.length + end })),
  );
}

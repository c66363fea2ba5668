/** The small form of a tag, without its looks: what it asks, what it writes, what is wrong with it. */
import {
  changeTag,
  checkSsml,
  escapeText,
  grammar,
  insertTag,
  openTag,
  parseSsml,
  toPlainText,
  unwrapTag,
  wrapRange,
  type Attributes,
  type AttributeSpec,
  type Diagnostic,
  type Edit,
  type SsmlElement,
  type TagName,
  type TagSpec,
  type Target,
  type Voice,
} from '../../../ssml/index.js';
import type { AvatarAction } from './avatar-actions.js';
import { secondsOf } from '../text/chips.js';
import { fragmentOf } from '../../../script/fragment.js';

export interface TagForm {
  /** The tag's name; one that the language does not know can only be removed. */
  tag: string;
  /** The characters it is about; of a tag that is there already, its own. */
  from: number;
  to: number;
  /** Whether the tag is there already. */
  present: boolean;
  /** The words that it is about. */
  text: string;
  /** The words as they are to be; undefined where they are not changed in the form. */
  words?: string | undefined;
  /** What stands in the fields, by attribute; a pause's time is in seconds. */
  values: Readonly<Record<string, string>>;
  /** The words that can be grouped instead: those that were selected. */
  group?: { from: number; to: number } | undefined;
  /** The actions of the avatar; undefined where they are not known. */
  actions?: readonly AvatarAction[] | undefined;
}

export interface TagField {
  name: string;
  type: 'seconds' | 'percent' | 'choice' | 'text';
  required: boolean;
  choices: readonly string[];
  min?: number;
  max?: number;
}

export const isTagName = (tag: string): tag is TagName => Object.hasOwn(grammar, tag) && tag !== 'speak';

const specOf = (tag: string): TagSpec | undefined => (isTagName(tag) ? grammar[tag] : undefined);

/** The pause that a rhythm begins with. */
export const rhythm: Readonly<Record<string, string>> = { strength: 'medium' };

/** What a new tag begins with. */
const suggestions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  break: { time: '0.5' },
  prosody: { rate: '80' },
  emotion: { type: 'HAPPY' },
};

/** A form for a new tag over some characters. */
export const formForNewTag = (
  tag: TagName,
  from: number,
  to: number,
  text: string,
  values = tag === 'say-as' ? suggestedReading(text) : (suggestions[tag] ?? {}),
): TagForm => ({ tag, from, to, present: false, text, values });

/** How words would be read as the check advises; letters are spelled, all else is a number. */
function suggestedReading(text: string): Readonly<Record<string, string>> {
  const inserts = checkSsml(escapeText(text)).flatMap(({ actions }) => actions.flatMap(({ edits }) => edits));
  const advised = inserts
    .map(({ insert }) => /<say-as interpret-as="([\w-]+)"/.exec(insert)?.[1])
    .find(Boolean);
  return { 'interpret-as': advised ?? (/[a-z]/i.test(text) ? 'english' : 'figure') };
}

/** A form for a tag that is there. */
export function formForElement(text: string, element: SsmlElement): TagForm {
  const values = Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));
  if (element.name === 'break' && values['time']) values['time'] = secondsOf(values['time']);
  const closed = element.closeFrom >= element.openTo;
  return {
    tag: element.name,
    from: element.openFrom,
    to: element.to,
    present: true,
    text: closed ? toPlainText(fragmentOf(text, element.openTo, element.closeFrom)) : '',
    words: closed ? editableWords(text, element) : undefined,
    values,
  };
}

/** Longest words that a form has room for. */
const MAX_WORDS = 60;

/** The words of an element that holds nothing else; they can be changed where the tag is. */
function editableWords(text: string, { openTo, closeFrom }: SsmlElement): string | undefined {
  const inner = text.slice(openTo, closeFrom);
  return inner.length > 0 && inner.length <= MAX_WORDS && !/[<\n]/.test(inner)
    ? toPlainText(`<speak>${inner}</speak>`)
    : undefined;
}

/** The fields of a form, in the order of the language. A pause has either a time or a strength. */
export function formFields({ tag, values, actions }: TagForm): TagField[] {
  if (tag === 'insert-action' && actions && actions.length > 0) return [actionField(actions, values['tag'])];
  const attributes = specOf(tag)?.attributes ?? [];
  const shown = tag === 'break' ? (values['strength'] && !values['time'] ? 'strength' : 'time') : undefined;
  return attributes.filter(({ name }) => !shown || name === shown).map(fieldOf);
}

/** One action of the avatar; one that it does not have, as it is written. */
function actionField(actions: readonly AvatarAction[], written: string | undefined): TagField {
  const tags = actions.map(({ tag }) => tag);
  const choices = written && !tags.includes(written) ? [written, ...tags] : tags;
  return { name: 'tag', type: 'choice', required: true, choices };
}

function fieldOf({ name, type, required, values, min, max }: AttributeSpec): TagField {
  const field = { name, required, choices: values ?? [] };
  if (type === 'duration')
    return { ...field, type: 'seconds', required: true, min: (min ?? 0) / 1000, max: (max ?? 0) / 1000 };
  if (type === 'integer')
    return {
      ...field,
      type: 'percent',
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    };
  return { ...field, type: type === 'enum' ? 'choice' : 'text' };
}

function attributesOf(form: TagForm): Attributes {
  const written = formFields(form).map(({ name, type }): [string, string | null] => {
    const value = (form.values[name] ?? '').trim();
    if (value === '') return [name, null];
    return [
      name,
      type === 'seconds' && Number.isFinite(Number(value)) ? `${Math.round(Number(value) * 1000)}ms` : value,
    ];
  });
  return { ...Object.fromEntries(written), ...namesOf(form) };
}

/** The rest of an action that was chosen by its tag. */
function namesOf({ tag, values, actions }: TagForm): Attributes {
  const action = tag === 'insert-action' && actions?.find((one) => one.tag === values['tag']);
  return action ? { id: null, name: action.zh } : {};
}

/** The edits that a form makes of a text. */
export function formEdits(text: string, form: TagForm): Edit[] {
  const { tag, from, to } = form;
  if (!isTagName(tag)) return [];
  const attributes = attributesOf(form);
  if (form.present) {
    const element = elementAt(text, from);
    return element ? [...changeTag(text, element, attributes), ...wordEdits(element, form)] : [];
  }
  return grammar[tag].empty
    ? insertTag(text, from, tag, attributes)
    : wrapRange(text, from, to, tag, attributes);
}

function wordEdits({ openTo, closeFrom }: SsmlElement, { words, text }: TagForm): Edit[] {
  return words === undefined || words === text
    ? []
    : [{ from: openTo, to: closeFrom, insert: escapeText(words) }];
}

/** The edits that take a form's tag away and leave its words. */
export function removalEdits(text: string, { from }: TagForm): Edit[] {
  const element = elementAt(text, from);
  return element ? unwrapTag(text, element) : [];
}

const elementAt = (text: string, from: number): SsmlElement | undefined =>
  parseSsml(text).elements.find(({ openFrom }) => openFrom === from);

export interface FormCheckOptions {
  voice?: Voice | undefined;
  target?: Target | undefined;
  lang: 'en' | 'zh';
}

/** What is wrong with a form: with one of its fields, or with what it would write. */
export interface TagFormProblem extends Pick<Diagnostic, 'severity' | 'message'> {
  /** The field, where it is one. */
  field?: string;
}

/** What is not filled in: an attribute, or an empty name for the words; undefined when nothing is missing. */
export function missingField(form: TagForm): string | undefined {
  const { tag, values, words } = form;
  const isEmpty = (name: string) => (values[name] ?? '').trim() === '';
  const fields = formFields(form);
  const needed = fields.find(({ name, required }) => required && isEmpty(name));
  if (needed) return needed.name;
  if (words?.trim() === '') return '';
  const oneOf = specOf(tag)?.oneOf;
  return oneOf?.every(isEmpty) ? oneOf[0] : undefined;
}

/** A number that is none, or beyond its limits. */
export function invalidNumberField(form: TagForm): TagField | undefined {
  return formFields(form).find(({ name, type, min = -Infinity, max = Infinity }) => {
    const number = Number(form.values[name]);
    if (type === 'percent' && !Number.isInteger(number)) return true;
    return (type === 'seconds' || type === 'percent') && !(number >= min && number <= max);
  });
}

/** The worst that the check finds in what a form would write; advice is left out. */
export function checkForm(form: TagForm, options: FormCheckOptions): TagFormProblem | undefined {
  const { tag } = form;
  const text = form.words ?? form.text;
  if (!isTagName(tag)) return undefined;
  const open = openTag(tag, attributesOf(form), grammar[tag].empty);
  const inside = grammar[tag].empty ? '' : `${escapeText(text)}</${tag}>`;
  const findings = checkSsml(`<speak>${open}${inside}</speak>`, options);
  return (
    findings.find(({ severity }) => severity === 'error') ??
    findings.find(({ severity }) => severity === 'warning')
  );
}

/** The form of a tag as a value: its fields, the edits that it makes, and its problems. */
import { lookUp } from '../../../base/index.js';
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
import { fragmentOf } from '../../../script/index.js';

/** State of a form. */
export interface TagForm {
  /** Name of the tag; one that the grammar does not know can only be removed. */
  tag: string;
  /** Range of the words to be tagged; for an existing tag, the range of the element. */
  from: number;
  to: number;
  /** Whether the tag exists already. */
  present: boolean;
  /** The tagged words as plain text. */
  text: string;
  /** The edited words; undefined if the form does not offer to edit them. */
  words?: string | undefined;
  /** Values of the fields, by attribute; the time of a pause is in seconds. */
  values: Readonly<Record<string, string>>;
  /** The selection, if it can be read as one word instead. */
  group?: { from: number; to: number } | undefined;
  /** The actions of the avatar; undefined if they are unknown. */
  actions?: readonly AvatarAction[] | undefined;
}

/** A field of a form. */
export interface TagField {
  name: string;
  type: 'seconds' | 'percent' | 'choice' | 'text';
  required: boolean;
  choices: readonly string[];
  min?: number;
  max?: number;
}

/** Whether the grammar knows a tag that a form can write. */
export const isTagName = (tag: string): tag is TagName => Object.hasOwn(grammar, tag) && tag !== 'speak';

const specOf = (tag: string): TagSpec | undefined => (isTagName(tag) ? grammar[tag] : undefined);

/** Initial values of a rhythm. */
export const rhythm: Readonly<Record<string, string>> = { strength: 'medium' };

/** Initial values of a new tag. */
const suggestions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  break: { time: '0.5' },
  prosody: { rate: '100' },
  emotion: { type: 'HAPPY' },
};

/** A form for a new tag around a range. */
export const formForNewTag = (
  tag: TagName,
  from: number,
  to: number,
  text: string,
  values = tag === 'say-as' ? suggestedReading(text) : (suggestions[tag] ?? {}),
): TagForm => ({ tag, from, to, present: false, text, values });

/** The `interpret-as` that the check advises; without advice, spells letters and reads anything else as a number. */
function suggestedReading(text: string): Readonly<Record<string, string>> {
  const inserts = checkSsml(escapeText(text)).flatMap(({ actions }) => actions.flatMap(({ edits }) => edits));
  const advised = inserts
    .map(({ insert }) => /<say-as interpret-as="([\w-]+)"/.exec(insert)?.[1])
    .find(Boolean);
  return { 'interpret-as': advised ?? (/[a-z]/i.test(text) ? 'english' : 'figure') };
}

/** A form for an existing tag. */
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

/** Longest text that the form offers to edit, in characters. */
const MAX_WORDS = 60;

/** The words of an element without child elements, if they are short enough to be edited in the form. */
function editableWords(text: string, { openTo, closeFrom }: SsmlElement): string | undefined {
  const inner = text.slice(openTo, closeFrom);
  return inner.length > 0 && inner.length <= MAX_WORDS && !/[<\n]/.test(inner)
    ? toPlainText(`<speak>${inner}</speak>`)
    : undefined;
}

/** The fields of a form, in the order of the grammar. A pause has either a time or a strength. */
export function formFields({ tag, values, actions }: TagForm): TagField[] {
  if (tag === 'insert-action' && actions && actions.length > 0) return [actionField(actions, values['tag'])];
  const attributes = specOf(tag)?.attributes ?? [];
  const shown = tag === 'break' ? (values['strength'] && !values['time'] ? 'strength' : 'time') : undefined;
  return attributes.filter(({ name }) => !shown || name === shown).map(fieldOf);
}

/** A choice of the actions; an action that the avatar does not have is kept as written. */
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
    const value = (lookUp(form.values, name) ?? '').trim();
    if (value === '') return [name, null];
    return [
      name,
      type === 'seconds' && Number.isFinite(Number(value)) ? `${Math.round(Number(value) * 1000)}ms` : value,
    ];
  });
  return { ...Object.fromEntries(written), ...namesOf(form) };
}

/** The other attributes of an action that was chosen by its tag. */
function namesOf({ tag, values, actions }: TagForm): Attributes {
  const action = tag === 'insert-action' && actions?.find((one) => one.tag === values['tag']);
  return action ? { id: null, name: action.zh } : {};
}

/** The edits that apply a form to a text. */
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

/** The edits that remove the tag and keep its words. */
export function removalEdits(text: string, { from }: TagForm): Edit[] {
  const element = elementAt(text, from);
  return element ? unwrapTag(text, element) : [];
}

const elementAt = (text: string, from: number): SsmlElement | undefined =>
  parseSsml(text).elements.find(({ openFrom }) => openFrom === from);

/** What a form is checked for. */
export interface FormCheckOptions {
  voice?: Voice | undefined;
  target?: Target | undefined;
  lang: 'en' | 'zh';
}

/** A problem of a form: of one field, or of the tag that it would write. */
export interface TagFormProblem extends Pick<Diagnostic, 'severity' | 'message'> {
  /** Name of the field, if one is concerned. */
  field?: string;
}

/** Name of a required field that is empty; an empty string if the tagged words are empty. Undefined if nothing is missing. */
export function missingField(form: TagForm): string | undefined {
  const { tag, values, words } = form;
  const isEmpty = (name: string) => (lookUp(values, name) ?? '').trim() === '';
  const fields = formFields(form);
  const needed = fields.find(({ name, required }) => required && isEmpty(name));
  if (needed) return needed.name;
  if (words?.trim() === '') return '';
  const oneOf = specOf(tag)?.oneOf;
  return oneOf?.every(isEmpty) ? oneOf[0] : undefined;
}

/** A number field whose value is no number or out of range. */
export function invalidNumberField(form: TagForm): TagField | undefined {
  return formFields(form).find(({ name, type, min = -Infinity, max = Infinity }) => {
    const number = Number(lookUp(form.values, name));
    if (type === 'percent' && !Number.isInteger(number)) return true;
    return (type === 'seconds' || type === 'percent') && !(number >= min && number <= max);
  });
}

/** The most severe error or warning of the tag that the form would write. */
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

// What the grammar says about each tag: known, in the right place, with the right attributes, heard by the voice.
import { checkValue, setAttribute } from './check-values.js';
import { deletion, insertion, mayContain, removeAttribute, splitAround, unwrapEdits } from './edits.js';
import { renameEdits } from './check-form.js';
import { openTag } from './escape.js';
import { grammar, isRootName, specOf, type AttributeSpec, type TagSpec } from './grammar.js';
import { firstVisible, type SsmlElement } from './parse.js';
import { phonemeTokens, looksLikeCmu } from './pinyin.js';
import type { Report } from './report.js';
import type { Action, VoiceFlag } from './types.js';

/** Goes over all elements of a text with a root. */
export function checkTags(report: Report): void {
  const { elements, mode, root } = report.doc;
  if (mode === 'plain') return;
  const knownParent: number[] = [];
  for (const element of elements) {
    if (report.full) return;
    const parent = element.parent;
    const isKnown = parent >= 0 && (parent === root || specOf(elements[parent]?.name ?? '') !== undefined);
    const known = isKnown ? parent : parent >= 0 ? (knownParent[parent] ?? -1) : -1;
    knownParent.push(known);
    if (element.index === root) {
      checkAttributes(report, element, grammar.speak);
      continue;
    }
    const spec = specOf(element.name);
    if (element.parent >= 0 || !isRootName(element.name)) {
      if (spec) checkPlace(report, element, elements[known]);
      else unknownTag(report, element);
    }
    if (!spec || spec.name === 'speak') continue;
    checkContent(report, element, spec);
    checkAttributes(report, element, spec);
    checkEffect(report, element, spec);
  }
}

const remove = (report: Report, element: SsmlElement): Action =>
  report.fix('fix-remove-tag', unwrapEdits(element), element.name);

function unknownTag(report: Report, element: SsmlElement): void {
  const { name, openFrom, openTo } = element;
  const { doc } = report;
  const actions: Action[] = [];
  const similar = similarTag(name);
  const parent = doc.elements[element.parent];
  if (similar && (similar !== 'speak' || !parent))
    actions.push(report.fix('fix-rename', renameEdits(element, similar), similar));
  if (
    name.toLowerCase() === 'br' &&
    parent &&
    mayContain(parent, 'break') &&
    specOf(parent.name) &&
    element.closeTo < 0
  ) {
    const pause = openTag('break', { strength: 'medium' }, true);
    actions.push(report.fix('fix-replace', [{ from: openFrom, to: openTo, insert: pause }], pause));
  }
  actions.push(remove(report, element));
  if (element.closeTo < 0)
    actions.push(report.fix('fix-escape-less-than', [{ from: openFrom, to: openFrom + 1, insert: '&lt;' }]));
  report.add('error', 'unknown-tag', openFrom, openTo, [name], actions);
}

/** The tag that a misspelt name most likely means: one letter off, or another case. */
function similarTag(name: string): string | undefined {
  if (name.length < 3 || name.length > 14) return undefined;
  const lower = name.toLowerCase();
  if (isRootName(lower)) return 'speak';
  return Object.keys(grammar).find((tag) => lower === tag || (tag.length > 3 && isOneOff(lower, tag)));
}

/** Whether two words differ by one letter added, dropped or changed, or by two neighbours swapped. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (word: string, from: number): string => word.slice(from);
  if (a.length !== b.length) {
    return a.length > b.length
      ? rest(a, start + 1) === rest(b, start)
      : rest(a, start) === rest(b, start + 1);
  }
  if (rest(a, start + 1) === rest(b, start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2);
}

function checkPlace(report: Report, element: SsmlElement, parent: SsmlElement | undefined): void {
  if (!parent || (element.name !== 'speak' && mayContain(parent, element.name))) return;
  const actions: Action[] = [];
  const grandparent = report.doc.elements[parent.parent];
  const splits = parent.name === 'prosody' || parent.name === 'emotion' || parent.name === 'word';
  const isWhole = element.selfClosing || element.closeTo >= 0;
  if (
    splits &&
    isWhole &&
    parent.index === element.parent &&
    parent.closeTo >= 0 &&
    mayContain(grandparent, element.name)
  ) {
    const { before, after } = splitAround(parent);
    const edits = [insertion(element.openFrom, before), insertion(element.to, after)];
    if (element.name !== 'speak') actions.push(report.fix('fix-split', edits, parent.name));
  }
  actions.push(remove(report, element));
  report.add(
    'error',
    'forbidden-nesting',
    element.openFrom,
    element.openTo,
    [element.name, parent.name],
    actions,
  );
}

function checkContent(report: Report, element: SsmlElement, spec: TagSpec): void {
  const { text } = report;
  const { openTo, closeFrom, closeTo } = element;
  if (spec.empty) {
    if (closeTo < 0 || firstVisible(text, openTo) >= closeFrom) return;
    const edits = [{ from: openTo - 1, to: openTo, insert: '/>' }, deletion(closeFrom, closeTo)];
    report.add(
      'error',
      'content-not-allowed',
      openTo,
      closeFrom,
      [spec.name],
      [report.fix('fix-move-content', edits)],
    );
    return;
  }
  const isEmpty = element.selfClosing || (closeFrom >= 0 && firstVisible(text, openTo) >= closeFrom);
  if (isEmpty && (spec.name === 'phoneme' || spec.name === 'say-as' || spec.name === 'sub')) {
    report.add(
      'warning',
      'empty-phoneme',
      element.openFrom,
      element.openTo,
      [spec.name],
      [remove(report, element)],
    );
  }
}

function checkAttributes(report: Report, element: SsmlElement, spec: TagSpec): void {
  const { name } = element;
  for (const attribute of element.attributes) {
    const rule = spec.attributes.find((other) => other.name === attribute.name);
    if (rule) {
      if (attribute.valueFrom >= 0) checkValue(report, element, attribute, rule);
      continue;
    }
    if (attribute.valueFrom < 0) continue;
    const actions: Action[] = [];
    const meant = spec.attributes.find((other) => other.name === attribute.name.toLowerCase());
    if (meant && !element.attributes.some((other) => other.name === meant.name)) {
      const edits = [{ from: attribute.from, to: attribute.to, insert: meant.name }];
      actions.push(report.fix('fix-replace', edits, meant.name));
    }
    actions.push(
      report.fix('fix-remove-attribute', [removeAttribute(report.text, attribute)], attribute.name),
    );
    report.add(
      'warning',
      'unknown-attribute',
      attribute.from,
      attribute.end,
      [name, attribute.name],
      actions,
    );
  }
  for (const rule of spec.attributes) {
    if (rule.required && !element.attributes.some((attribute) => attribute.name === rule.name)) {
      missingAttribute(report, element, rule);
    }
  }
  const { oneOf } = spec;
  if (
    oneOf &&
    !element.attributes.some(({ name: given, value }) => oneOf.includes(given) && value.trim() !== '')
  ) {
    report.add('error', 'missing-action-id', element.openFrom, element.openTo, [], [remove(report, element)]);
  }
  if (spec.name === 'break' && element.attributes.length === 0) {
    const edits = setAttribute(report, element, 'time', '500ms');
    const action = report.fix('fix-set', edits, 'time', '500ms');
    report.add('info', 'break-without-length', element.openFrom, element.openTo, [], [action]);
  }
}

function missingAttribute(report: Report, element: SsmlElement, rule: AttributeSpec): void {
  const values = rule.values ?? (rule.type === 'integer' ? ['80', '120'] : []);
  const actions = values.map((value) =>
    report.fix('fix-set', setAttribute(report, element, rule.name, value), rule.name, value),
  );
  report.add(
    'error',
    'missing-attribute',
    element.openFrom,
    element.openTo,
    [element.name, rule.name],
    [...actions, remove(report, element)],
  );
}

/** Whether the voice and the place of use let a tag be heard. */
function checkEffect(report: Report, element: SsmlElement, spec: TagSpec): void {
  if (report.target === 'video' && !spec.video) {
    report.add(
      'warning',
      'no-effect-in-video',
      element.openFrom,
      element.openTo,
      [spec.name],
      [remove(report, element)],
    );
  }
  const { voice } = report;
  if (!voice) return;
  if (spec.flag && voice[spec.flag] === false) {
    voiceCannot(report, element.openFrom, element.openTo, [spec.name, ''], remove(report, element));
  }
  const flagged = element.attributes.filter((attribute) => {
    const rule = spec.attributes.find((other) => other.name === attribute.name);
    const flag = rule && flagOf(rule, attribute.value, report, element);
    return flag && voice[flag] === false;
  });
  const isLast = flagged.length === element.attributes.length;
  for (const attribute of flagged) {
    const action =
      isLast || spec.name === 'phoneme'
        ? remove(report, element)
        : report.fix('fix-remove-attribute', [removeAttribute(report.text, attribute)], attribute.name);
    voiceCannot(report, attribute.from, attribute.end, [spec.name, ` ${attribute.name}`], action);
  }
}

function flagOf(
  rule: AttributeSpec,
  value: string,
  report: Report,
  element: SsmlElement,
): VoiceFlag | undefined {
  if (!rule.flagEnglish) return rule.flag;
  const content = report.text.slice(
    element.openTo,
    Math.max(element.openTo, Math.min(element.to, element.openTo + 100)),
  );
  const isEnglish = looksLikeCmu(phonemeTokens(value), /[\u3400-\u9fff]/.test(content.replace(/<[^]*/, '')));
  return isEnglish ? rule.flagEnglish : rule.flag;
}

function voiceCannot(report: Report, from: number, to: number, values: string[], action: Action): void {
  report.add('warning', 'voice-cannot', from, to, values, [action]);
}

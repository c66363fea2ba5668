/** Checks each tag against the grammar and the voice: name, nesting, content, attributes, and support by the voice. */
import { checkValue, setAttribute } from './check-values.js';
import { deletion, insertion, mayContain, removeAttribute, splitAround, unwrapEdits } from './edits.js';
import { renameEdits } from './check-wellformed.js';
import { openTag } from './escape.js';
import { grammar, isRootName, specOf, type AttributeSpec, type TagSpec } from './grammar.js';
import type { SsmlElement } from './document.js';
import { firstVisible } from './characters.js';
import { phonemeTokens, looksLikeCmu } from './pinyin.js';
import type { DiagnosticCollector } from './diagnostics.js';
import { isOneOff } from './edit-distance.js';
import type { Action, Edit, VoiceFlag } from './types.js';

/** Checks all elements of a text that has a root. */
export function checkTags(report: DiagnosticCollector): void {
  const { elements, mode, root } = report.doc;
  if (mode === 'plain') return;
  const knownParent: number[] = [];
  for (const element of elements) {
    if (report.isFull) return;
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
      if (spec) checkNesting(report, element, elements[known]);
      else reportUnknownTag(report, element);
    }
    if (!spec || spec.name === 'speak') continue;
    checkContent(report, element, spec);
    checkAttributes(report, element, spec);
    checkSupport(report, element, spec);
  }
}

const remove = (report: DiagnosticCollector, element: SsmlElement): Action =>
  report.fix('fix-remove-tag', unwrapEdits(element), element.name);

function reportUnknownTag(report: DiagnosticCollector, element: SsmlElement): void {
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

/** The tag most similar to a misspelt name: one letter differs, or only the case. */
function similarTag(name: string): string | undefined {
  if (name.length < 3 || name.length > 14) return undefined;
  const lower = name.toLowerCase();
  if (isRootName(lower)) return 'speak';
  return Object.keys(grammar).find((tag) => lower === tag || (tag.length > 3 && isOneOff(lower, tag)));
}

function checkNesting(
  report: DiagnosticCollector,
  element: SsmlElement,
  parent: SsmlElement | undefined,
): void {
  if (!parent || (element.name !== 'speak' && mayContain(parent, element.name))) return;
  const actions: Action[] = [];
  const { elements } = report.doc;
  const grandparent = elements[parent.parent];
  const isDirect = parent.index === element.parent;
  const splits = parent.name === 'prosody' || parent.name === 'emotion' || parent.name === 'word';
  const isWhole = element.selfClosing || element.closeTo >= 0;
  if (
    splits &&
    isWhole &&
    isDirect &&
    parent.closeTo >= 0 &&
    mayContain(grandparent, element.name) &&
    element.name !== 'speak'
  ) {
    const isAlone = element.openFrom === parent.openTo && element.to === parent.closeFrom;
    const holdsText = !element.selfClosing && elements[element.index + 1]?.parent !== element.index;
    const edits =
      isAlone && holdsText && mayContain(element, parent.name)
        ? swapWithParent(parent, element)
        : moveOut(parent, element);
    actions.push(report.fix('fix-split', edits, parent.name));
  }
  if (isDirect && element.name === parent.name && !isWhole && element.attributes.length === 0) {
    // The same tag inside itself, without an end tag: probably its slash is missing, and it was meant to be the end tag.
    const end = `</${parent.name}>`;
    actions.push(
      report.fix('fix-replace', [{ from: element.openFrom, to: element.openTo, insert: end }], end),
    );
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

/** Edits that end the parent before the element and open it again after; a part of it that would be empty is removed. */
function moveOut(parent: SsmlElement, element: SsmlElement): Edit[] {
  const { before, after } = splitAround(parent);
  return [
    element.openFrom === parent.openTo
      ? deletion(parent.openFrom, parent.openTo)
      : insertion(element.openFrom, before),
    element.to === parent.closeFrom
      ? deletion(parent.closeFrom, parent.closeTo)
      : insertion(element.to, after),
  ];
}

/** Edits that swap an element with its parent, of which it is the only content. */
function swapWithParent(parent: SsmlElement, element: SsmlElement): Edit[] {
  const { before, after } = splitAround(parent);
  return [
    deletion(parent.openFrom, parent.openTo),
    insertion(element.openTo, after),
    insertion(element.closeFrom, before),
    deletion(parent.closeFrom, parent.closeTo),
  ];
}

function checkContent(report: DiagnosticCollector, element: SsmlElement, spec: TagSpec): void {
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
  if (isEmpty && spec.name !== 'speak') {
    report.add(
      'warning',
      'empty-element',
      element.openFrom,
      element.openTo,
      [spec.name],
      [remove(report, element)],
    );
  }
}

function checkAttributes(report: DiagnosticCollector, element: SsmlElement, spec: TagSpec): void {
  const { name } = element;
  for (const attribute of element.attributes) {
    const rule = spec.attributes.find((other) => other.name === attribute.name);
    if (rule) {
      if (attribute.valueFrom >= 0) checkValue(report, element, attribute, rule);
      continue;
    }
    if (attribute.valueFrom < 0) continue;
    const actions: Action[] = [];
    const isEvent = /^on[a-z]+$/i.test(attribute.name);
    const lower = attribute.name.toLowerCase();
    const similar = spec.attributes.find(
      (other) => other.name === lower || (other.name.length > 2 && isOneOff(lower, other.name)),
    );
    if (similar && !element.attributes.some((other) => other.name === similar.name)) {
      const edits = [{ from: attribute.from, to: attribute.to, insert: similar.name }];
      actions.push(report.fix('fix-replace', edits, similar.name));
    }
    actions.push(
      report.fix('fix-remove-attribute', [removeAttribute(report.text, attribute)], attribute.name),
    );
    report.add(
      isEvent ? 'error' : 'warning',
      isEvent ? 'event-attribute' : 'unknown-attribute',
      attribute.from,
      attribute.end,
      [name, attribute.name],
      actions,
    );
  }
  for (const rule of spec.attributes) {
    if (rule.required && !element.attributes.some((attribute) => attribute.name === rule.name)) {
      reportMissingAttribute(report, element, rule);
    }
  }
  const { oneOf } = spec;
  if (
    oneOf &&
    !element.attributes.some(
      ({ name: attributeName, value }) => oneOf.includes(attributeName) && value.trim() !== '',
    )
  ) {
    report.add('error', 'missing-action-id', element.openFrom, element.openTo, [], [remove(report, element)]);
  }
  if (spec.name === 'break' && element.attributes.length === 0) {
    const edits = setAttribute(report, element, 'time', '500ms');
    const action = report.fix('fix-set', edits, 'time', '500ms');
    report.add('info', 'break-without-length', element.openFrom, element.openTo, [], [action]);
  }
}

function reportMissingAttribute(
  report: DiagnosticCollector,
  element: SsmlElement,
  rule: AttributeSpec,
): void {
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

/** Reports tags and attributes that have no effect with this voice or with this target. */
function checkSupport(report: DiagnosticCollector, element: SsmlElement, spec: TagSpec): void {
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
    reportVoiceLimit(report, element.openFrom, element.openTo, [spec.name, ''], remove(report, element));
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
    reportVoiceLimit(report, attribute.from, attribute.end, [spec.name, ` ${attribute.name}`], action);
  }
}

function flagOf(
  rule: AttributeSpec,
  value: string,
  report: DiagnosticCollector,
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

function reportVoiceLimit(
  report: DiagnosticCollector,
  from: number,
  to: number,
  values: string[],
  action: Action,
): void {
  report.add('warning', 'voice-cannot', from, to, values, [action]);
}

/** Turns each syntax problem of the parser into a diagnostic with fixes, and checks the root. */
import { lookUp } from '../base/index.js';
import { firstVisible, isXmlSpace } from './characters.js';
import { deletion, insertion, lowerBound, rootEdits, splitAround, withRoot, mergeEdits } from './edits.js';
import { escapeValue, HTML_ENTITIES, resolveReference } from './escape.js';
import { isRootName, ROOT_ALIASES, specOf } from './grammar.js';
import type { SyntaxProblem, SsmlElement } from './document.js';
import { asciiOf } from './lexer.js';
import { parseSsml } from './parser.js';
import type { DiagnosticCollector } from './diagnostics.js';
import type { Action, Edit } from './types.js';

/** Reports the syntax problems of a text with a root, or of a plain text those that cannot be sent. */
export function checkWellFormed(report: DiagnosticCollector): void {
  const { doc, text } = report;
  if (text.charCodeAt(0) === 0xfeff) {
    let end = 1;
    while (text.charCodeAt(end) === 0xfeff) end++;
    report.add('warning', 'byte-order-mark', 0, end, [], [report.fix('fix-remove', [deletion(0, end)])]);
  }
  const wide: SyntaxProblem[] = [];
  let isFirst = true;
  for (const problem of doc.problems) {
    if (problem.code === 'full-width-punctuation') wide.push(problem);
    else if (doc.mode === 'tagged' || problem.code === 'invalid-character' || isRootsEnd(text, problem))
      reportProblem(report, problem);
    else if (problem.code === 'stray-end-tag' && isRootName(problem.name)) {
      reportMissingStart(report, problem, isFirst);
      isFirst = false;
    }
  }
  if (doc.mode === 'tagged') reportFullWidth(report, wide);
  else checkPlain(report);
  checkFullWidthTags(report);
}

/** Whether the end of a root closes a tag of another name: a root that is misspelt where it begins. */
function isRootsEnd(text: string, { code, from, to }: SyntaxProblem): boolean {
  return code === 'mismatched-end-tag' && isRootName(/^<\/([\w.-]+)/.exec(text.slice(from, to))?.[1] ?? '');
}

function reportProblem(report: DiagnosticCollector, problem: SyntaxProblem): void {
  const { code, from, to, name } = problem;
  const value =
    code === 'unexpected-in-tag' || (code === 'unknown-entity' && name === '')
      ? report.text.slice(from, to)
      : name;
  const values = code === 'unknown-entity' ? [`&${name};`] : [value];
  const severity = code === 'xml-declaration' ? 'warning' : 'error';
  report.add(severity, code, from, to, values, fixesFor(report, problem));
}

/** Reports the end tag of a root without a start tag. */
function reportMissingStart(
  report: DiagnosticCollector,
  { from, to, name }: SyntaxProblem,
  isFirst: boolean,
): void {
  const start = report.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const added = `<${name}>`;
  const begun = isFirst ? parseSsml(added + report.text.slice(start)) : undefined;
  const isOnly =
    begun?.elements[0]?.closeFrom === from - start + added.length &&
    !begun.problems.some(
      ({ code, name: other }) => code === 'stray-end-tag' && (!other || isRootName(other)),
    );
  report.add(
    'error',
    'stray-end-tag',
    from,
    to,
    [name],
    [
      isOnly ? report.fix('fix-add-start-tag', [insertion(start, added)], name) : undefined,
      report.fix('fix-remove', [deletion(from, to)]),
    ],
  );
}

function fixesFor(report: DiagnosticCollector, problem: SyntaxProblem): Action[] {
  const { text } = report;
  const { code, from, to, at, name } = problem;
  const replace = (insert: string): Edit[] => [{ from, to, insert }];
  switch (code) {
    case 'stray-less-than':
    case 'less-than-in-value':
      return [report.fix('fix-escape-less-than', replace('&lt;'))];
    case 'stray-ampersand': {
      const known = /^(?:amp|lt|gt|quot|apos)(?![a-z\d])/i.exec(text.slice(to, to + 5))?.[0];
      const whole = `&${known?.toLowerCase() ?? ''};`;
      return known
        ? [report.fix('fix-replace', [{ from, to: to + known.length, insert: whole }], whole)]
        : [report.fix('fix-escape-ampersand', replace('&amp;'))];
    }
    case 'cdata-end':
      return [report.fix('fix-escape-greater-than', replace(']]&gt;'))];
    case 'unknown-entity': {
      const lower = name.toLowerCase();
      const known = resolveReference(lower) === undefined ? undefined : `&${lower};`;
      const character = lookUp(HTML_ENTITIES, lower) ?? known;
      const escape = report.fix('fix-escape-ampersand', [insertion(from + 1, 'amp;')]);
      return character ? [report.fix('fix-replace', replace(character), character), escape] : [escape];
    }
    case 'invalid-character':
      return [report.fix('fix-remove', replace(text.charCodeAt(from) === 0x0b ? '\n' : ''))];
    case 'bad-comment':
      return [report.fix('fix-remove-comment', replace(''))];
    case 'unclosed-tag': {
      if (text.charAt(at) === '/') return [report.fix('fix-finish-tag', [insertion(at + 1, '>')])];
      return [report.fix('fix-finish-tag', [insertion(at, specOf(name)?.empty ? '/>' : '>')])];
    }
    case 'unclosed-quote':
      return [report.fix('fix-close-quote', [insertion(at, name)])];
    case 'unquoted-value':
      return [report.fix('fix-add-quotes', replace(`"${escapeQuoted(text.slice(from, to))}"`))];
    case 'missing-space':
      return [report.fix('fix-add-space', [insertion(at, ' ')])];
    case 'missing-value':
    case 'duplicate-attribute':
    case 'undeclared-prefix':
      return [report.fix('fix-remove-attribute', [deletion(from, at)], name)];
    case 'unclosed-empty':
      return [report.fix('fix-add-slash', [insertion(at, '/')])];
    case 'unclosed-element': {
      const fixes = [report.fix('fix-add-end-tag', [insertion(at, `</${name}>`)], name)];
      if (!specOf(name) && !isRootName(name)) {
        fixes.push(report.fix('fix-escape-less-than', [{ from, to: from + 1, insert: '&lt;' }]));
      }
      return fixes;
    }
    case 'stray-end-tag': {
      const fix = report.fix('fix-remove', replace(''));
      return at < from ? [report.fix('fix-remove-slash', [deletion(at, at + 1)], name), fix] : [fix];
    }
    case 'mismatched-end-tag':
      return [report.fix('fix-replace', replace(`</${name}>`), `</${name}>`)];
    default:
      return [report.fix('fix-remove', replace(''))];
  }
}

/** Escapes a raw unquoted value for use in quotes, without escaping its references again. */
const escapeQuoted = (raw: string): string => escapeValue(raw).replace(/&amp;(?=#?[a-zA-Z0-9]{1,16};)/g, '&');

/** Reports full-width marks: one diagnostic with one fix for all marks of a tag. */
function reportFullWidth(report: DiagnosticCollector, marks: readonly SyntaxProblem[]): void {
  const { doc, text } = report;
  const starts = doc.elements.map((element) => element.openFrom);
  const groups = new Map<number, SyntaxProblem[]>();
  // The last `<` before the mark. Only text that no earlier search covered is searched, so that this takes linear time.
  let begin = -1;
  let seen = 0;
  for (const mark of marks) {
    const owner = doc.elements[lowerBound(starts, mark.from) - 1];
    if (mark.from < seen) begin = text.lastIndexOf('<', mark.from);
    else {
      const near = text.slice(seen, mark.from).lastIndexOf('<');
      if (near >= 0) begin = seen + near;
    }
    seen = mark.from;
    const key = owner && mark.from < owner.openTo ? owner.openFrom : -1 - begin;
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  for (const group of groups.values()) {
    const edits = group
      .map(({ from, to, name }) => ({ from, to, insert: name || asciiOf(text.slice(from, to)) }))
      .sort((a, b) => a.from - b.from);
    const first = edits[0];
    const last = edits.at(-1);
    if (first && last) {
      report.add(
        'error',
        'full-width-punctuation',
        first.from,
        last.to,
        [],
        [report.fix('fix-half-width', edits)],
      );
    }
  }
}

/** Reports tags in a text without a root. */
function checkPlain(report: DiagnosticCollector): void {
  const { doc } = report;
  const known = doc.elements.find(
    (element) => specOf(element.name) && /[>＞]/.test(report.text.charAt(element.openTo - 1)),
  );
  if (known) {
    report.add('warning', 'missing-root', known.openFrom, known.openTo, [], [wrapAsWritten(report)]);
    return;
  }
  const others = doc.elements.filter((element) => element.selfClosing || element.closeTo >= 0);
  const first = others[0];
  if (!first) return;
  const edits = others.flatMap((element) => deleteTags(element)).sort((a, b) => a.from - b.from);
  report.add(
    'warning',
    'markup-in-plain-text',
    first.openFrom,
    first.openTo,
    [],
    [report.fix('fix-remove-tags', edits)],
  );
}

function deleteTags(element: SsmlElement): Edit[] {
  const open = deletion(element.openFrom, element.openTo);
  return element.closeTo < 0 ? [open] : [open, deletion(element.closeFrom, element.closeTo)];
}

/** A fix that adds a root to a text, keeps its tags, and escapes each `<` and `&` that is not markup. */
function wrapAsWritten(report: DiagnosticCollector): Action {
  const { doc } = report;
  const root = rootEdits(doc);
  if (doc.problems.length < 1_000) {
    root.body = doc.problems
      .filter(({ code }) => code === 'stray-less-than' || code === 'stray-ampersand')
      .map(({ code, from, to }) => ({ from, to, insert: code === 'stray-less-than' ? '&lt;' : '&amp;' }))
      .sort((a, b) => a.from - b.from);
  }
  return report.fix('fix-wrap-root', withRoot(root, []));
}

const NAMES = '(?:speak|break|phoneme|say-as|sub|prosody|emotion|insert-action|word)(?![\\w-])';
const INSIDE = '[^<>＜＞《》〈〉]{0,200}';
const WIDE_TAG = new RegExp(`＜[/／]?${NAMES}${INSIDE}[>＞]`, 'g');
/** Matches a tag in the brackets that Chinese keyboards type for < and >. Around a bare word they enclose a title. */
const TITLE_TAG = new RegExp(
  `[《〈](?:[/／]${NAMES}|${NAMES}(?=${INSIDE}(?:[=＝]|[/／][》〉])))${INSIDE}[》〉]`,
);
const ANY_WIDE_TAG = new RegExp(`[＜《〈][/／]?${NAMES}${INSIDE}[>＞》〉]`, 'g');

/** Reports tags of the grammar in full-width brackets, which the service reads as text. One fix corrects all of them. */
function checkFullWidthTags(report: DiagnosticCollector): void {
  const { text } = report;
  if (!/[＜《〈]/.test(text)) return;
  const edits: Edit[] = [];
  let first: { from: number; to: number } | undefined;
  for (const match of text.matchAll(TITLE_TAG.test(text) ? ANY_WIDE_TAG : WIDE_TAG)) {
    const [tag] = match;
    first ??= { from: match.index, to: match.index + tag.length };
    if (edits.length > 20_000) break;
    for (let i = 0; i < tag.length; i++) {
      const mark = tag.charAt(i);
      const ascii = i === 0 ? '<' : i === tag.length - 1 ? '>' : asciiOf(mark);
      if (ascii !== mark) edits.push({ from: match.index + i, to: match.index + i + 1, insert: ascii });
    }
  }
  if (first)
    report.add('warning', 'full-width-tag', first.from, first.to, [], [report.fix('fix-half-width', edits)]);
}

/** Reports a missing, misspelt or second root, and content outside of the root. */
export function checkRoot(report: DiagnosticCollector): void {
  const { doc, text } = report;
  if (doc.mode === 'plain') return;
  const root = doc.elements[doc.root];
  if (root) checkRootName(report, root);
  let previous: SsmlElement | undefined = root;
  for (const element of doc.elements) {
    if (element.parent >= 0 || element === root || !isRootName(element.name)) continue;
    if (previous && element.openFrom > previous.openFrom) reportSecondRoot(report, previous, element);
    previous = element;
  }
  checkOutside(report, root);
  if (!root && doc.texts.every((part) => text.slice(part.from, part.to).trim() === '')) {
    report.add(
      'error',
      'outside-root',
      0,
      text.length,
      [],
      [report.fix('fix-wrap-root', [insertion(text.length, '<speak></speak>')])],
    );
  }
}

function checkRootName(report: DiagnosticCollector, root: SsmlElement): void {
  const { name, openFrom, openTo } = root;
  if (name === 'speak') return;
  const rename = report.fix('fix-rename', renameEdits(root, 'speak'), 'speak');
  if (ROOT_ALIASES.includes(name)) report.add('warning', 'root-spelling', openFrom, openTo, [name], [rename]);
  else if (isRootName(name)) report.add('error', 'unknown-root', openFrom, openTo, [name], [rename]);
  else {
    const inner = report.doc.elements.find((element) => isRootName(element.name));
    const remove = (edits: Edit[]): Action => report.fix('fix-remove-tag', edits, name);
    const alone = report.doc.elements.length === 1 ? remove(deleteTags(root)) : undefined;
    const actions = inner ? [remove(deleteAncestors(report, inner))] : [rename, alone];
    report.add('error', 'unknown-root', openFrom, openTo, [name], actions);
  }
}

/** Edits that delete the tags of all ancestors of an inner root. */
function deleteAncestors(report: DiagnosticCollector, inner: SsmlElement): Edit[] {
  const { elements } = report.doc;
  const edits: Edit[] = [];
  for (let outer = elements[inner.parent]; outer; outer = elements[outer.parent])
    edits.push(...deleteTags(outer));
  return edits.sort((a, b) => a.from - b.from);
}

/** Edits that rename an element in both its tags. */
export function renameEdits(element: SsmlElement, name: string): Edit[] {
  const edits: Edit[] = [
    { from: element.openFrom + 1, to: element.openFrom + 1 + element.name.length, insert: name },
  ];
  if (element.closeTo >= 0)
    edits.push({ from: element.closeFrom, to: element.closeTo, insert: `</${name}>` });
  return edits;
}

function reportSecondRoot(report: DiagnosticCollector, previous: SsmlElement, element: SsmlElement): void {
  const edits: Edit[] = [];
  if (previous.selfClosing) edits.push(deletion(previous.openFrom, previous.openTo));
  else if (element.selfClosing) edits.push(deletion(element.openFrom, element.openTo));
  else edits.push(deletion(previous.closeFrom, previous.closeTo), deletion(element.openFrom, element.openTo));
  const canJoin = previous.selfClosing || element.selfClosing || previous.closeTo >= 0;
  report.add(
    'error',
    'second-root',
    element.openFrom,
    element.openTo,
    [],
    [canJoin ? report.fix('fix-join-roots', edits) : undefined],
  );
}

/** Reports text, CDATA and tags before and after the root. */
function checkOutside(report: DiagnosticCollector, root: SsmlElement | undefined): void {
  const { doc, text } = report;
  const before: { from: number; to: number }[] = [];
  const after: { from: number; to: number }[] = [];
  const put = (from: number, to: number): void =>
    void (root && from >= root.to ? after : before).push({ from, to });
  for (const part of doc.texts) {
    if (part.parent >= 0) continue;
    const from = firstVisible(text, part.from + (part.from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0));
    if (from < part.to) put(from, part.to);
  }
  for (const element of doc.elements) {
    if (element.parent < 0 && element !== root && !isRootName(element.name))
      put(element.openFrom, element.to);
  }
  for (const other of doc.misc) if (other.kind === 'cdata' && other.parent < 0) put(other.from, other.to);
  reportOutside(report, root, before, true);
  reportOutside(report, root, after, false);
}

function reportOutside(
  report: DiagnosticCollector,
  root: SsmlElement | undefined,
  parts: readonly { from: number; to: number }[],
  isBefore: boolean,
): void {
  if (parts.length === 0) return;
  let from = Infinity;
  let to = 0;
  for (const part of parts) {
    from = Math.min(from, part.from);
    to = Math.max(to, part.to);
  }
  while (to > from && isXmlSpace(report.text.charCodeAt(to - 1))) to--;
  report.add('error', 'outside-root', from, to, [], [moveInside(report, root, from, to, isBefore)]);
}

function moveInside(
  report: DiagnosticCollector,
  root: SsmlElement | undefined,
  from: number,
  to: number,
  isBefore: boolean,
): Action | undefined {
  const { text } = report;
  const since = root && !isBefore ? root.to : from;
  const until = root && isBefore ? root.openFrom : to;
  // After an unclosed DOCTYPE, an inserted tag would be read as its end.
  const last = report.doc.misc.at(-1);
  if (!root && last?.kind === 'doctype' && text.charAt(last.to - 1) !== '>') return undefined;
  const strays = report.doc.problems
    .filter((problem) => problem.code === 'stray-end-tag' && problem.from >= since && problem.to <= until)
    .map((problem) => deletion(problem.from, problem.to));
  const around = (first: Edit, last: Edit): Edit[] => [...mergeEdits([first], strays), last];
  if (!root)
    return report.fix('fix-wrap-root', around(insertion(from, '<speak>'), insertion(to, '</speak>')));
  const { before: close, after: open } = splitAround(root);
  const { openFrom, openTo } = root;
  if (isBefore) {
    const opening = insertion(from, root.selfClosing ? open : text.slice(openFrom, openTo));
    const edits = around(opening, { from: openFrom, to: openTo, insert: root.selfClosing ? close : '' });
    return report.fix('fix-move-inside', edits);
  }
  if (root.selfClosing) {
    return report.fix(
      'fix-move-inside',
      around({ from: openFrom, to: openTo, insert: open }, insertion(to, close)),
    );
  }
  if (root.closeTo < 0) return undefined;
  return report.fix('fix-move-inside', around(deletion(root.closeFrom, root.closeTo), insertion(to, close)));
}

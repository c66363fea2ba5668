/** `checkSsml`: parses a text, runs each group of rules, and returns the diagnostics in the order of the text. */
import { validLength } from './characters.js';
import { checkAdvice } from './check-advice.js';
import { checkEmotions } from './check-emotion.js';
import { checkWellFormed, checkRoot } from './check-wellformed.js';
import { checkTags } from './check-tags.js';
import { countDocument, decodedLength } from './count.js';
import { parseSsml } from './parser.js';
import { DiagnosticCollector } from './diagnostics.js';
import {
  MAX_TOTAL,
  MAX_WITHOUT_TAGS,
  type Diagnostic,
  type MessageLanguage,
  type Target,
  type Voice,
} from './types.js';

/** Options of `checkSsml`. */
export interface CheckOptions {
  /** Capabilities and language of the voice. Default: a voice that supports all tags, in any language. */
  voice?: Voice | null | undefined;
  /** Where the text will be used. By default, tags are not reported as without effect there. */
  target?: Target | null | undefined;
  /** Language of messages and fixes. Default: English. */
  lang?: MessageLanguage | null | undefined;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/**
 * Checks a script (reference 10.7 and 10.5). A text without a root is plain text. `error` is what the service would
 * reject, `warning` what has no effect, `info` advice. Returns at most 1,000 diagnostics in the order of the text, errors
 * before advice, and at most 200 of each kind of advice. Every fix resolves its diagnostic. Never throws, and takes time
 * linear in the length of the text, whatever the text is.
 */
export function checkSsml(text: string, options?: CheckOptions | null): Diagnostic[] {
  const doc = parseSsml(text);
  const report = new DiagnosticCollector(
    doc,
    options?.voice ?? undefined,
    options?.target ?? undefined,
    options?.lang === 'zh' ? 'zh' : 'en',
  );
  checkLimits(report);
  checkWellFormed(report);
  checkRoot(report);
  checkTags(report);
  checkEmotions(report);
  checkAdvice(report);
  return report.diagnostics.sort(
    (a, b) => a.from - b.from || RANK[a.severity] - RANK[b.severity] || a.to - b.to,
  );
}

function checkLimits(report: DiagnosticCollector): void {
  const { doc, text } = report;
  const { total, withoutTags } = countDocument(doc);
  if (total > MAX_TOTAL) report.add('error', 'too-long', MAX_TOTAL, total, [total, MAX_TOTAL]);
  if (withoutTags <= MAX_WITHOUT_TAGS) return;
  let left = MAX_WITHOUT_TAGS;
  let from = 0;
  if (doc.mode === 'plain') from = MAX_WITHOUT_TAGS;
  else {
    for (const part of doc.texts) {
      const length = decodedLength(text, part);
      if (length > left) {
        from = Math.min(part.to, part.from + left);
        break;
      }
      left -= length;
    }
  }
  // Don't split a surrogate pair.
  if (validLength(text, from) === 0 && validLength(text, from - 1) === 2) from--;
  report.add('error', 'too-many-characters', from, text.length, [withoutTags, MAX_WITHOUT_TAGS]);
}

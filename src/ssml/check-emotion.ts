/** Checks that each emotion begins and ends at a sentence boundary: emotions take effect only on whole sentences. */
import { classOf, CLOSER, COMMA, DOT, END, endsReference, SPACE, sentenceEnd } from './characters.js';
import { deletion, insertion, lowerBound, mergeEdits, unwrapEdits } from './edits.js';
import type { SsmlElement, SsmlText } from './document.js';
import type { DiagnosticCollector } from './diagnostics.js';
import type { Edit } from './types.js';

/** Finds sentence boundaries, by the visible characters before and after each run of text. */
class SentenceBoundaries {
  readonly starts: number[] = [];
  /** For each run of text, the position of the last visible character before its end; -1 if there is none. */
  readonly last: number[] = [];
  /** For each run of text, the position of the first visible character from its start on; -1 if there is none. */
  readonly first: number[] = [];

  constructor(
    private readonly text: string,
    readonly texts: readonly SsmlText[],
  ) {
    let last = -1;
    for (const part of texts) {
      this.starts.push(part.from);
      for (let at = part.to - 1; at >= part.from; at--) {
        if (!isBlank(text.charCodeAt(at))) {
          last = at;
          break;
        }
      }
      this.last.push(last);
    }
    let first = -1;
    for (let i = texts.length - 1; i >= 0; i--) {
      const part = texts[i];
      for (let at = part?.from ?? 0; part && at < part.to; at++) {
        if (!isBlank(text.charCodeAt(at))) {
          first = at;
          break;
        }
      }
      this.first[i] = first;
    }
  }

  /** Whether a sentence may begin at `at`: nothing or the end of a sentence precedes it. */
  isStart(at: number): boolean {
    const before = this.last[lowerBound(this.starts, at) - 1] ?? -1;
    return before < 0 || this.endsSentence(before) || this.hasLineEnd(before, at);
  }

  /** Whether a sentence ends before `at`: with a final mark, at a line break, or because nothing follows. */
  isEnd(at: number): boolean {
    const next = lowerBound(this.starts, at);
    const following = this.first[next] ?? -1;
    return following < 0 || this.isStart(at) || this.hasLineEnd(at, following);
  }

  /** Whether there is a line break between two visible characters: it ends a sentence too. */
  private hasLineEnd(from: number, to: number): boolean {
    return this.text.slice(from, to).includes('\n');
  }

  private endsSentence(at: number): boolean {
    let end = at;
    while (end > 0 && classOf(this.text.charCodeAt(end)) === CLOSER) end--;
    const kind = classOf(this.text.charCodeAt(end));
    return (kind === END || kind === DOT) && !endsReference(this.text, end);
  }
}

const isBlank = (unit: number): boolean => unit === 0x0a || classOf(unit) === SPACE;

/** Reports emotions that begin or end inside a sentence. */
export function checkEmotions(report: DiagnosticCollector): void {
  const { doc, text } = report;
  if (doc.mode === 'plain' || !text.includes('<emotion')) return;
  let places: SentenceBoundaries | undefined;
  for (const element of doc.elements) {
    if (element.name !== 'emotion' || element.closeTo < 0 || report.isFull) continue;
    places ??= new SentenceBoundaries(text, doc.texts);
    const first = places.first[lowerBound(places.starts, element.openTo)] ?? -1;
    if (first < 0 || first >= element.closeFrom) continue;
    const startsWell = places.isStart(element.openFrom);
    const endsWell = places.isEnd(element.closeFrom);
    if (startsWell && endsWell) continue;
    const at = startsWell
      ? { from: element.closeFrom, to: element.closeTo }
      : { from: element.openFrom, to: element.openTo };
    const extend = extension(places, text, element, startsWell, endsWell);
    report.add(
      'warning',
      'emotion-not-whole-sentence',
      at.from,
      at.to,
      [],
      [
        extend && report.fix('fix-whole-sentence', extend),
        report.fix('fix-remove-tag', unwrapEdits(element), 'emotion'),
      ],
    );
  }
}

/** Edits that move the tags to the sentence boundaries; undefined if there is more than text of the same parent between. */
function extension(
  places: SentenceBoundaries,
  text: string,
  element: SsmlElement,
  startsWell: boolean,
  endsWell: boolean,
): Edit[] | undefined {
  const edits: Edit[] = [];
  if (!startsWell) {
    const part = places.texts[lowerBound(places.starts, element.openFrom) - 1];
    if (!part || part.cdata || part.to !== element.openFrom || part.parent !== element.parent)
      return undefined;
    const start = sentenceStart(text, part);
    if (start >= part.to || (start === part.from && !places.isStart(part.from))) return undefined;
    edits.push(
      insertion(start, text.slice(element.openFrom, element.openTo)),
      deletion(element.openFrom, element.openTo),
    );
  }
  if (endsWell) return edits;
  const part = places.texts[lowerBound(places.starts, element.closeTo)];
  if (!part || part.cdata || part.from !== element.closeTo || part.parent !== element.parent)
    return undefined;
  const end = endOfSentence(text, part);
  if (end === part.to && !places.isEnd(part.to)) return undefined;
  const closing = text.slice(element.closeFrom, element.closeTo);
  return mergeEdits(edits, [deletion(element.closeFrom, element.closeTo), insertion(end, closing)]);
}

function sentenceStart(text: string, part: SsmlText): number {
  let at = part.to;
  while (at > part.from) {
    const kind = classOf(text.charCodeAt(at - 1));
    if ((kind === END || kind === DOT) && sentenceEnd(text, at - 1, part.to) >= 0) break;
    at--;
  }
  // A quote or bracket after the end of a sentence closes that sentence. At the beginning of a text it opens this one.
  const isBehind = at > part.from;
  for (; at < part.to; at++) {
    const unit = text.charCodeAt(at);
    if (!isBlank(unit) && !(isBehind && classOf(unit) === CLOSER)) break;
  }
  while (at > part.from && classOf(text.charCodeAt(at)) === COMMA) at--;
  return at;
}

function endOfSentence(text: string, part: SsmlText): number {
  for (let at = part.from; at < part.to; at++) {
    const end = sentenceEnd(text, at, part.to);
    if (end >= 0) return end;
  }
  return part.to;
}

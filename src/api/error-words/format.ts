/**
 * The notation in which the words for errors are written, and its reader.
 *
 * A file of words is a text of groups with an empty line between them. A group is three lines: its codes and, behind
 * `>`, what to do (a name of actions.ts); what happened in English; the same in Chinese:
 *
 *     2001 0036 0046; 4100 0001 > stopRunning
 *     A livestream is running in this room.
 *     该直播间有正在进行的直播。
 *
 * - A code is written as head and tail, without `MSS.`: `2001 0036 0046` is MSS.20010036 and MSS.20010046. A head
 *   serves all tails up to `;`; one without tails is a code by itself.
 * - `0040-0043` is every tail from the first to the last.
 * - `*` behind a code is its second meaning, where the service uses one code for two things (see index.ts).
 * - `{reason}` is what the service itself says, for messages that it fills in with a name, a number or a limit.
 */
import type { ActionName } from './actions.js';

/** What happened in both languages, and the name of what to do. */
export interface Group {
  en: string;
  zh: string;
  action: ActionName;
}

/** Reads texts of groups into one map from code to group. */
export function readGroups(...texts: string[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const text of texts.flatMap((one) => one.trim().split('\n\n'))) {
    const [first = '', en = '', zh = ''] = text.split('\n');
    const [codes = '', action] = first.split(' > ');
    const group = { en, zh, action: action as ActionName };
    for (const code of readCodes(codes)) groups.set(code, group);
  }
  return groups;
}

function readCodes(codes: string): string[] {
  return codes.split('; ').flatMap((clause) => {
    const [head = '', ...tails] = clause.split(' ');
    return tails.length === 0 ? [head] : tails.flatMap(readTail).map((tail) => head + tail);
  });
}

function readTail(tail: string): string[] {
  const [from = '', to] = tail.split('-');
  if (!to) return [tail];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
    String(Number(from) + index).padStart(from.length, '0'),
  );
}

/**
 * The notation of the error catalogue, and its parser.
 *
 * A catalogue file is a text of groups, separated by empty lines. A group has three lines: its codes and, after `>`, the
 * action (a name in actions.ts); what happened, in English; the same in Chinese:
 *
 *     2001 0036 0046; 4100 0001 > stopRunning
 *     A livestream is running in this room.
 *     该直播间有正在进行的直播。
 *
 * - A code is written as prefix and suffix, without `MSS.`: `2001 0036 0046` is MSS.20010036 and MSS.20010046. A prefix
 *   applies to all suffixes up to `;`. A prefix without suffixes is a complete code.
 * - `0040-0043` is a range of suffixes, inclusive.
 * - `*` after a code marks its second meaning, if the service uses one code for two things (see index.ts).
 * - `{reason}` is replaced by the service's own message, which may contain a name, a number or a limit.
 */
import type { ActionName } from './actions.js';

/** The message of a group of codes in both languages, and the name of the action. */
export interface Group {
  en: string;
  zh: string;
  action: ActionName;
}

/** Parses texts of groups into one map from code to group. */
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

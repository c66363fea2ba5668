/**
 * What was typed and not saved yet, kept in this browser: it survives a reload, a crash and an expired session.
 *
 * A draft holds the words of the script and nothing else.
 */
import { scriptTextOnly, type Scene } from '../script/scenes.js';

export interface Draft {
  /** When it was written, in milliseconds since 1970. */
  at: number;
  /** The text, where there are no scenes. */
  text?: string;
  /** What the changes began with, and what they led to. */
  base?: Scene[];
  mine?: Scene[];
  /** One from before, which nobody has taken or discarded yet. */
  earlier?: Draft;
}

/** The place of a draft: one for a room, or for a form control's name, on one page. */
export function draftKey(room_id: string, name: string): string | undefined {
  const what = room_id ? `room:${room_id}` : name ? `name:${name}` : undefined;
  return what && `mss-script-draft:${location.pathname}:${what}`;
}

/** The draft under a key; undefined when there is none, or it cannot be read. */
export function readDraft(key: string): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(draft) ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft; false when the browser refuses. */
export function writeDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(keptOf(draft, 3)));
    return true;
  } catch {
    return false;
  }
}

/** Words only, and at most so many drafts in a row. */
function keptOf({ at, text, base, mine, earlier }: Draft, most: number): Draft {
  const words =
    text === undefined ? { base: scriptTextOnly(base ?? []), mine: scriptTextOnly(mine ?? []) } : { text };
  return { at, ...words, ...(earlier && most > 1 && { earlier: keptOf(earlier, most - 1) }) };
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that forbids storage has nothing to drop.
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { at, text, base, mine, earlier } = value as Record<string, unknown>;
  if (typeof at !== 'number' || !(earlier === undefined || isDraft(earlier))) return false;
  return typeof text === 'string' || (isScenes(base) && isScenes(mine));
}

function isScenes(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((scene: Partial<Scene> | null) => scene?.script && Array.isArray(scene.paragraphs))
  );
}

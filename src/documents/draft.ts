/**
 * Drafts: unsaved changes, stored in this browser so that they survive a reload, a crash and an expired session.
 *
 * A draft contains only names, titles, texts, recordings, and the avatar, voice and background of scenes. Its place is a room, a video script, or a form control of one
 * record or address, together with the page's user if the provider names one. Each tab has its own draft.
 */
import { type Scene, storableScenes } from '../script/index.js';

/** A text, or scenes: `base` without the unsaved changes, `mine` with them. */
export type DraftContent = { text: string } | { base: Scene[]; mine: Scene[] };

/** A stored draft. */
export interface Draft {
  /** The place and the ID of the tab that wrote the draft. */
  id: string;
  /** What the draft belongs to, such as `room <ID>`; preceded by the user if the provider names one. */
  place: string;
  /** Time of the write, in milliseconds since 1970. */
  at: number;
  content: DraftContent;
  /** Whether its form was submitted. It is offered only to who comes back because the submission has failed. */
  submitted?: boolean;
}

/**
 * The place of a form control's drafts: the record that it edits, or the page's whole address if no record is named.
 * Undefined without a name, because then no drafts are stored.
 */
export function controlPlace(name: string, record: string): string | undefined {
  if (!name) return undefined;
  // Encoded, so that the end of the record and the start of the name are certain.
  if (record) return `record ${encodeURIComponent(record)} ${name}`;
  const { pathname, search, hash } = location;
  return `page ${pathname}${search}${hash} ${name}`;
}

/** Reduces content to what a draft may store. */
export function storableContent(content: DraftContent): DraftContent {
  if ('text' in content) return content;
  return { base: storableScenes(content.base), mine: storableScenes(content.mine) };
}

/** Whether a stored value is a list of scenes. */
export function isScenes(value: unknown): value is Scene[] {
  return (
    Array.isArray(value) &&
    value.every((scene: Partial<Scene> | null) => scene?.script && Array.isArray(scene.paragraphs))
  );
}

/**
 * What was typed and not saved yet, kept in this browser: it survives a reload, a crash and an expired session.
 *
 * A draft holds the words of the script and nothing else. It belongs to a room, a video script, or a form control on one
 * page, and to the profile of the browser: the elements do not know who is signed in. Each tab has a draft of its own.
 */
import { scriptTextOnly } from '../script/draft-content.js';
import type { Scene } from '../script/scenes.js';

/** One text; or scenes: what the changes began with, and what they led to. */
export type DraftContent = { text: string } | { base: Scene[]; mine: Scene[] };

export interface Draft {
  /** Its place, and the tab that it comes from. */
  id: string;
  place: string;
  /** When it was written, in milliseconds since 1970. */
  at: number;
  content: DraftContent;
}

/** The place of drafts of a form control on one page; undefined without a name: they are not kept. */
export const pagePlace = (name: string): string | undefined =>
  name ? `page ${location.pathname} ${name}` : undefined;

/** The words alone. */
export function storableContent(content: DraftContent): DraftContent {
  if ('text' in content) return content;
  return { base: scriptTextOnly(content.base), mine: scriptTextOnly(content.mine) };
}

export function isScenes(value: unknown): value is Scene[] {
  return (
    Array.isArray(value) &&
    value.every((scene: Partial<Scene> | null) => scene?.script && Array.isArray(scene.paragraphs))
  );
}

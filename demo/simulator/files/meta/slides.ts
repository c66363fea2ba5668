/** Counts the slides of a presentation by the file names in its archive. */
import type { Content } from '../../state/asset.js';

/** Counts the slides of a presentation. Returns 0 for other files, and if not all bytes were kept. */
export function countSlides({ bytes }: Content): number {
  const text = new TextDecoder('latin1').decode(bytes);
  const slides = new Set(text.match(/ppt\/slides\/slide\d+\.xml/g));
  if (slides.size > 0) return slides.size;
  return text.startsWith('%PDF') ? (text.match(/\/Type\s*\/Page\b/g)?.length ?? 0) : 0;
}

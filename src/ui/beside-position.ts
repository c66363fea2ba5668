/** Places a popover of the top layer beside what it is about, in the part of the page that can be seen. */
import type { PopoverAnchor } from './popover-position.js';

/** A size in CSS pixels. */
export interface PopoverSize {
  width: number;
  height: number;
}

/** The top left corner of a popover, and how high it may be, in CSS pixels of the viewport. */
export interface BesidePosition {
  left: number;
  top: number;
  maxHeight: number;
  /** Whether the popover covers a part of the anchor, because there is no room beside it. */
  covers: boolean;
}

/** Minimum distance to the edges of what can be seen, and distance to the anchor, in CSS pixels. */
const [margin, gap] = [4, 6];
/** Least height at which a form that scrolls inside can still be used, in CSS pixels. */
const leastHeight = 120;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/**
 * The place below the anchor, else above it, to its right or to its left, else where there is more room above or below,
 * with less height. It covers the anchor only if that leaves no room that is worth using.
 */
export function besidePosition(
  { width, height }: PopoverSize,
  anchor: PopoverAnchor,
  seen: PopoverAnchor,
): BesidePosition {
  const edges = {
    left: seen.left + margin,
    right: seen.right - margin,
    top: seen.top + margin,
    bottom: seen.bottom - margin,
  };
  const [first, last] = [
    clamp(anchor.top, seen.top, seen.bottom),
    clamp(anchor.bottom, seen.top, seen.bottom),
  ];
  const [above, below] = [first - gap - edges.top, edges.bottom - last - gap];
  const left = clamp(anchor.left, edges.left, Math.max(edges.left, edges.right - width));
  if (height <= below) return { left, top: last + gap, maxHeight: below, covers: false };
  if (height <= above) return { left, top: first - gap - height, maxHeight: above, covers: false };
  const whole = edges.bottom - edges.top;
  const top = clamp(first, edges.top, Math.max(edges.top, edges.bottom - Math.min(height, whole)));
  const right = Math.max(edges.left, anchor.right + gap);
  if (right + width <= edges.right) return { left: right, top, maxHeight: whole, covers: false };
  const before = Math.min(edges.right, anchor.left - gap) - width;
  if (before >= edges.left) return { left: before, top, maxHeight: whole, covers: false };
  const room = Math.max(above, below);
  if (room >= leastHeight)
    return { left, top: below >= above ? last + gap : edges.top, maxHeight: room, covers: false };
  const rest = Math.min(height, Math.max(leastHeight, whole / 2), whole);
  return { left, top: edges.bottom - rest, maxHeight: rest, covers: true };
}

/** The part of the page that can be seen, without an on-screen keyboard and as far as it is zoomed in. */
function visibleBounds({ visualViewport, innerWidth, innerHeight }: Window): PopoverAnchor {
  const [left, top] = [visualViewport?.offsetLeft ?? 0, visualViewport?.offsetTop ?? 0];
  // The window's own size counts its scrollbars.
  const [width, height] = [visualViewport?.width ?? innerWidth, visualViewport?.height ?? innerHeight];
  return { left, right: left + width, top, bottom: top + height };
}

/** Places a popover beside the anchor. Returns its place. */
export function placeBeside(popover: HTMLElement, anchor: PopoverAnchor): BesidePosition {
  const { style } = popover;
  const seen = visibleBounds(popover.ownerDocument.defaultView ?? window);
  // Inside an element with the CSS property "zoom", lengths are scaled, and measures are not.
  const { currentCSSZoom: zoom = 1 } = popover as { currentCSSZoom?: number };
  style.maxInlineSize = `${(seen.right - seen.left - 2 * margin) / zoom}px`;
  style.maxBlockSize = 'none';
  const place = besidePosition(popover.getBoundingClientRect(), anchor, seen);
  style.left = `${place.left / zoom}px`;
  style.top = `${place.top / zoom}px`;
  style.maxBlockSize = `${place.maxHeight / zoom}px`;
  return place;
}

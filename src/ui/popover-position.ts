/** Positions popovers next to an anchor. It sets styles via CSSOM, since a strict Content-Security-Policy forbids style attributes. */

/** The edges of an anchor (an element, a caret or a pointer), in CSS pixels of the viewport. */
export interface PopoverAnchor {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** An anchor without an extent: a caret or a pointer. */
export const pointAnchor = (x: number, y: number): PopoverAnchor => ({
  left: x,
  right: x,
  top: y,
  bottom: y,
});

/** Options of {@link popoverPosition} and of the functions that place a popover. */
export interface PopoverOptions {
  /** The side of the anchor; default `below`. */
  side?: 'above' | 'below';
  /** The edges that are aligned: left (default) or right. */
  align?: 'left' | 'right';
  /** Distance between anchor and popover, in CSS pixels; default 4. */
  gap?: number;
  /** Pixels by which the popover is moved to the right, so that its text lines up with the anchor's; default 0. */
  shift?: number;
}

/** Minimum distance between a popover and the edges of the viewport, in CSS pixels. */
const viewportMargin = 4;

/** The top left corner of a popover next to an anchor, in CSS pixels of the viewport, before it is constrained to any edges. */
function popoverPosition(
  { width, height }: { width: number; height: number },
  anchor: PopoverAnchor,
  { side = 'below', align = 'left', gap = 4, shift = 0 }: PopoverOptions,
): { left: number; top: number } {
  return {
    left: (align === 'left' ? anchor.left : anchor.right - width) + shift,
    top: side === 'below' ? anchor.bottom + gap : anchor.top - gap - height,
  };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

const moveTo = ({ style }: HTMLElement, left: number, top: number): void => {
  style.left = `${left}px`;
  style.top = `${top}px`;
};

/**
 * Places a popover of the top layer (`position: fixed`) inside the viewport. If there is not enough room on the chosen
 * side, it moves to the other side; if there is not enough room there either, it covers the anchor.
 */
export function placeInViewport(
  popover: HTMLElement,
  anchor: PopoverAnchor,
  options: PopoverOptions = {},
): void {
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = popover.ownerDocument.documentElement;
  const fits = ({ top }: { top: number }) =>
    top >= viewportMargin && top + height <= clientHeight - viewportMargin;
  const wanted = popoverPosition({ width, height }, anchor, options);
  const side = options.side === 'above' ? 'below' : 'above';
  const other = popoverPosition({ width, height }, anchor, { ...options, side });
  const { left, top } = fits(wanted) || !fits(other) ? wanted : other;
  moveTo(
    popover,
    clamp(left, viewportMargin, clientWidth - width - viewportMargin),
    clamp(top, viewportMargin, clientHeight - height - viewportMargin),
  );
}

/**
 * Places a popover (`position: absolute`) inside its parent element, which must be positioned: between its left and
 * right edges, and no lower than its bottom edge plus `below` pixels, so that it scrolls along with the anchor.
 */
export function placeInParent(
  popover: HTMLElement,
  anchor: PopoverAnchor,
  { below = 0, ...options }: PopoverOptions & { below?: number } = {},
): void {
  const parent = popover.parentElement?.getBoundingClientRect();
  if (!parent) return;
  const { offsetWidth: width, offsetHeight: height } = popover;
  const { left, top } = popoverPosition({ width, height }, anchor, options);
  moveTo(
    popover,
    clamp(left - parent.left, 0, Math.max(0, parent.width - width)),
    clamp(top - parent.top, 0, parent.height + below),
  );
}

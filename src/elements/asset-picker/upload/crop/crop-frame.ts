/** The part of a picture that is kept: as large as its shape allows, moved and enlarged within the picture. */
import type { Cut } from './picture-canvas.js';

/** A shape of a room. */
export type CropShape = '9:16' | '16:9';

/** Width by height of each shape. */
const ratios: Record<CropShape, number> = { '9:16': 9 / 16, '16:9': 16 / 9 };

/** What is kept. `x` and `y` are the middle of it, as parts of the picture from 0 to 1. */
export interface CropFrame {
  shape: CropShape;
  /** How much the picture is enlarged, from 1. */
  zoom: number;
  x: number;
  y: number;
}

/** Largest enlargement. */
export const mostZoom = 4;

/** The frame in the middle of a picture, of the shape that is nearer to its own. */
export const firstFrame = ({ width, height }: { width: number; height: number }): CropFrame => ({
  shape: height > width ? '9:16' : '16:9',
  zoom: 1,
  x: 0.5,
  y: 0.5,
});

/** The pixels that a frame keeps; it never leaves the picture. */
export function cutOf({ shape, zoom, x, y }: CropFrame, picture: { width: number; height: number }): Cut {
  const ratio = ratios[shape];
  const width = Math.min(picture.width, picture.height * ratio) / zoom;
  const height = width / ratio;
  const within = (part: number, size: number, whole: number) =>
    Math.min(whole - size, Math.max(0, part * whole - size / 2));
  return {
    x: within(x, width, picture.width),
    y: within(y, height, picture.height),
    width,
    height,
  };
}

/** The frame moved by parts of what it keeps; at an edge of the picture it stays. */
export function moved(
  frame: CropFrame,
  right: number,
  down: number,
  picture: { width: number; height: number },
): CropFrame {
  const cut = cutOf(frame, picture);
  const middle = (from: number, by: number, size: number, whole: number) =>
    Math.min(whole - size / 2, Math.max(size / 2, from + size / 2 + by * size)) / whole;
  return {
    ...frame,
    x: middle(cut.x, right, cut.width, picture.width),
    y: middle(cut.y, down, cut.height, picture.height),
  };
}

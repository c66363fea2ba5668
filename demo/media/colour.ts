/** Mixes colours in the format `#rrggbb`. */

const channel = (colour: string, at: number) => parseInt(colour.slice(at, at + 2), 16);

/** Mixes a share (0 to 1) of the colour `to` into the colour `from`. */
export function mix(from: string, to: string, share: number): string {
  const part = (at: number) =>
    Math.round(channel(from, at) * (1 - share) + channel(to, at) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** Mixes `share` (0 to 1) of white into a colour. */
export const lighter = (colour: string, share: number): string => mix(colour, '#ffffff', share);
/** Mixes `share` (0 to 1) of near-black into a colour. */
export const darker = (colour: string, share: number): string => mix(colour, '#0d0a1a', share);

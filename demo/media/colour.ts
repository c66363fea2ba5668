/** Colours as #rrggbb texts, and how to mix them. */

const channel = (colour: string, at: number) => parseInt(colour.slice(at, at + 2), 16);

/** `from` with `share` (0 to 1) of `to` in it. */
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

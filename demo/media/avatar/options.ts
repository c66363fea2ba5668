/** How a presenter can look. */

/** The hair styles that can be drawn. */
export type HairStyle =
  | 'long'
  | 'wavy'
  | 'bob'
  | 'fringe'
  | 'bun'
  | 'updo'
  | 'ponytail'
  | 'pixie'
  | 'curly'
  | 'coils'
  | 'side'
  | 'swept'
  | 'curtain'
  | 'crew'
  | 'receding';

/** The clothes that can be drawn, with their colours. */
export type Clothes =
  | { kind: 'blazer'; colour: string; top: string; tie?: string; pin?: string }
  | { kind: 'shirt'; colour: string; tie?: string; open?: boolean }
  | { kind: 'dress'; colour: string; neckline: 'round' | 'vee' | 'square'; accent?: string }
  | { kind: 'hanfu'; colour: string; collar: string; sash: string }
  | { kind: 'qipao'; colour: string; trim: string }
  | { kind: 'hoodie'; colour: string; lining: string }
  | { kind: 'knit'; colour: string; high?: boolean; over?: string }
  | { kind: 'apron'; colour: string; apron: string }
  | { kind: 'tunic'; colour: string; trim: string };

/** How a presenter looks. */
export interface AvatarOptions {
  /** Key of the person. It is also part of all IDs in the picture, which makes them unique. */
  seed: string;
  build: 'woman' | 'man';
  /** 0 (young adult) to 1 (about seventy). */
  age?: number;
  skin: string;
  hair: { style: HairStyle; colour: string };
  clothes: Clothes;
  eyes?: string;
  /** Half the width of the face at the cheekbones and at the jaw. Default 70 and 55 (women), 72 and 60 (men). */
  face?: { cheek?: number; jaw?: number };
  /** Offset of the gaze to the left (negative) or right, -8 to 8. Default: 0. */
  turn?: number;
  /** Angle of the head in degrees. Default: 0. */
  tilt?: number;
  smile?: 'soft' | 'open';
  lips?: string;
  glasses?: string;
  earrings?: string;
  beard?: 'stubble' | 'short' | 'full';
  headset?: boolean;
  /** Main and second colour of the studio; undefined for a transparent background. */
  backdrop?: readonly [string, string] | undefined;
}

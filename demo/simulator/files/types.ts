/** What a file of an asset may be: categories by type of asset (reference 4.2.1), kinds and sizes of main files. */
import type { AssetType } from '../../../src/api/index.js';

/** Categories that every asset may have: they came after the notes on the others. */
const later = ['TEMPORARY', 'PACKAGE'];

const card = ['MAIN', 'COVER'];
const usual = [...card, 'OTHER'];

/** Where two notes differ, the wider one. Types without a note take every category. */
const categories: Partial<Record<AssetType, readonly string[]>> = {
  SCENE: usual,
  ANIMATION: usual,
  VIDEO: usual,
  IMAGE: usual,
  MATERIAL: usual,
  PPT: [...usual, 'PAGE'],
  HUMAN_MODEL: [...usual, 'WHOLE_MODEL', 'USER_MODIFIED_MODEL'],
  VOICE_MODEL: ['MAIN', 'SAMPLE', 'OTHER'],
  HUMAN_MODEL_2D: [...usual, 'SAMPLE'],
  BUSINESS_CARD_TEMPLET: card,
};

/** Whether an asset of this type may have a file of this category. */
export function allowsCategory(type: string, category: string): boolean {
  const known = categories[type as AssetType];
  return known === undefined || known.includes(category) || later.includes(category);
}

const megabyte = 2 ** 20;
const sounds = { types: ['wav', 'mp3', 'm4a'], maxBytes: 100 * megabyte };

interface MainFileRule {
  types: readonly string[];
  /** In bytes. */
  maxBytes: number;
}

/** Vector pictures, too: the simulator's own are. */
const mainFiles: Partial<Record<AssetType, MainFileRule>> = {
  IMAGE: { types: ['jpeg', 'jpg', 'png', 'bmp', 'gif', 'svg'], maxBytes: 50 * megabyte },
  VIDEO: {
    types: ['mp4', 'm4v', 'mkv', 'mov', 'flv', '3gp', 'wmv', 'avi', 'webm'],
    maxBytes: Infinity,
  },
  PPT: { types: ['ppt', 'pptx', 'pdf'], maxBytes: 100 * megabyte },
  MUSIC: sounds,
  AUDIO: sounds,
};

/** What the main file of an asset of this type must be; undefined where anything will do. */
export function mainFileRule(type: string): MainFileRule | undefined {
  return mainFiles[type as AssetType];
}

const mimeTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
};

/** The media type that belongs to an extension. */
export function mimeType(file_type: string): string {
  return mimeTypes[extensionOf(file_type)] ?? 'application/octet-stream';
}

/** A type as it is written in most cases: `PNG`, `.png` and `image/png` are `png`. */
export function extensionOf(file_type: string): string {
  return file_type
    .toLowerCase()
    .replace(/^.*[./]/, '')
    .replace(/\+xml$/, '');
}

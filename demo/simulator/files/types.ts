/** The files that an asset allows: categories by asset type (reference 4.2.1), types and sizes of main files. */
import type { AssetType } from '../../../src/api/index.js';

/** Categories that every asset allows. They are newer than the notes in the reference. */
const later = ['TEMPORARY', 'PACKAGE'];

const card = ['MAIN', 'COVER'];
const usual = [...card, 'OTHER'];

/** Categories by asset type. If the reference has two lists, this is the longer one. Other types allow all. */
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
  /** Maximum size in bytes. */
  maxBytes: number;
}

/** SVG is allowed although the reference does not list it: the simulator's own pictures are SVG. */
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

/** The rule for the main file of an asset type; undefined for types without one. */
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

/** The MIME type of a file type. */
export function mimeType(file_type: string): string {
  return mimeTypes[extensionOf(file_type)] ?? 'application/octet-stream';
}

/** Normalizes a file type to an extension: `PNG`, `.png` and `image/png` become `png`. */
export function extensionOf(file_type: string): string {
  return file_type
    .toLowerCase()
    .replace(/^.*[./]/, '')
    .replace(/\+xml$/, '');
}

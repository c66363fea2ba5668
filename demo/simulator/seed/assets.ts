/** The built-in library: about a hundred assets of every type, created within the last year. */
import type { SeedAsset } from '../options.js';
import { avatars } from './avatars.js';
import { documents } from './documents.js';
import { images } from './images.js';
import { assetOf, type Draft } from './make.js';
import { models } from './models.js';
import { sounds } from './sounds.js';
import { videos } from './videos.js';
import { voices } from './voices.js';

/** Days between the newest and the oldest asset of a type. */
const span = 350;

/**
 * The assets, with creation times before `now` (milliseconds since 1970). IDs depend on type and name only. Files have a
 * key of `Media` in the member `media`, from which responses derive the `download_url`.
 */
export function seedAssets(now: number): SeedAsset[] {
  return [avatars, voices, images, videos, sounds, documents, models].flatMap((drafts) => dated(drafts, now));
}

/** Spreads the assets of each type over the year. The first one is two days old. */
function dated(drafts: readonly Draft[], now: number): SeedAsset[] {
  const ofType = (draft: Draft) => drafts.filter(({ type }) => type === draft.type);
  return drafts.map((draft) => {
    const peers = ofType(draft);
    const place = peers.indexOf(draft);
    return assetOf(draft, now, 2 + (span * place) / peers.length, place);
  });
}

/** What a person has chosen lately, and their favourites: kept in this browser, for each user of the page. */
import { isJsonObject, parseJson, readStorage, writeStorage } from '../../../base/index.js';

/** Numbers of assets that are kept. */
const [mostRecent, mostFavourites] = [20, 60];

/** IDs of assets, the latest first. */
export interface OwnAssets {
  readonly recent: readonly string[];
  readonly favourites: readonly string[];
}

const nameOf = (user: string): string => `metastudio-widgets/assets/${user}`;

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string' && id.length < 100) : [];

/** What is kept for a user. */
export function readOwnAssets(user: string): OwnAssets {
  const stored = parseJson(readStorage(nameOf(user)));
  const { recent, favourites } = isJsonObject(stored) ? stored : {};
  return { recent: idsIn(recent), favourites: idsIn(favourites) };
}

const keep = (user: string, { recent, favourites }: OwnAssets): boolean =>
  writeStorage(
    nameOf(user),
    JSON.stringify({
      recent: recent.slice(0, mostRecent),
      favourites: favourites.slice(0, mostFavourites),
    }),
  );

const first = (id: string, ids: readonly string[]): string[] => [id, ...ids.filter((one) => one !== id)];

/** Keeps that assets were chosen. */
export function rememberChosen(user: string, chosen: readonly string[]): void {
  const own = readOwnAssets(user);
  keep(user, {
    ...own,
    recent: chosen.reduce<readonly string[]>((recent, id) => first(id, recent), own.recent),
  });
}

/** Makes an asset a favourite, or takes it from them. Returns whether the browser keeps that. */
export function toggleFavourite(user: string, id: string): boolean {
  const own = readOwnAssets(user);
  const favourites = own.favourites.includes(id)
    ? own.favourites.filter((one) => one !== id)
    : first(id, own.favourites);
  return keep(user, { ...own, favourites });
}

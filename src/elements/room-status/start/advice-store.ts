/** What a person has dismissed, and what the service has told, of the advice for each room; kept in this browser. */
import { list, object, text } from '../../../api/index.js';
import { parseJson, readStorage, writeStorage } from '../../../base/index.js';

/** Maximum number of keys that are kept of each kind. */
const maxKeys = 100;

const storedAdvice = /* @__PURE__ */ object({ dismissed: list(text(0, 400)), told: list(text(0, 400)) });

/** Keys of advice, each with a hash of the content that it is about. */
export interface KnownAdvice {
  readonly dismissed: readonly string[];
  readonly told: readonly string[];
}

const none: KnownAdvice = { dismissed: [], told: [] };
const nameOf = (room_id: string): string => `metastudio-widgets/advice/${room_id}`;

/** What is known of a room. */
export function readAdvice(room_id: string): KnownAdvice {
  return storedAdvice.safeParse(parseJson(readStorage(nameOf(room_id)))).data ?? none;
}

/** Keeps what is known of a room. */
export function saveAdvice(room_id: string, { dismissed, told }: KnownAdvice): void {
  const bounded = { dismissed: dismissed.slice(-maxKeys), told: told.slice(-maxKeys) };
  writeStorage(nameOf(room_id), JSON.stringify(bounded));
}

/**
 * The check of the addresses in request bodies: where streams and callbacks go, and
 * where a recording of a command is (reference 10.2, MSS.20010093).
 */
import { serviceError } from '../service-errors.js';

/** Throws if an address is not a URL with one of the schemes. An empty one means that there is none. */
export function checkUrl(url: string | undefined, schemes: readonly string[], member: string): void {
  if (!url) return;
  const scheme = /^([a-z]+):\/\/[^\s/]+/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (!schemes.includes(scheme)) throw serviceError('MSS.20010093', member);
}

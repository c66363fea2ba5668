/** One address that a stream is pushed to, as a form shows it: what may be a key in it is masked. */
export const keyMask = '•••';

/**
 * Masks what may be a key in a push address: user and query, the stream key itself and, if there is no separate one, what
 * follows the application.
 */
export function withoutKey(url: string, key = ''): string {
  const [, base = '', rest = ''] = /^([^?#]*)([^]*)$/.exec(url) ?? [];
  const known = base.replace(/\/\/[^/]*@/, `//${keyMask}@`);
  const parts = known.split('/');
  const isLong = parts.length > 5 || (parts[4] ?? '') !== '';
  const path =
    key !== '' ? known.replaceAll(key, keyMask) : isLong ? [...parts.slice(0, 4), keyMask].join('/') : known;
  return path + (rest === '' ? '' : `?${keyMask}`);
}

/** Whether two addresses have the same server. */
export function hasSameServer(one: string, other: string): boolean {
  const serverOf = (url: string) =>
    /^[a-z][a-z\d+.-]*:\/\/(?:[^/]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase();
  return serverOf(one) !== undefined && serverOf(one) === serverOf(other);
}

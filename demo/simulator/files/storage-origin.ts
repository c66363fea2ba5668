/**
 * The origin of the object storage: another host than the service's, as OBS has. Upload and download links lead there.
 *
 * On this machine it is the other name of the same port: `localhost` beside `127.0.0.1`. Elsewhere `storage.` stands
 * before the host's name.
 */
import type { ServiceState } from '../state/service-state.js';

/** The origin of the storage for a request to `origin`. */
export function storageOrigin({ settings }: ServiceState, origin: string): string {
  return settings.storageOrigin ?? defaultStorageOrigin(origin);
}

/** Whether a path is one of the storage: uploads, downloads, generated files and recordings. */
export function isStoragePath(path: string): boolean {
  return /^\/_simulator\/(upload|download|media|script-audio)\//.test(path);
}

/** The origin of the storage where the option `storageOrigin` is not set, for a service at `origin`. */
export function defaultStorageOrigin(origin: string): string {
  const url = new URL(origin);
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  else if (/^(127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) url.hostname = 'localhost';
  else if (isName(url.hostname)) url.hostname = `storage.${url.hostname}`;
  return url.origin;
}

/** Whether a host is a name: an IP address has no other beside it. */
function isName(host: string): boolean {
  return /[a-z]/i.test(host) && !host.startsWith('[') && !host.startsWith('storage.');
}

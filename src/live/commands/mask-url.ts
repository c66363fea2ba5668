/** Masks what is secret in the URLs of a command. */
import { identifier } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';

/** What stands for a secret. */
export const mask = '•••';

/** Removes user and query from a URL, and also the path of a push URL, which may contain the key. Keeps other text. */
export function maskUrl(text: string): string {
  const [, scheme, host, path = ''] =
    /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#\s]*@)?([^/?#\s]*)([^\s]*)$/i.exec(text) ?? [];
  if (!scheme || host === undefined) return text;
  if (!/^https?$/i.test(scheme)) return `${scheme}://${host}/${mask}`;
  return `${scheme}://${host}${path.replace(/[?#].*$/, `?${mask}`)}`;
}

/** A command without members that hold secrets, with its URLs masked. */
export function withMaskedUrls(command: LiveCommand): LiveCommand {
  return JSON.parse(JSON.stringify(command), (name, value: unknown) =>
    typeof value === 'string' && !identifier.test(name) ? maskUrl(value) : value,
  ) as LiveCommand;
}

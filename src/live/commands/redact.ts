/**
 * Masks secrets in commands and results (keys, queries of presigned URLs) before they are shown, stored or put into DOM
 * events.
 */
import { parseJson } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';

const mask = '•••';
const secretName = /^(stream_)?keys?$|secret|password|token|signature/i;

/** Returns the command with secrets masked; the same object if it has no parameters. */
export function withoutSecrets(command: LiveCommand): LiveCommand {
  const { params } = command;
  return params ? { ...command, params: maskSecrets(params) as NonNullable<LiveCommand['params']> } : command;
}

/** Masks the secrets in a result of the service. Text that is not JSON is returned unchanged. */
export function resultWithoutSecrets(result: string): string {
  const value = parseJson(result);
  return value === undefined ? result : JSON.stringify(maskSecrets(value));
}

function maskSecrets(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskSecrets(inner, key)]));
  }
  if (secretName.test(name)) return value ? mask : value;
  return typeof value === 'string' ? maskUrl(value) : value;
}

/** Removes user and query from a URL, and also the path of a push URL, which may contain the key. Keeps other text. */
function maskUrl(text: string): string {
  const [, scheme, host, path = ''] =
    /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#\s]*@)?([^/?#\s]*)([^\s]*)$/i.exec(text) ?? [];
  if (!scheme || host === undefined) return text;
  if (!/^https?$/i.test(scheme)) return `${scheme}://${host}/${mask}`;
  return `${scheme}://${host}${path.replace(/[?#].*$/, `?${mask}`)}`;
}

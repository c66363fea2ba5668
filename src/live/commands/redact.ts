/**
 * Commands and their results as they may be shown, kept and told in events: without keys, and without the queries of
 * signed addresses.
 */
import { parseJson } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';

const mask = '•••';
const secretName = /^(stream_)?keys?$|secret|password|token|signature/i;

/** The command with its keys masked; one that has none comes back as it is. */
export function withoutSecrets(command: LiveCommand): LiveCommand {
  const { params } = command;
  return params ? { ...command, params: maskSecrets(params) as NonNullable<LiveCommand['params']> } : command;
}

/** A result of the service with its keys masked; what is not JSON stays. */
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

/** An address without its query and its user; of one that is pushed to, where the path may be the key, only the host. */
function maskUrl(text: string): string {
  const [, scheme, host, path = ''] =
    /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#\s]*@)?([^/?#\s]*)([^\s]*)$/i.exec(text) ?? [];
  if (!scheme || host === undefined) return text;
  if (!/^https?$/i.test(scheme)) return `${scheme}://${host}/${mask}`;
  return `${scheme}://${host}${path.replace(/[?#].*$/, `?${mask}`)}`;
}

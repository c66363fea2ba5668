/**
 * Masks secrets in commands and results (keys, queries of presigned URLs) before they are shown, stored or put into DOM
 * events.
 */
import { maskSecrets, parseJson, secretsIn, secretsMask } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';

const mask = '•••';

/** Returns the command with secrets masked; the same object if it has no parameters. */
export function withoutSecrets(command: LiveCommand): LiveCommand {
  const { params } = command;
  return params ? { ...command, params: maskSecrets(params, { mask, text: maskUrl }) } : command;
}

/** Masks the secrets in a result of the service: its own, and those of the command. The result may be JSON. */
export function resultWithoutSecrets(result: string, command?: LiveCommand): string {
  const value = parseJson(result);
  const secrets = secretsIn(command?.params);
  if (value === undefined) return secretsMask(secrets, mask)(result);
  return JSON.stringify(maskSecrets(value, { mask, secrets, text: maskUrl }));
}

/** Removes user and query from a URL, and also the path of a push URL, which may contain the key. Keeps other text. */
function maskUrl(text: string): string {
  const [, scheme, host, path = ''] =
    /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#\s]*@)?([^/?#\s]*)([^\s]*)$/i.exec(text) ?? [];
  if (!scheme || host === undefined) return text;
  if (!/^https?$/i.test(scheme)) return `${scheme}://${host}/${mask}`;
  return `${scheme}://${host}${path.replace(/[?#].*$/, `?${mask}`)}`;
}

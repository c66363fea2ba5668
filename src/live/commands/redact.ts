/**
 * Masks secrets in commands and results (keys, queries of presigned URLs) before they are shown, stored or put into DOM
 * events. Loaded with what sends commands.
 */
import { maskSecrets, parseJson, secretsIn, secretsMask } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';
import { mask, maskUrl } from './mask-url.js';

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

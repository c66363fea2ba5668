/** Live events as browsers get them: without stream keys, with which anyone could broadcast in the customer's name. */
import { maskSecrets } from '../../base/index.js';

const mask = '***';

/** The callback's JSON in one line, without stream keys, and with every spelling of them masked. */
export function withoutStreamKey(body: string): string {
  const { message, ...rest } = JSON.parse(body) as { message: string };
  const event = { ...rest, message: JSON.parse(message) as unknown };
  const masked = maskSecrets(event, { mask, omit: true, text: maskAddress });
  return JSON.stringify({ ...masked, message: JSON.stringify(masked.message) });
}

/**
 * Masks what is secret in the address of an output even if the event does not name the key: user, query and, unless it is
 * a web address, the path after the name of the application (`rtmp://host/app/key`).
 */
function maskAddress(text: string, name: string): string {
  if (!/url$/i.test(name)) return text;
  const [, scheme = '', host = '', app = '', path = '', query] =
    /^([a-z][a-z\d+.-]*:\/\/)(?:[^/?#\s]*@)?([^/?#\s]*)(\/[^/?#]*)?([^?#]*)([^]*)$/i.exec(text) ?? [];
  if (!scheme) return text;
  const kept = /^https?:/i.test(scheme) || path.length < 2 ? path : `/${mask}`;
  return `${scheme}${host}${app}${kept}${query ? `?${mask}` : ''}`;
}

/**
 * Which members of the service's documents are secret, and which part of them.
 *
 * - A key, secret, password, token or signature, by the name of its member: all of it. A `key` beside a `value` only names
 *   a property (4.1.1, `system_properties`).
 * - An address that a stream is pushed to: user, query, and the path after the application (`rtmp://host/app/key`).
 * - A web address that the service or a platform calls, as `live_event_report_url` with its `auth_key` (6.2.7): user and
 *   query. Addresses of pictures and films stay whole: a page shows them.
 * - An address that a file is uploaded to: not masked, but left out for those who may not change anything.
 */
import { identifier, isJsonObject, parseJson, secretName } from '../../base/index.js';

/** What stands for a secret; `name` is that of its member. */
export type Replace = (secret: string, name: string) => unknown;

/** Members that hold an address which a stream is pushed to. */
const pushedTo = /(output|push|ingest)_urls?$/i;

/** Members that hold an address which the service calls or sends a file to. */
const called = /(callback|report|output_external)_urls?$/i;

/** Members that hold an address which a file is uploaded to. */
const uploaded = /upload(ing)?_urls?$/i;

/** Members that hold JSON as a text: what a command has read (6.2.5). */
const jsonMember = 'result';

const streamSchemes = '(?:rtmp|rtsp|rtp|srt|rist|udp|tcp)[a-z]*';

/** Addresses of streams inside of a text. */
const streamAddresses = new RegExp(`\\b${streamSchemes}://[^\\s"'<>]+`, 'gi');

/** Scheme, user, host and application, and what is secret. */
const address = /^([a-z][a-z\d+.-]*:\/\/)?([^/?#]*@)?([^/?#]*\/?[^/?#]*[/?#]?)([^]*)$/i;

/** Scheme, user, host and path, and what is secret. */
const webAddress = /^(https?:\/\/)([^/?#]*@)?([^?#]*[?#]?)([^]*)$/i;

/**
 * Members in a text of JSON that may hold something which is masked or left out: each name is looked at from its end, so
 * that a long text takes no longer than its length. All that it looks for is ASCII.
 */
const suspicious = new RegExp(
  `"\\s*:(?<=(?:keys?|(?:secret|password|token|signature)[^"]*|(?:output|push|ingest|callback|report|external|upload|uploading)_urls?|${jsonMember})"\\s*:)|\\b${streamSchemes}:|\\\\u`,
  'i',
);

/** Whether a text of JSON may hold secrets. If not, it need not be parsed. */
export function maySecretsBeIn(json: string): boolean {
  return suspicious.test(json);
}

/** Whether a member holds the address of an upload. */
export function isUploadAddress(name: string): boolean {
  return uploaded.test(name);
}

/** Whether all of a member is secret. `owner` is the object that it belongs to. */
export function isSecret(name: string, owner: object): boolean {
  return secretName.test(name) && !(name === 'key' && 'value' in owner);
}

/**
 * A copy of a value in which every secret is what `replace` returns for it; the value itself if there is none. `dropped`
 * says which members the copy leaves out.
 */
export function replaceSecrets<T>(value: T, replace: Replace, dropped = (_name: string) => false): T {
  const visit = (one: unknown, name: string, isHidden: boolean): unknown => {
    if (Array.isArray(one)) {
      const items = one.map((item) => visit(item, name, isHidden));
      return items.every((item, index) => item === one[index]) ? one : items;
    }
    if (isJsonObject(one)) {
      const members = Object.entries(one).filter(([key]) => !dropped(key));
      const copies = members.map(
        ([key, inner]) => [key, visit(inner, key, isHidden || isSecret(key, one))] as const,
      );
      const isSame = members.length === Object.keys(one).length;
      return isSame && copies.every(([, copy], index) => copy === members[index]?.[1])
        ? one
        : Object.fromEntries(copies);
    }
    if (isHidden)
      return one === '' || (typeof one !== 'string' && typeof one !== 'number')
        ? one
        : replace(String(one), name);
    return typeof one === 'string' ? replaceInText(one, name, replace, dropped) : one;
  };
  return visit(value, '', false) as T;
}

function replaceInText(
  text: string,
  name: string,
  replace: Replace,
  dropped: (name: string) => boolean,
): unknown {
  if (identifier.test(name)) return text;
  const json = name === jsonMember ? parseJson(text) : undefined;
  if (typeof json === 'object' && json !== null) {
    const copy = replaceSecrets(json, replace, dropped);
    return copy === json ? text : JSON.stringify(copy);
  }
  const replacePart = (part: string) => (part === '' ? '' : String(replace(part, name)));
  const parts = (pattern: RegExp) => (whole: string) => {
    const [, scheme = '', user = '', place = '', rest = ''] = pattern.exec(whole) ?? [];
    return `${scheme}${user && `${replacePart(user.slice(0, -1))}@`}${place}${replacePart(rest)}`;
  };
  if (pushedTo.test(name)) return parts(address)(text);
  if (called.test(name) && webAddress.test(text)) return parts(webAddress)(text);
  return text.replace(streamAddresses, parts(address));
}

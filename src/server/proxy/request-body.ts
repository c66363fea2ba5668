/** The body of a request: read within a bound, completed with the secrets that a page sees masked, checked. */
import { firstViolation, type Operation } from '../../api/index.js';
import { isJsonObject, parseJson, startTimer, withoutNulls, withTimeout } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import { isTooDeep, textOf, type TextReading } from '../request-text.js';
import type { Send } from './call-service.js';
import { heldDocuments } from './held-document.js';
import type { HeldBytes } from './held-bytes.js';
import type { HandlerContext } from '../context.js';
import type { ApiRequest } from '../handler-parts.js';
import { invalidRequest } from './request-query.js';
import { hasMasks, heldSecrets, restoreSecrets } from './secret-masks.js';
import { unsealUploads } from './upload-relay.js';

/** Largest accepted body, in bytes. Files go to the storage; a room of a hundred long paragraphs has less. */
const largestBody = 16 * 2 ** 20;

/** How long a body may take to arrive, in milliseconds. */
const slowestBody = 60_000;

/** The JSON value of the body; undefined for an operation without one. Throws `MSW.BODY_TOO_LARGE`, `MSW.REQUEST_INVALID`. */
export async function readBody(request: ApiRequest, operation: Operation, held: HeldBytes): Promise<unknown> {
  // What the operation does not have is neither read nor sent.
  if (!operation.body) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw invalidRequest('the body must be application/json');
  const text = await bodyText(request, held);
  if (text === undefined)
    throw new HttpError('MSW.BODY_TOO_LARGE', `The body has more than ${largestBody} bytes`);
  if (isTooDeep(text)) throw invalidRequest('the body is nested too deeply');
  const body = text.trim() === '' ? {} : parseJson(text);
  if (!isJsonObject(body)) throw invalidRequest('the body must be a JSON object');
  return body;
}

/** The text of the body, which has a time to come in: a connection that says little holds nothing for long. */
async function bodyText(request: ApiRequest, held: HeldBytes): Promise<string | undefined> {
  const { signal } = request;
  const onBytes = (bytes: number) => held.grow(bytes);
  const late = () => invalidRequest(`the body did not arrive in ${slowestBody / 1000} seconds`);
  try {
    if ('readText' in request) return await readInTime(request.readText(largestBody, onBytes), late);
    const read = (ended: AbortSignal) => textOf(request, largestBody, { signal: ended, onBytes });
    return await withTimeout(slowestBody, request.signal, read, (isLate, cause) => (isLate ? late() : cause));
  } catch (cause) {
    if (signal.aborted)
      throw new HttpError('MSW.CANCELLED', 'The browser has gone; nothing was sent', { cause });
    throw cause instanceof HttpError ? cause : invalidRequest('the body broke off');
  }
}

/** The text of a reading that ends by itself when its sender leaves. */
async function readInTime({ text, end }: TextReading, late: () => Error): Promise<string | undefined> {
  const stop = startTimer(slowestBody, () => end(late()));
  try {
    return await text;
  } finally {
    stop();
  }
}

/** The body as the service gets it, and the secrets in it that the page has not seen. Throws `HttpError`. */
export async function bodyOf(
  given: unknown,
  { operation, path, mayEdit }: { operation: Operation; path: Record<string, string>; mayEdit: boolean },
  { sessionSecrets, uploads, now }: HandlerContext,
  read: Send,
): Promise<{ body: unknown; restored: readonly string[] }> {
  if (given === undefined) return { body: undefined, restored: [] };
  let held: Promise<unknown[]> | undefined;
  const holdings = () => (held ??= heldDocuments(operation, path, read));
  let body = uploads === 'proxy' ? await unsealUploads(given, { sessionSecrets, now }) : given;
  let restored: readonly string[] = [];
  if (hasMasks(body)) {
    const secrets = await heldSecrets(await holdings(), sessionSecrets);
    body = restoreSecrets(body, secrets, mayEdit);
    restored = secrets.all;
  }
  const violation = operation.body && firstViolation(operation.body, body);
  if (violation && !(await holdings()).some((document) => isOdd(operation, body, document)))
    throw invalidRequest(`${violation.member} ${violation.rule}`);
  return { body, restored };
}

/**
 * Whether the service's own document does not fit the schema, as by a value that was added later. Then a page that sends
 * it back is not refused, and only the service judges it.
 */
function isOdd({ name, body: schema }: Operation, body: unknown, document: unknown): boolean {
  const own = withoutNulls(document);
  const like = name === 'executeSmartLiveCommand' ? { ...(body as object), params: own } : own;
  return schema !== undefined && firstViolation(schema, like) !== undefined;
}

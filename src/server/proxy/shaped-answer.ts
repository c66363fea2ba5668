/** What a page gets of an answer of the service: fixed headers, JSON alone, no secrets. */
import { operations } from '../../api/index.js';
import { parseJson, secretsMask } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import type { Session } from '../session.js';
import type { TextAnswer } from '../text-answer.js';
import type { ServiceAnswer } from './exchange.js';
import { maySeeSecrets } from './check-access.js';
import type { CheckedRequest } from './checked-request.js';
import type { HandlerContext } from '../context.js';
import { isUploadAddress, maySecretsBeIn } from './secret-members.js';
import { maskSecretsOf } from './secret-masks.js';
import { ShownTexts } from './shown-texts.js';
import { sealUploads } from './upload-relay.js';

/** Headers of the service that a page reads. */
const returned = ['x-request-id', 'date', 'retry-after'];

/** The answer for the page; `base` is the address of the handler's `api`. Throws `MSW.ANSWER_UNFIT`. */
export async function shapedAnswer(
  answer: ServiceAnswer,
  checked: Pick<CheckedRequest, 'session' | 'call' | 'reveals' | 'restored'>,
  base: () => string,
  context: HandlerContext,
): Promise<TextAnswer> {
  const { status } = answer;
  const isJson = isJsonAnswer(answer);
  const isFailure = status > 299;
  if (!isJson && !isFailure)
    throw new HttpError('MSW.ANSWER_UNFIT', 'The service answered with something else than JSON');
  // A page of a gateway has no code by which a client could take it for a refusal of the service.
  const failure = () => ({ text: isJson ? secretsMask(checked.restored, '***')(answer.text) : '{}' });
  const body = await shownBody(isFailure ? failure() : answer, checked, base, context);
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': checked.call.requestId,
  };
  for (const name of returned) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status, headers, body };
}

/** The body without what the session may not see: as it came, if there is nothing of it. */
async function shownBody(
  answer: Pick<ServiceAnswer, 'text' | 'bytes' | 'raw'>,
  { session, call, reveals }: Pick<CheckedRequest, 'session' | 'call' | 'reveals'>,
  base: () => string,
  context: HandlerContext,
): Promise<TextAnswer['body']> {
  const { sessionSecrets, uploads } = context;
  const { raw } = answer;
  const source = raw ?? answer.text;
  const dropped = mayChange(session) ? undefined : isUploadAddress;
  const examine = async () => {
    if (!maySecretsBeIn(source)) return undefined;
    const body = parseJson(answer.text);
    if (body === undefined)
      throw new HttpError('MSW.ANSWER_UNFIT', 'The service answered with half of an answer');
    const shown = reveals ? body : await maskSecretsOf(body, sessionSecrets, { dropped });
    const sealed = uploads === 'proxy' ? await sealUploads(shown, base(), session, context) : shown;
    return sealed === body ? undefined : new TextEncoder().encode(JSON.stringify(sealed));
  };
  // Addresses of uploads are made for each session anew, and what is revealed is not kept.
  const { operation, path, query } = call;
  const isKept = operation.method === 'GET' && !reveals && uploads === 'direct';
  const asked = Object.keys(query ?? {}).length > 0 ? JSON.stringify(query) : '';
  const key = () =>
    `${raw === undefined} ${dropped === undefined} ${operation.name} ${Object.values(path).join('/')} ${asked}`;
  const shown = await (isKept ? textsOf(sessionSecrets).of(key(), source, examine) : examine());
  return shown ?? answer.bytes ?? answer.text;
}

/** By the secrets of handlers, on which masks depend. */
const texts = new WeakMap<object, ShownTexts>();

function textsOf(sessionSecrets: object): ShownTexts {
  const known = texts.get(sessionSecrets) ?? new ShownTexts();
  texts.set(sessionSecrets, known);
  return known;
}

const changing = new Set(
  operations.filter(({ needs }) => needs === 'edit' || needs === 'administer').map(({ name }) => name),
);

/** Whether a session may change what is saved, and so upload. */
function mayChange(session: Session): boolean {
  return (
    maySeeSecrets(session) ||
    (typeof session.may !== 'string' && session.may.some((name) => changing.has(name)))
  );
}

function isJsonAnswer(answer: ServiceAnswer): boolean {
  const type = answer.headers.get('content-type');
  if (type !== null) return /^application\/([\w.-]+\+)?json\b/i.test(type) || isEmpty(answer);
  return isEmpty(answer) || /^\s*[[{]/.test(answer.raw ?? answer.text);
}

function isEmpty({ raw, text }: ServiceAnswer): boolean {
  return (raw ?? text) === '';
}

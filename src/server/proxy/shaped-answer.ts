/** What a page gets of an answer of the service: fixed headers, JSON alone, no secrets. */
import { operations } from '../../api/index.js';
import { parseJson, secretsMask } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import type { Session } from '../session.js';
import type { ServiceAnswer } from './call-service.js';
import { maySeeSecrets } from './check-access.js';
import type { CheckedRequest } from './checked-request.js';
import type { HandlerContext } from '../context.js';
import { isUploadAddress, maySecretsBeIn } from './secret-members.js';
import { maskSecretsOf } from './secret-masks.js';
import { sealUploads } from './upload-relay.js';

/** Headers of the service that a page reads. */
const returned = ['x-request-id', 'date', 'retry-after'];

/** The answer for the page; `base` is the address of the handler's `api`. Throws `MSW.ANSWER_UNFIT`. */
export async function shapedAnswer(
  answer: ServiceAnswer,
  { session, call, reveals, restored }: Pick<CheckedRequest, 'session' | 'call' | 'reveals' | 'restored'>,
  base: () => string,
  context: HandlerContext,
): Promise<Response> {
  const { status, headers } = answer;
  const isJson = isJsonAnswer(answer);
  const isFailure = status > 299;
  if (!isJson && !isFailure)
    throw new HttpError('MSW.ANSWER_UNFIT', 'The service answered with something else than JSON');
  // A page of a gateway has no code by which a client could take it for a refusal of the service.
  let text = isJson ? answer.text : '{}';
  if (isFailure) text = secretsMask(restored, '***')(text);
  if (maySecretsBeIn(text)) {
    const body = parseJson(text);
    if (body === undefined)
      throw new HttpError('MSW.ANSWER_UNFIT', 'The service answered with half of an answer');
    const shown = await shownTo(session, body, reveals, context);
    const sealed = context.uploads === 'proxy' ? await sealUploads(shown, base(), session, context) : shown;
    if (sealed !== body) text = JSON.stringify(sealed);
  }
  const kept = returned.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const all = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': call.requestId,
    ...Object.fromEntries(kept),
  };
  return new Response(text === '' ? null : text, { status, headers: all });
}

async function shownTo(
  session: Session,
  body: unknown,
  reveals: boolean,
  { sessionSecrets }: HandlerContext,
) {
  if (reveals) return body;
  const dropped = mayChange(session) ? undefined : isUploadAddress;
  return maskSecretsOf(body, sessionSecrets, { dropped });
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

function isJsonAnswer({ headers, text }: ServiceAnswer): boolean {
  const type = headers.get('content-type');
  return (
    text === '' || (type === null ? /^\s*[[{]/.test(text) : /^application\/([\w.-]+\+)?json\b/i.test(type))
  );
}

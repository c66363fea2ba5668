/**
 * `POST …/token`: what a page gets. In proxy mode a session of this handler and the address of its `api`; in direct mode
 * the cloud's token and the address of the service.
 */
import { operations, type Token, type TokenGrant } from '../api/index.js';
import { isJsonObject, parseJson } from '../base/index.js';
import { noteAccess } from './access-log.js';
import { authorized } from './authorize.js';
import type { HandlerContext } from './context.js';
import { operationsOf, type Grant } from './grant.js';
import { HttpError } from './http-error.js';
import { checkOrigin } from './origin.js';
import { publicUrl } from './public-url.js';
import { textOf } from './request-text.js';
import { issueSession } from './session.js';

/** Answers with a `Token`. Throws `MSW.TOKEN_REFUSED`, `MSW.AUTHORIZE_UNNAMED` or `MSW.AUTHORIZE_FAILED`. */
export async function answerToken(request: Request, context: HandlerContext): Promise<Response> {
  checkOrigin(request, context.allowedOrigins);
  const issued_at = context.mode === 'proxy' ? await context.revocations.issueTime() : 0;
  const answer = await authorized(request, {}, context);
  if (answer === false)
    throw new HttpError('MSW.TOKEN_REFUSED', 'You may not have a token: sign in, or ask an administrator');
  if (answer !== true) noteAccess(request, { user: answer.user });
  const token =
    context.mode === 'direct'
      ? await cloudToken(request, answer, context)
      : await sessionToken(answer, issued_at, publicUrl(request, context), context);
  return Response.json(token, { headers: { 'cache-control': 'no-store' } });
}

/** The cloud's token. A grant goes with it, as advice to the elements: the service does not know it. */
async function cloudToken(
  request: Request,
  answer: true | Grant,
  { service }: HandlerContext,
): Promise<Token> {
  const refused = await refusedIn(request);
  const token = await service.getToken?.(refused === undefined ? {} : { refused });
  if (token === undefined) throw new Error('An access key has no token'); // `resolveOptions` refuses it in direct mode
  return answer === true ? token : { ...token, grant: grantFor(answer) };
}

/** A session for a grant, as a token for the handler at `url`. */
export async function sessionToken(
  grant: true | Grant,
  issued_at: number,
  url: string,
  context: HandlerContext,
): Promise<Token> {
  if (grant === true)
    throw new HttpError(
      'MSW.AUTHORIZE_UNNAMED',
      'authorize answered true, which names nobody: in mode proxy it must answer { user, may }',
    );
  const { token, session } = await issueSession(grant, issued_at, context);
  return {
    token,
    token_type: 'Bearer',
    expires_at: new Date(session.expires_at).toISOString(),
    project_id: await context.service.projectId(),
    endpoint: `${url}/api`,
    region: context.region,
    grant: grantFor(grant),
  };
}

/** The grant as pages read it, with its operations in the order of the reference. */
function grantFor({ user, may, rooms }: Grant): TokenGrant {
  const allowed = operationsOf(may);
  return {
    operations: operations.filter(({ name }) => allowed.has(name)).map(({ name }) => name),
    ...(rooms && { rooms }),
    user,
    ...(typeof may === 'string' && { may }),
  };
}

/** Longest accepted body of a token request, in characters. IAM's tokens have several thousand. */
const longestBody = 65_536;

/** The token that the service refused, as the body names it: `{ refused }`. Only who has it can ask for a renewal. */
async function refusedIn(request: Request): Promise<string | undefined> {
  const body = request.bodyUsed ? undefined : parseJson(await textOf(request, longestBody));
  return isJsonObject(body) && typeof body['refused'] === 'string' ? body['refused'] : undefined;
}

/**
 * Signs in at IAM with a password, for one project (reference 3.2): `POST /v3/auth/tokens`. The answer carries the token
 * in the header `X-Subject-Token`; it is valid for 24 hours.
 *
 * Errors contain IAM's code, but never its message, because IAM may repeat parts of the request.
 */
import ky from 'ky';
import { ApiError, type Token } from '../../api/index.js';
import { parseJson, retryAfterOf, withRequest, withTimeout } from '../../base/index.js';
import type { ServerErrorCode } from '../http-error.js';
import type { ResolvedOptions } from '../options.js';
import { textOf } from '../request-text.js';
import { failureCause } from './failure-cause.js';
import type { IamCredentials } from './options.js';

/** A token, and when it expires by the local clock, in milliseconds since 1970. */
export interface SignInResult {
  token: Token;
  expires: number;
}

/** Time limit of a sign-in with its whole answer, in milliseconds. */
const timeout = 10_000;

/** Longest answer that is read, in bytes. A token with its roles has some thousand. */
const longestAnswer = 262_144;

/** Clock differences below this, in milliseconds, are ignored: `Date` has seconds only, and the answer takes time. */
const sameClock = 30_000;

/** The options that a sign-in depends on. */
export type SignInOptions = Pick<ResolvedOptions, 'endpoint' | 'region' | 'fetch' | 'now'>;

/** Signs in. Throws `ApiError` with code `MSW.IAM_UNREACHABLE`, `MSW.IAM_REFUSED` or `MSW.IAM_FAILED`. */
export async function signIn(iam: Required<IamCredentials>, settings: SignInOptions): Promise<SignInResult> {
  const { response, text } = await postCredentials(iam, settings.fetch);
  const body = parseJson(text) as IamAnswer | undefined;
  if (!response.ok) throw refused(response, body);
  const token = response.headers.get('x-subject-token');
  const project = body?.token?.project?.id;
  const end = Date.parse(body?.token?.expires_at ?? '');
  if (!token || !project || Number.isNaN(end)) {
    throw failure('MSW.IAM_FAILED', 'IAM did not answer with a token for a project', response);
  }
  const expires = end - aheadOf(response, settings.now());
  return {
    expires,
    token: {
      token,
      token_type: 'X-Auth-Token',
      expires_at: new Date(expires).toISOString(),
      project_id: project,
      endpoint: settings.endpoint,
      region: settings.region,
    },
  };
}

interface IamAnswer {
  token?: { expires_at?: string; project?: { id?: string } };
  error?: { code?: unknown };
  error_code?: unknown;
}

async function postCredentials(
  iam: Required<IamCredentials>,
  fetch: typeof globalThis.fetch,
): Promise<{ response: Response; text: string | undefined }> {
  const work = async (signal: AbortSignal) => {
    const response = await ky.post('v3/auth/tokens', {
      prefixUrl: iam.endpoint,
      searchParams: { nocatalog: true },
      headers: { accept: 'application/json', 'content-type': 'application/json;charset=utf8' },
      redirect: 'manual', // the password must not be sent to another address
      fetch: withRequest(fetch, JSON.stringify(requestBody(iam))),
      throwHttpErrors: false,
      retry: 0, // repeated sign-ins lock the user out; the token cache backs off instead
      timeout: false, // `withTimeout` limits the answer's body, too
      signal,
    });
    return { response, text: await textOf(response, longestAnswer) };
  };
  return withTimeout(timeout, undefined, work, (isLate, error) => {
    const late = isLate || (error instanceof Error && error.name === 'TimeoutError');
    const reason = late
      ? `IAM did not answer in ${timeout / 1000} seconds`
      : 'IAM cannot be reached: check credentials.endpoint';
    return failure('MSW.IAM_UNREACHABLE', reason, undefined, failureCause(error, [iam.password]));
  });
}

function requestBody({ domain, user, password, project }: Required<IamCredentials>) {
  const isId = /^[0-9a-f]{32}$/i.test(project);
  return {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: user, password, domain: { name: domain } } },
      },
      scope: { project: isId ? { id: project } : { name: project } },
    },
  };
}

function refused(response: Response, body: IamAnswer | undefined): ApiError {
  const { status } = response;
  const code = codeIn(body);
  const answer = code ? `${status}, ${code}` : String(status);
  return [400, 401, 403, 404].includes(status)
    ? failure(
        'MSW.IAM_REFUSED',
        `IAM refused the sign-in (${answer}): check domain, user, password and project`,
        response,
      )
    : failure('MSW.IAM_FAILED', `IAM failed (${answer})`, response);
}

/** IAM's code, as `IAM.0101`; undefined if the value does not look like a code. */
function codeIn(body: IamAnswer | undefined): string | undefined {
  const code = body?.error_code ?? body?.error?.code;
  return typeof code === 'string' && /^[A-Z]{2,8}\.\d{4,8}$/.test(code) ? code : undefined;
}

/** The error of a sign-in. If IAM asks to wait, it has IAM's status, so that the browser waits, too. */
function failure(code: ServerErrorCode, reason: string, response?: Response, cause?: Error): ApiError {
  const retryAfter = response && retryAfterOf(response.headers);
  const asksToWait = response?.status === 429 || (response?.status === 503 && retryAfter !== undefined);
  const requestId = response?.headers.get('x-request-id') ?? '';
  return new ApiError({
    code,
    reason,
    operation: 'getToken',
    request: 'POST /v3/auth/tokens',
    status: asksToWait ? response.status : 502,
    retryAfter,
    requestId: /^[\w-]{1,64}$/.test(requestId) ? requestId : undefined,
    cause,
  });
}

/** By how many milliseconds IAM's clock is ahead of the local clock. */
function aheadOf(response: Response, now: number): number {
  const ahead = Date.parse(response.headers.get('date') ?? '') - now;
  return Math.abs(ahead) >= sameClock ? ahead : 0;
}

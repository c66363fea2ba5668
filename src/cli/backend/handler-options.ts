/** The options of `createHandler` that the settings give, and what is missing for them. */
import type { HandlerOptions } from '../../server/index.js';
import { UsageError } from '../command.js';
import { authorizeByJwt, type Word } from './authorize-by-jwt.js';
import { authorizeByUrl } from './authorize-by-url.js';
import type { GivenSettings } from './read-settings.js';

/** The options without the store. Throws `UsageError` with all that is wrong or missing, each a sentence. */
export function handlerOptionsOf(given: GivenSettings): HandlerOptions {
  const problems = [...given.problems];
  const region = given.text('MSS_REGION');
  const mode = given.text('MSS_MODE') === 'direct' ? 'direct' : 'proxy';
  const sessionSecrets = given.list('MSS_SESSION_SECRETS');
  const keys = given.list('MSS_CALLBACK_KEYS');
  const urls = given.list('MSS_CALLBACK_URLS');
  const credentials = credentialsOf(given, problems);
  const authorize = given.handler.authorize ?? authorizeOf(given, problems);
  if (!region) problems.push('MSS_REGION is missing: the region of the service, as cn-north-4.');
  if (!sessionSecrets && mode === 'proxy')
    problems.push(
      'MSS_SESSION_SECRETS is missing: a random text of 32 bytes or more, the same for all instances. ' +
        '"openssl rand -base64 32" makes one.',
    );
  if (urls && !keys)
    problems.push('MSS_CALLBACK_KEYS is missing: MSS_CALLBACK_URLS needs the keys of the callbacks.');
  if (problems.length > 0 || !region || !credentials || !authorize) throw new UsageError(...problems);
  const endpoint = given.text('MSS_ENDPOINT');
  const url = given.text('MSS_URL');
  const metricsToken = given.text('MSS_METRICS_TOKEN');
  return {
    region,
    mode,
    credentials,
    authorize,
    uploads: given.text('MSS_UPLOADS') === 'proxy' ? 'proxy' : 'direct',
    allowedOrigins: given.list('MSS_ALLOWED_ORIGINS') ?? [],
    ...(sessionSecrets && { sessionSecrets }),
    ...(endpoint && { endpoint }),
    ...(url && { url }),
    ...(metricsToken && { metricsToken }),
    ...(keys && { callbacks: { keys, ...(urls && { urls }) } }),
    ...given.handler,
  };
}

const iamNames = ['MSS_DOMAIN', 'MSS_USER', 'MSS_PASSWORD'] as const;
const keyNames = ['MSS_ACCESS_KEY', 'MSS_SECRET_KEY', 'MSS_PROJECT_ID'] as const;

function credentialsOf(given: GivenSettings, problems: string[]): HandlerOptions['credentials'] | undefined {
  if (given.handler.credentials) return given.handler.credentials;
  const iam = iamNames.filter((name) => given.text(name));
  const keys = keyNames.filter((name) => given.text(name));
  if (iam.length > 0 && keys.length > 0) {
    problems.push(
      `${iam.join(', ')} and ${keys.join(', ')} are both set: keep the IAM user or the access key.`,
    );
    return undefined;
  }
  const wanted: readonly (typeof iamNames | typeof keyNames)[number][] =
    keys.length > 0 ? keyNames : iamNames;
  const missing = wanted.filter((name) => !given.text(name));
  for (const name of missing)
    problems.push(
      keys.length > 0 || iam.length > 0
        ? `${name} is missing.`
        : `${name} is missing: an IAM user, or instead of it an access key with ${keyNames.join(', ')}.`,
    );
  if (missing.length > 0) return undefined;
  const [first = '', second = '', third = ''] = wanted.map((name) => given.text(name));
  if (keys.length > 0) return { access_key: first, secret_key: second, project_id: third };
  const project = given.text('MSS_PROJECT');
  const endpoint = given.text('MSS_IAM_ENDPOINT');
  return {
    domain: first,
    user: second,
    password: third,
    ...(project && { project }),
    ...(endpoint && { endpoint }),
  };
}

function authorizeOf(given: GivenSettings, problems: string[]): HandlerOptions['authorize'] | undefined {
  const url = given.text('MSS_AUTHORIZE_URL');
  const jwksUrl = given.text('MSS_JWKS_URL');
  if (url && jwksUrl) problems.push('MSS_AUTHORIZE_URL and MSS_JWKS_URL are both set: keep one of them.');
  else if (url) return authorizeByUrl({ url, timeout: timeoutOf(given, problems) });
  else if (jwksUrl) return jwtOf(given, jwksUrl, problems);
  else
    problems.push(
      'MSS_AUTHORIZE_URL is missing: your address that says who a visitor is, or instead of it MSS_JWKS_URL with the ' +
        'public keys of your JWTs. Without either, everybody would get into your project.',
    );
  return undefined;
}

/** In milliseconds: below the time limit that the handler has for `authorize`, which could not say what was late. */
function timeoutOf(given: GivenSettings, problems: string[]): number {
  const seconds = Number(given.text('MSS_AUTHORIZE_TIMEOUT'));
  if (seconds < 1 || seconds > 9) problems.push('MSS_AUTHORIZE_TIMEOUT must be from 1 to 9 seconds.');
  return seconds * 1000;
}

function jwtOf(
  given: GivenSettings,
  jwksUrl: string,
  problems: string[],
): HandlerOptions['authorize'] | undefined {
  const issuer = given.text('MSS_JWT_ISSUER');
  const audience = given.list('MSS_JWT_AUDIENCE');
  if (!issuer) problems.push('MSS_JWT_ISSUER is missing: the iss of your JWTs.');
  if (!audience)
    problems.push(
      'MSS_JWT_AUDIENCE is missing: the aud of JWTs for this backend, so that those for others do not count.',
    );
  if (!issuer || !audience) return undefined;
  return authorizeByJwt({
    jwksUrl,
    issuer,
    audience,
    cookie: given.text('MSS_JWT_COOKIE'),
    claims: {
      user: given.text('MSS_JWT_USER_CLAIM') ?? '',
      may: given.text('MSS_JWT_MAY_CLAIM') ?? '',
      rooms: given.text('MSS_JWT_ROOMS_CLAIM') ?? '',
    },
    roles: rolesOf(given, problems),
  });
}

const words: readonly string[] = ['view', 'operate', 'edit', 'administer'];

/** What each role allows, of pairs as `host=operate`. */
function rolesOf(given: GivenSettings, problems: string[]): Map<string, Word> | undefined {
  const pairs = given.list('MSS_JWT_ROLES');
  if (!pairs) return undefined;
  const roles = new Map<string, Word>();
  for (const pair of pairs) {
    const mark = pair.lastIndexOf('=');
    const word = pair.slice(mark + 1);
    if (mark > 0 && words.includes(word)) roles.set(pair.slice(0, mark), word as Word);
    else
      problems.push(
        `MSS_JWT_ROLES must have pairs of a role and one of ${words.join(', ')}, as host=operate.`,
      );
  }
  return roles;
}

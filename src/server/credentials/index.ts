/** The handler's credentials for the service, as the option says. */
import { newId, type EndSignal, sha256 } from '../../base/index.js';
import { ApiError, type Token } from '../../api/index.js';
import type { Metrics } from '../metrics.js';
import type { ResolvedOptions } from '../options.js';
import { signWithAccessKey } from './access-key.js';
import { signIn } from './iam.js';
import type { IamCredentials } from './options.js';
import { createSeal } from './seal.js';
import type { RequestHeaders, ServiceCredentials } from './service-credentials.js';
import { shareSignIn, type SignIn } from './shared-sign-in.js';
import { createTokenCache } from './token-cache.js';
import { timesOf } from './token-life.js';

/** Creates the credentials. Nothing is asked before the first request. */
export function createCredentials(settings: ResolvedOptions): ServiceCredentials {
  const { credentials, now } = settings;
  if ('access_key' in credentials) return signWithAccessKey(credentials, now);
  const { getToken, current } = createTokenCache(signInOf(credentials, settings), now);
  const authenticated = (headers: RequestHeaders, { token }: Token) => ({
    ...headers,
    'x-auth-token': token,
  });
  return {
    getToken,
    projectId: (signal) =>
      current()?.project_id ?? getToken(within(signal)).then(({ project_id }) => project_id),
    authenticate: ({ headers }, signal) => {
      const known = current();
      if (known) return authenticated(headers, known);
      return getToken(within(signal)).then((token) => authenticated(headers, token));
    },
    renew: async (used, signal) => {
      const refused = used['x-auth-token'] ?? '';
      return (await getToken({ refused, isSeen: true, ...within(signal) })).token !== refused;
    },
  };
}

/** The wait for a token needs no more of a signal than this. */
function within(signal: EndSignal | undefined): { signal: AbortSignal } | undefined {
  return signal && { signal: signal as AbortSignal };
}

/** How the handler signs in: with other instances, if there may be any. */
function signInOf(iam: Required<IamCredentials>, settings: ResolvedOptions): SignIn {
  const { store, isStoreShared, sessionSecrets: secrets, now, metrics, onError } = settings;
  const signInAlone = () => counted(signIn(iam, settings), metrics);
  if (!isStoreShared)
    return async () => {
      const signedIn = await signInAlone();
      return { ...signedIn, ...timesOf(signedIn, now()) };
    };
  const { endpoint, domain, user, password, project } = iam;
  const account = JSON.stringify([endpoint, domain, user, project]);
  return shareSignIn(signInAlone, {
    store,
    account: async () => (await sha256(account)).slice(0, 24),
    seal: createSeal(secrets.length > 0 ? { secrets } : { password, salt: account }),
    now,
    onStoreError: (error) => onError(error, { request_id: newId() }),
  });
}

/** Counts a sign-in at IAM by its result. */
async function counted<T>(signedIn: Promise<T>, metrics: Metrics): Promise<T> {
  try {
    const result = await signedIn;
    metrics.add('mss_sign_ins', { result: 'ok' });
    return result;
  } catch (error) {
    metrics.add('mss_sign_ins', { result: error instanceof ApiError ? error.code : 'failed' });
    throw error;
  }
}

/** The handler's credentials for the service, as the option says. */
import type { ResolvedOptions } from '../options.js';
import { signWithAccessKey } from './access-key.js';
import { signIn } from './iam.js';
import type { ServiceCredentials } from './service-credentials.js';
import { createTokenCache } from './token-cache.js';

/** Creates the credentials. Nothing is asked before the first request. */
export function createCredentials(settings: ResolvedOptions): ServiceCredentials {
  const { credentials, now } = settings;
  if ('access_key' in credentials) return signWithAccessKey(credentials, now);
  const getToken = createTokenCache(() => signIn(credentials, settings), now);
  return {
    getToken,
    projectId: async (signal) => (await getToken(signal && { signal })).project_id,
    authenticate: async (request, signal) => {
      const headers = new Headers(request.headers);
      headers.set('x-auth-token', (await getToken(signal && { signal })).token);
      return headers;
    },
    renew: async (used, signal) => {
      const refused = used.get('x-auth-token') ?? '';
      return (await getToken({ refused, ...(signal && { signal }) })).token !== refused;
    },
  };
}

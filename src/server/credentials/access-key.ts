/** Credentials of an access key: each request is signed, so that there is neither a sign-in nor a token. */
import { signRequest } from './signature.js';
import type { AccessKey } from './options.js';
import type { ServiceCredentials } from './service-credentials.js';

/** Creates the credentials. `now` returns milliseconds since 1970. */
export function signWithAccessKey(key: AccessKey, now: () => number): ServiceCredentials {
  return {
    projectId: () => key.project_id,
    authenticate: (request) => {
      const headers = { ...request.headers, 'x-project-id': key.project_id };
      return signRequest({ ...request, headers }, key, now());
    },
    // Another signature of the same request would be refused, too: the key or the clock is wrong.
    renew: () => Promise.resolve(false),
  };
}

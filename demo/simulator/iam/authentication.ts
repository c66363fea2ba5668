/** Authenticates callers, by token or by signature. */
import { serviceError } from '../service-errors.js';
import { isSigned } from './signature.js';
import type { TokenScope } from './tokens.js';
import type { ServiceState } from '../state/service-state.js';

/** Maximum size of a signed body, in bytes (3.2). Larger ones need a token. */
const largestSigned = 12 * 2 ** 20;

/** Returns the account and the project of the caller. Throws a 401 for an unknown caller. */
export async function authenticate(
  service: ServiceState,
  request: Request,
  url: URL,
  body: Uint8Array,
): Promise<TokenScope> {
  const { clock, settings } = service;
  const token = request.headers.get('x-auth-token');
  const known = token ? service.tokens.find(token, clock.now()) : undefined;
  if (known) return known;
  const isSigning = !token && request.headers.has('authorization');
  if (isSigning && body.length > largestSigned) throw serviceError('APIGW.0201');
  const times = [clock.real(), clock.now()];
  for (const account of token ? [] : settings.accounts.values()) {
    if (await isSigned(request, url, body, account, times)) return { account, project: account.project_id };
  }
  throw serviceError('MSS.00000001');
}

/** Authenticates a request whose path contains a project ID. Throws a 403 if it is not the caller's project. */
export async function authenticateFor(
  project: string | undefined,
  service: ServiceState,
  request: Request,
  url: URL,
  body: Uint8Array,
): Promise<string> {
  const caller = await authenticate(service, request, url, body);
  if (caller.project === undefined) throw serviceError('MSS.00000001');
  if (caller.project !== project) throw serviceError('MSS.00020006');
  return caller.project;
}

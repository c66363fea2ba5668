/** Who calls: by token, or by signature. */
import { refuse } from '../service-errors.js';
import type { World } from '../state.js';
import { isSigned } from './signature.js';

/** The project that a request may work in; throws 401 for a caller that is not known. */
export async function authenticate(
  world: World,
  request: Request,
  url: URL,
  body: Uint8Array,
): Promise<{ project: string | undefined }> {
  const { account, clock } = world;
  const token = request.headers.get('x-auth-token');
  const known = token ? world.tokens.find(token, clock.now()) : undefined;
  if (known) return known;
  const times = [clock.real(), clock.now()];
  if (!token && (await isSigned(request, url, body, account, times))) return { project: account.project_id };
  throw refuse('MSS.00000001');
}

/** The same, for a request whose path names a project. */
export async function authenticateFor(
  project: string | undefined,
  world: World,
  request: Request,
  url: URL,
  body: Uint8Array,
): Promise<string> {
  const caller = await authenticate(world, request, url, body);
  if (caller.project === undefined) throw refuse('MSS.00000001');
  if (caller.project !== project) throw refuse('MSS.00020006');
  return caller.project;
}

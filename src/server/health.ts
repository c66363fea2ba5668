/**
 * `GET …/health`: whether this instance works, for load balancers. It is asked often and by anybody, so it says little and
 * asks the store alone, not the service.
 */
import type { HandlerContext } from './context.js';
import { HttpError } from './http-error.js';
import { inTime } from './time-limit.js';

/** How long the store may take, in milliseconds. Load balancers give up soon. */
const limit = 2_000;

/** Answers 200. Throws `MSW.STORE_UNREACHABLE`. */
export async function answerHealth({ store }: Pick<HandlerContext, 'store'>): Promise<Response> {
  try {
    await inTime('The store', () => store.ping?.(), limit);
  } catch (cause) {
    throw new HttpError('MSW.STORE_UNREACHABLE', 'The store of the backend cannot be reached', { cause });
  }
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}

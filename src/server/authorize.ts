/** Calls the customer's `authorize` and reads its answer: no, yes, or a grant. */
import { isJsonObject } from '../base/index.js';
import { faultOfGrant, type Grant } from './grant.js';
import { HttpError } from './http-error.js';
import type { ResolvedOptions } from './options.js';
import { inTime } from './time-limit.js';

/**
 * What `authorize` answers to a request: `false`, `true`, or a grant. Anything else is a no. Throws
 * `MSW.AUTHORIZE_FAILED` if it throws, is late, or answers with a grant that is none.
 */
export async function authorized(
  request: Request,
  what: { room_id?: string },
  { authorize }: ResolvedOptions,
): Promise<boolean | Grant> {
  let answer: unknown;
  try {
    answer = await inTime('authorize', () => authorize(request, what));
  } catch (cause) {
    throw failed(cause);
  }
  if (typeof answer === 'boolean') return answer;
  if (!isJsonObject(answer) || (answer['user'] === undefined && answer['may'] === undefined)) return false;
  const fault = faultOfGrant(answer);
  if (fault !== undefined) throw failed(new TypeError(`authorize answered with a grant whose ${fault}`));
  return answer as unknown as Grant;
}

function failed(cause: unknown): HttpError {
  return new HttpError(
    'MSW.AUTHORIZE_FAILED',
    'The backend could not tell whether you may; its log says more',
    { cause },
  );
}

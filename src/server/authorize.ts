/** Calls the customer's `authorize` and accepts only `true`. */
import type { ResolvedOptions } from './options.js';
import { HttpError } from './http-error.js';

/** Whether the request is authorised. Throws `MSW.AUTHORIZE_FAILED` if `authorize` throws. */
export async function isAuthorized(
  request: Request,
  what: { room_id?: string },
  { authorize }: ResolvedOptions,
): Promise<boolean> {
  try {
    return (await authorize(request, what)) === true;
  } catch (cause) {
    throw new HttpError(
      'MSW.AUTHORIZE_FAILED',
      'The backend could not tell whether you may; its log says more',
      {
        cause,
      },
    );
  }
}

/** The user of a customer's own application, whom the caller may name in a header: X-App-UserId. */
import { invalid } from '../refusals.js';

/** The user that a request names; refuses Chinese and other letters beyond ASCII. */
export function appUserOf(request: Request): string | undefined {
  const user = request.headers.get('x-app-userid') ?? '';
  if (!/^[\x20-\x7e]*$/.test(user)) throw invalid('X-App-UserId', 'must not contain Chinese characters');
  return user || undefined;
}

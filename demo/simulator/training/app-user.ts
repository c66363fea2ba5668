/** The header X-App-UserId: a user of the customer's own application. */

/** The user that a request names; undefined for none. */
export function appUserOf(request: Request): string | undefined {
  return request.headers.get('x-app-userid') || undefined;
}

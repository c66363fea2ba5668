/** The header X-App-UserId: a user of the customer's own application. */

/** The user of a request; undefined if the header is missing or empty. */
export function appUserOf(request: Request): string | undefined {
  return request.headers.get('x-app-userid') || undefined;
}

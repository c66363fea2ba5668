/** The user of a customer's own application, whom the caller may name in a header: X-App-UserId. */

/** The user that a request names. */
export function appUserOf(request: Request): string | undefined {
  return request.headers.get('x-app-userid') || undefined;
}

/**
 * Lets an HTTP library that passes a `Request` call a `fetch` which a page or a backend has provided. Such functions are
 * written for an address and an init, and some (undici's own `fetch`, say) do not accept another realm's `Request`.
 */
export function withRequest(
  fetch: typeof globalThis.fetch,
  body?: string,
): (request: Request | string | URL) => Promise<Response> {
  return (input) => {
    const { url, method, headers, credentials, redirect, signal } = input as Request;
    // The body is handed over as text: a Request gives it only as a stream, and not in every browser.
    const init = { method, headers: Object.fromEntries(headers), credentials, redirect, signal };
    return fetch(url, body === undefined ? init : { ...init, body });
  };
}

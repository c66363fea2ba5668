/** Tells from what `fetch` threw whether a request can have left this machine. */

/**
 * Codes of failures before a connection stood: names, routes, certificates. Node has them in the cause of the error.
 * Other failures, as a reset, also happen after the request was sent.
 */
const beforeConnection =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|MSW_NOTHING_SENT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+|ERR_INVALID_URL)$/;

/** The same in the words of Deno, which has no codes. */
const wordsBefore = /dns error|tcp connect error|connection refused|invalid peer certificate/i;

/** Longest chain of causes that is followed. */
const deepest = 5;

/** Whether the request was certainly not sent. */
export function isNeverSent(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  const { code, message, cause, errors } = error as Record<string, unknown>;
  if (typeof code === 'string' && beforeConnection.test(code)) return true;
  if (typeof message === 'string' && wordsBefore.test(message)) return true;
  // An attempt for each address of a name: all of them must have failed so.
  if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => isNeverSent(one, depth + 1));
  return isNeverSent(cause, depth + 1);
}

/** The error of a transport that knows that a request was not sent, whatever the reason. */
export function nothingSent(cause: Error): Error {
  return Object.assign(new Error(`Nothing was sent: ${cause.message}`, { cause }), {
    code: 'MSW_NOTHING_SENT',
  });
}

/** Why a request was not answered, as a sentence's end for people: Node keeps the reason in the causes of an error. */
import { lookUp } from './look-up.js';

const words: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'its name is unknown (ENOTFOUND)',
  EAI_AGAIN: 'its name cannot be looked up now (EAI_AGAIN)',
  ECONNRESET: 'the connection was broken (ECONNRESET)',
  ETIMEDOUT: 'the connection took too long (ETIMEDOUT)',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  UND_ERR_SOCKET: 'the connection was broken',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself: NODE_EXTRA_CA_CERTS can name it',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an unknown authority: NODE_EXTRA_CA_CERTS can name it',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is of an unknown authority: NODE_EXTRA_CA_CERTS can name it',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is of an unknown authority: NODE_EXTRA_CA_CERTS can name it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** The innermost cause that says something. */
export function reasonOf(error: unknown): string {
  let [reason, cause]: [string, unknown] = ['', error];
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    const { code } = cause as { code?: unknown };
    reason = (typeof code === 'string' && lookUp(words, code)) || cause.message || reason;
    // An address with several IPs fails with an error for each.
    cause = cause.cause ?? (cause instanceof AggregateError ? cause.errors[0] : undefined);
  }
  return reason || String(error);
}

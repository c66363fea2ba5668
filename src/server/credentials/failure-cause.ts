/** Why a request failed, for the log: the messages of an error and of its causes, without secrets. */

/** Most causes of causes that are read. */
const deepest = 5;

/** Longest message, in characters. */
const longest = 500;

/**
 * An error that says what failed and why, as "fetch failed: certificate has expired (CERT_HAS_EXPIRED)". It keeps texts
 * alone, because what `fetch` throws may hold the request, and `secrets` are masked in them.
 */
export function failureCause(error: unknown, secrets: readonly string[] = []): Error {
  const parts: string[] = [];
  let cause = error;
  for (let depth = 0; depth < deepest && cause !== undefined && cause !== null; depth++) {
    const { message, code, errors } = cause as { message?: unknown; code?: unknown; errors?: unknown };
    const text = typeof message === 'string' && message !== '' ? message : '';
    const mark = typeof code === 'string' && !text.includes(code) ? code : '';
    const part = text && mark ? `${text} (${mark})` : text || mark;
    if (part !== '' && !parts.includes(part)) parts.push(part);
    // Several addresses were tried: the first failure stands for all.
    cause =
      (cause as { cause?: unknown }).cause ?? (Array.isArray(errors) ? (errors[0] as unknown) : undefined);
  }
  let said = parts.join(': ') || String(error);
  for (const secret of secrets) if (secret !== '') said = said.replaceAll(secret, '***');
  return new Error(said.length > longest ? `${said.slice(0, longest)}…` : said);
}

/**
 * An answer whose body is known. Most are, and a `Response` costs a stream that somebody has to read: it is made of them
 * only where the runtime wants one.
 */
export interface TextAnswer {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  /** The text, or its bytes in UTF-8; empty for an answer without a body. */
  body: string | Uint8Array<ArrayBuffer>;
}

/** The answer as the Fetch API has it. Its length is said, so that no runtime sends it in chunks. */
export function toResponse(answer: TextAnswer | Response): Response {
  if (answer instanceof Response) return answer;
  const { status, headers, body } = answer;
  if (body.length === 0) return new Response(null, { status, headers });
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Response(bytes, { status, headers: { ...headers, 'content-length': String(bytes.length) } });
}

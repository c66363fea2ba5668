/** Reads the body of a request or an answer up to a limit, so that it cannot exhaust the memory. */

/** The body as text; undefined if it has more than `longest` bytes. The rest is then not read. */
export async function textOf(message: Request | Response, longest: number): Promise<string | undefined> {
  const { headers } = message;
  const length = headers.get('content-length');
  if (length !== null && Number(length) > longest) return undefined;
  // `fetch` ends an answer at the length that it announces, unless it unpacks it; not every server does so with a request.
  if (length !== null && !headers.has('content-encoding') && message instanceof Response)
    return message.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of message.body ?? []) {
    bytes += chunk.length;
    if (bytes > longest) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

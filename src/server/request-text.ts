/** Reads the body of a request up to a limit, so that it cannot exhaust the memory. */

/** The body as text; undefined if it has more than `longest` characters. The rest is then not read. */
export async function textOf(message: Request | Response, longest: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of message.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) return undefined;
  }
  return text + decoder.decode();
}

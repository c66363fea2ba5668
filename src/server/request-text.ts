/** Reads the body of a request or an answer up to a limit, so that it cannot exhaust the memory. */
import { bodyChunks } from '../base/index.js';

/** What a reader of a body may set. */
export interface TextOptions {
  /** Ends the reading; the promise rejects with its reason. */
  signal?: AbortSignal;
  /** Is told the bytes so far with each part. What it throws ends the reading. */
  onBytes?: (bytes: number) => void;
}

/** A text that is being read. */
export interface TextReading {
  /** The whole text; undefined if it has more bytes than are wanted, and then it is not read further. */
  text: Promise<string | undefined>;
  /** Ends the reading; the promise rejects with this reason. */
  end(reason: Error): void;
}

/** A message that reads itself within a bound, without a stream. */
export interface BoundedText {
  /** Reads the text. What `onBytes` throws, which is told the bytes so far with each part, ends the reading. */
  readText(longest: number, onBytes: (bytes: number) => void): TextReading;
}

/** The body as text; undefined if it has more than `longest` bytes. The rest is then not read. */
export async function textOf(
  message: Request | Response,
  longest: number,
  options: TextOptions = {},
): Promise<string | undefined> {
  const { signal, onBytes } = options;
  const { headers } = message;
  const length = headers.get('content-length');
  if (length !== null && Number(length) > longest) return undefined;
  // `fetch` ends an answer at the length that it announces, unless it unpacks it; not every server does so with a request.
  if (length !== null && !headers.has('content-encoding') && message instanceof Response)
    return message.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of bodyChunks(message, signal)) {
    bytes += chunk.length;
    if (bytes > longest) return undefined;
    onBytes?.(bytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Deepest nesting of accepted JSON. The documents of the service have less than 20 levels. */
const deepest = 100;

/** Whether JSON is nested so deeply that walking through it could exhaust the stack. It is not parsed. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') at = endOfText(json, at);
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** The place of the quotation mark that ends the text which begins at `from`. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === '\\') at++;
    else if (json[at] === '"') return at;
  }
  return json.length;
}

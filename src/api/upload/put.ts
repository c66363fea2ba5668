/**
 * One PUT to the storage: XMLHttpRequest where there is one, for it alone tells how much has left, else fetch.
 *
 * The signature of an upload URL covers `Content-MD5` and `Content-Type`, so a body goes out without a type of its
 * own (a slice of a blob has none) and with the headers named, no others.
 */
import { isConnectionError, connectionError, storageError, unreadableFileError } from './errors.js';

export interface PutOptions {
  /** Headers, as `Content-MD5`. */
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Called with the bytes sent so far. */
  onProgress: (sent: number) => void;
  /** Sends with this instead, and without progress on the way. */
  fetch?: typeof fetch | undefined;
}

/** Longest silence on the way before a connection counts as dropped, in milliseconds. */
const silence = 60_000;

/** Sends a body. Rejects with an `ApiError` that tells no address, or the signal's reason. */
export async function put(url: string, body: Blob, options: PutOptions): Promise<void> {
  options.signal.throwIfAborted();
  const send = options.fetch || typeof XMLHttpRequest === 'undefined' ? putByFetch : putByXhr;
  const bare = body.slice(0, body.size);
  try {
    await send(url, bare, options);
  } catch (error) {
    options.signal.throwIfAborted();
    // A file that changed on the disk looks like a dropped connection, and would for ever.
    if (isConnectionError(error) && !(await readable(bare))) throw unreadableFileError();
    throw error;
  }
  options.onProgress(body.size);
}

async function putByFetch(
  url: string,
  body: Blob,
  { headers, signal, ...options }: PutOptions,
): Promise<void> {
  const send = options.fetch ?? globalThis.fetch;
  const dropped = () => {
    throw connectionError('NETWORK');
  };
  const response = await send(url, { method: 'PUT', headers, body, signal }).catch(dropped);
  const text = await response.text().catch(() => '');
  if (!response.ok)
    throw storageError(response.status, text, requestIdIn(response.headers.get('x-obs-request-id')));
}

function putByXhr(url: string, body: Blob, { headers, signal, onProgress }: PutOptions): Promise<void> {
  const request = new XMLHttpRequest();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const abort = () => request.abort();
  return new Promise<void>((resolve, reject) => {
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        reject(connectionError('TIMEOUT'));
        request.abort();
      }, silence);
    };
    request.upload.onprogress = ({ loaded }) => {
      watch();
      onProgress(loaded);
    };
    request.onerror = () => reject(connectionError('NETWORK'));
    request.onabort = () => reject(signal.reason as Error);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else
        reject(
          storageError(request.status, request.responseText, requestIdIn(request.getAllResponseHeaders())),
        );
    };
    try {
      request.open('PUT', url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      signal.addEventListener('abort', abort, { once: true });
      watch();
      request.send(body);
    } catch {
      reject(connectionError('NETWORK'));
    }
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  });
}

async function readable(body: Blob): Promise<boolean> {
  try {
    await body.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** The storage's request ID, from its header or from all headers as one text. */
function requestIdIn(headers: string | null): string | undefined {
  if (headers === null || !headers.includes(':')) return headers ?? undefined;
  return /^x-(?:obs|amz)-request-id:\s*(\S+)/im.exec(headers)?.[1];
}

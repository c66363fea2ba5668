/**
 * Sends one PUT to the storage, with XMLHttpRequest if available, because only it reports upload progress; otherwise with
 * `fetch`.
 *
 * The presigned URL covers `Content-MD5` and `Content-Type`. The body is therefore a slice, which has no type, and only
 * the given headers are sent.
 */
import { isConnectionError, connectionError, storageError, unreadableFileError } from './errors.js';

/** Options of `put`. */
export interface PutOptions {
  /** Headers, as `Content-MD5`. */
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Called with the number of bytes sent so far. */
  onProgress: (sent: number) => void;
  /** Used instead of XMLHttpRequest. Reports no progress before the end. */
  fetch?: typeof fetch | undefined;
}

/** Idle time after which a connection counts as lost, in milliseconds. */
const silence = 60_000;

/** Sends a body. Rejects with an `ApiError` that contains no URL, or with the signal's reason. */
export async function put(url: string, body: Blob, options: PutOptions): Promise<void> {
  options.signal.throwIfAborted();
  const send = options.fetch || typeof XMLHttpRequest === 'undefined' ? putByFetch : putByXhr;
  const bare = body.slice(0, body.size);
  try {
    await send(url, bare, options);
  } catch (error) {
    options.signal.throwIfAborted();
    // Browsers report a file that has changed on the disk like a lost connection; a retry would never succeed.
    if (isConnectionError(error) && !(await isReadable(bare))) throw unreadableFileError();
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

async function isReadable(body: Blob): Promise<boolean> {
  try {
    await body.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** The storage's request ID, from the value of its header or from the text of all headers. */
function requestIdIn(headers: string | null): string | undefined {
  if (headers === null || !headers.includes(':')) return headers ?? undefined;
  return /^x-(?:obs|amz)-request-id:\s*(\S+)/im.exec(headers)?.[1];
}

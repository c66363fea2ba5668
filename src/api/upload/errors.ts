/**
 * Errors of uploads, as `ApiError`.
 *
 * Upload URLs are presigned, so they grant write access. No error contains a URL or a cause, because browsers put URLs
 * into their messages.
 */
import { ApiError } from '../errors.js';

const put = { operation: 'upload', request: 'PUT upload_url' };

/** The file was deleted, has changed since it was chosen, or cannot be read. */
export function unreadableFileError(): ApiError {
  return new ApiError({
    code: 'FILE_UNREADABLE',
    reason: 'The file cannot be read, it may have changed since it was chosen',
    operation: 'upload',
    request: 'reading the file',
  });
}

/** The storage did not answer: the connection was refused, dropped or idle for too long. */
export function connectionError(code: 'NETWORK' | 'TIMEOUT'): ApiError {
  const reason = code === 'NETWORK' ? 'The storage cannot be reached' : 'The storage stopped answering';
  return new ApiError({ ...put, code, reason });
}

/** Whether an error concerns the connection rather than the request. */
export function isConnectionError(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'NETWORK' || error.code === 'TIMEOUT');
}

/** The storage answered with an error, in XML with a code such as `BadDigest`. */
export function storageError(status: number, body: string, requestId: string | undefined): ApiError {
  const word = /<Code>([A-Za-z]+)<\/Code>/.exec(body)?.[1];
  // The storage's code for a connection that was idle during the upload.
  if (word === 'RequestTimeout') return connectionError('TIMEOUT');
  const expired = status === 403 && /<Message>[^<]*expired/i.test(body);
  return new ApiError({
    ...put,
    code: expired ? 'UPLOAD_EXPIRED' : `HTTP ${status}`,
    reason: expired
      ? 'The upload address has expired'
      : `The storage answered ${status}${word ? ` (${word})` : ''}`,
    status,
    requestId: requestId ?? /<RequestId>([\w-]+)<\/RequestId>/.exec(body)?.[1],
  });
}

/** The service created a file but did not return an upload URL for each part. */
export function missingUrlsError(operation: { name: string }, request: string): ApiError {
  return new ApiError({
    code: 'INVALID_ANSWER',
    reason: 'The answer lacks upload addresses',
    operation: operation.name,
    request,
  });
}

/**
 * What can go wrong between here and the storage, as `ApiError`.
 *
 * Upload URLs are signed, so whoever has one may write: no error names one, and no cause is carried, for browsers
 * put addresses into their messages.
 */
import { ApiError } from '../errors.js';

const put = { operation: 'upload', request: 'PUT upload_url' };

/** The file is gone, has changed since it was chosen, or may not be read. */
export function unreadableFileError(): ApiError {
  return new ApiError({
    code: 'FILE_UNREADABLE',
    reason: 'The file cannot be read, it may have changed since it was chosen',
    operation: 'upload',
    request: 'reading the file',
  });
}

/** No answer from the storage: the connection was refused, dropped or silent for too long. */
export function connectionError(code: 'NETWORK' | 'TIMEOUT'): ApiError {
  const reason = code === 'NETWORK' ? 'The storage cannot be reached' : 'The storage stopped answering';
  return new ApiError({ ...put, code, reason });
}

/** Whether the connection failed, not the request. */
export function isConnectionError(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'NETWORK' || error.code === 'TIMEOUT');
}

/** The storage answered with an error: in XML, with a word for it as `BadDigest`. */
export function storageError(status: number, body: string, requestId: string | undefined): ApiError {
  const word = /<Code>([A-Za-z]+)<\/Code>/.exec(body)?.[1];
  // Its word for a connection that fell silent while the file was on its way.
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

/** The service created a file but said not where to send it, or not where to send each part. */
export function missingUrlsError(operation: { name: string }, request: string): ApiError {
  return new ApiError({
    code: 'INVALID_ANSWER',
    reason: 'The answer lacks upload addresses',
    operation: operation.name,
    request,
  });
}

/** What came back, or did not: the answer as the schema reads it, or an `ApiError`. */
import { parseJson } from '../base/index.js';
import { ApiError, shortRequest, type ApiErrorInit } from './errors.js';
import type { Operation } from './operation.js';
import { requestIdOf } from './token.js';

/** An answer with its body, read to the end. */
export interface Arrived {
  response: Response;
  text: string;
}

/** Statuses behind which a gateway may have lost the answer of a service that did the work. */
const gatewayStatuses = [408, 502, 504];

/** Codes of calls of which nobody knows whether they were carried out. */
const lostCodes = ['NETWORK', 'TIMEOUT', 'INVALID_ANSWER'];

/** The answer as the schema reads it. Throws `ApiError` where the service refuses, or answers what it doesn't document. */
export function parseResponse(operation: Operation, arrived: Arrived): unknown {
  const { response, text } = arrived;
  const body = text.trim() === '' ? {} : parseJson(text);
  if (!response.ok) throw refusal(operation, response, body);
  const result = operation.response.safeParse(body);
  if (result.success) return result.data;
  throw errorOf(operation, {
    code: 'INVALID_ANSWER',
    reason: 'The answer is not what the service documents',
    ...factsOf(response, body),
  });
}

/** Whether a write that failed so may have been carried out all the same. */
export function mayHaveBeenApplied(
  operation: Operation,
  { operation: name, code, status = 0 }: ApiError,
): boolean {
  if (name !== operation.name) return false;
  const unsigned = status >= 500 && status !== 503 && code === codeOf(status);
  return lostCodes.includes(code) || gatewayStatuses.includes(status) || unsigned;
}

/** The error of a call that no answer came to; what `fetch` threw may hold the request, and so the token. */
export function networkError(operation: Operation, timeout: number | undefined): ApiError {
  return timeout === undefined
    ? errorOf(operation, { code: 'NETWORK', reason: 'The service cannot be reached' })
    : errorOf(operation, { code: 'TIMEOUT', reason: `No answer in ${timeout / 1000} seconds` });
}

/** Whatever was thrown, as an error of our own. */
export function toApiError(operation: Operation, error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return errorOf(operation, { code: 'UNKNOWN', reason: 'The call failed', cause: error });
}

/** Milliseconds that `Retry-After` asks for, given in seconds or as a date. */
export function retryAfterOf({ headers }: Response): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function refusal(operation: Operation, response: Response, body: unknown): ApiError {
  const { status } = response;
  const { error_code, error_msg, error } = membersOf(body);
  const inner = membersOf(error);
  return errorOf(operation, {
    code: wordOf(error_code ?? inner['code']) ?? codeOf(status),
    reason: wordOf(error_msg ?? inner['message']) ?? `The service answered ${status}`,
    ...factsOf(response, body),
  });
}

function errorOf(operation: Operation, init: Omit<ApiErrorInit, 'operation' | 'request'>): ApiError {
  return new ApiError({ ...init, operation: operation.name, request: shortRequest(operation) });
}

function factsOf(response: Response, body: unknown) {
  const retryAfter = retryAfterOf(response);
  return {
    status: response.status,
    requestId: requestIdOf(response, body),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** The code of an answer that carries none. */
function codeOf(status: number): string {
  return `HTTP ${status}`;
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A code or a message, however the answer puts it: on one line, and no longer than a person reads. */
function wordOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const word = String(value)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return word.length > longestWord ? `${word.slice(0, longestWord)}…` : word || undefined;
}

const longestWord = 500;

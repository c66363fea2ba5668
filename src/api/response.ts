/** Parses answers with the operation's schema, and maps failures to `ApiError`. */
import { HTTPError } from 'ky';
import { parseJson, retryAfterOf } from '../base/index.js';
import { ApiError, requestLabel, type ApiErrorInit } from './errors.js';
import { hideAllButCodes, loadMask, type Mask } from './masking.js';
import type { Operation } from './operation.js';
import { requestIdOf } from './token.js';

/** An answer with its complete body. */
export interface Arrived {
  response: Response;
  text: string;
}

/** Statuses with which a gateway reports that it lost the answer. The service may have applied the call. */
const gatewayStatuses = [408, 502, 504];

/** Codes of failures after which it is unknown whether the call was applied. */
const lostCodes = ['NETWORK', 'TIMEOUT', 'INVALID_ANSWER'];

/** Parses an answer with the operation's schema. Throws `ApiError` with code `INVALID_ANSWER` if it does not match. */
export function parseResponse(operation: Operation, { response, text }: Arrived): unknown {
  const body = bodyOf(text);
  const result = operation.response.safeParse(body);
  if (result.success) return result.data;
  throw createError(operation, {
    code: 'INVALID_ANSWER',
    reason: 'The answer is not what the service documents',
    ...metadataOf(response, body),
  });
}

/** Whether a write may have been applied despite this failure. */
export function mayHaveBeenApplied(
  operation: Operation,
  { operation: name, code, status = 0 }: ApiError,
): boolean {
  if (name !== operation.name) return false;
  const hasNoOwnCode = status >= 500 && status !== 503 && code === codeForStatus(status);
  return lostCodes.includes(code) || gatewayStatuses.includes(status) || hasNoOwnCode;
}

/**
 * The error of a call without an answer; `timeout` (milliseconds) if the time limit ended it. What `fetch` threw is not
 * kept as the cause: it may hold the request, and with it the token.
 */
export function networkError(operation: Operation, timeout: number | undefined): ApiError {
  return timeout === undefined
    ? createError(operation, { code: 'NETWORK', reason: 'The service cannot be reached' })
    : createError(operation, { code: 'TIMEOUT', reason: `No answer in ${timeout / 1000} seconds` });
}

/**
 * Any thrown value as an `ApiError`. ky's `HTTPError` is described by the answer that caused it, whose texts are masked.
 */
export function toApiError(
  operation: Operation,
  error: unknown,
  answer?: Arrived,
  mask: Mask = hideAllButCodes,
): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPError && answer) return errorOfAnswer(operation, answer, mask);
  return createError(operation, { code: 'UNKNOWN', reason: 'The call failed', cause: error });
}

/** The mask for an error that an answer caused, by the secrets of its request; undefined for any other error. */
export function maskFor(error: unknown, request: unknown): Promise<Mask> | undefined {
  return error instanceof HTTPError ? loadMask(request) : undefined;
}

function errorOfAnswer(operation: Operation, { response, text }: Arrived, mask: Mask): ApiError {
  const body = bodyOf(text);
  const { status } = response;
  const { error_code, error_msg, error } = membersOf(body);
  const inner = membersOf(error);
  return createError(operation, {
    code: readableText(error_code ?? inner['code'], mask) ?? codeForStatus(status),
    reason: readableText(error_msg ?? inner['message'], mask) ?? `The service answered ${status}`,
    ...metadataOf(response, body),
  });
}

function createError(operation: Operation, init: Omit<ApiErrorInit, 'operation' | 'request'>): ApiError {
  return new ApiError({ ...init, operation: operation.name, request: requestLabel(operation) });
}

function metadataOf(response: Response, body: unknown) {
  const retryAfter = retryAfterOf(response.headers);
  return {
    status: response.status,
    requestId: requestIdOf(response, body),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** The JSON value of a body. An empty body counts as an empty object. */
function bodyOf(text: string): unknown {
  return text.trim() === '' ? {} : parseJson(text);
}

/** The code of an answer that carries none of its own. */
function codeForStatus(status: number): string {
  return `HTTP ${status}`;
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Longest code or message that is kept, in characters. */
const maxTextLength = 500;

/** A code or message as text on one line, cut to a length that a person reads; `undefined` for any other type. */
function readableText(value: unknown, mask: Mask): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = mask(String(value))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text || undefined;
}

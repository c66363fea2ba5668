/** Creates responses in the service's format. */
import { ServiceError } from '../service-errors.js';

/** A JSON response. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

/** A response without a body. */
export function empty(status: number): Response {
  return new Response(null, { status });
}

/** An error response. TTS operations and the API gateway include the request ID in the body. */
export function errorResponse(refusal: ServiceError, requestId: string, speech = false): Response {
  const withId = speech || refusal.code.startsWith('APIGW.');
  const body = {
    error_code: speech ? ttsCode(refusal.code) : refusal.code,
    error_msg: refusal.message,
    ...(withId && { request_id: requestId }),
  };
  return json(body, refusal.status, refusal.headers);
}

/** Generic error codes of TTS operations, which have nine digits (reference 9), by those of other operations. */
const ttsCodes: Record<string, string> = {
  'MSS.00000001': 'MSS.000000004',
  'MSS.00000002': 'MSS.000000001',
  'MSS.00000003': 'MSS.000000003',
  'MSS.00000004': 'MSS.000000002',
  'MSS.10000002': 'MSS.000000003',
};

function ttsCode(code: string): string {
  return ttsCodes[code] ?? code;
}

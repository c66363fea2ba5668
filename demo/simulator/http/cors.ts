/** Cross-origin calls: every origin may call, and may read the headers that a client needs. */

/** Of the service, of IAM, and of the storage. */
const exposedHeaders = [
  ...['X-Request-Id', 'X-Subject-Token', 'Retry-After', 'Date', 'Allow'],
  ...['ETag', 'x-obs-request-id', 'Content-Length', 'Content-Range', 'Accept-Ranges'],
].join(', ');

/** The answer to a browser that asks before it calls. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE, OPTIONS',
      'Access-Control-Allow-Headers': request.headers.get('access-control-request-headers') ?? '*',
      'Access-Control-Max-Age': '86400',
    },
  });
}

/** Opens an answer to all origins. */
export function allowAnyOrigin(response: Response): Response {
  response.headers.set('Access-Control-Allow-Origin', '*');
  response.headers.set('Access-Control-Expose-Headers', exposedHeaders);
  return response;
}

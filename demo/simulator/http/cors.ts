/** CORS, for the storage and where it was asked for: pages of any origin may call, and read the headers that a client needs. */

/** Response headers of the service, of IAM and of the storage. */
const exposedHeaders = [
  ...['X-Request-Id', 'X-Subject-Token', 'Retry-After', 'Date', 'Allow'],
  ...['ETag', 'x-obs-request-id', 'Content-Length', 'Content-Range', 'Accept-Ranges'],
].join(', ');

/** Responds to a preflight request. */
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

/** Allows pages of any origin to read a response. */
export function allowAnyOrigin(response: Response): Response {
  response.headers.set('Access-Control-Allow-Origin', '*');
  response.headers.set('Access-Control-Expose-Headers', exposedHeaders);
  return response;
}

/** File responses, with support for `Range`. */

/** Responds with a file or the requested range of it. `lifetime` is the maximum cache time in seconds. */
export function fileResponse(request: Request, type: string, bytes: Uint8Array, lifetime: number): Response {
  const headers = { 'Content-Type': type, 'Cache-Control': `max-age=${lifetime}`, 'Accept-Ranges': 'bytes' };
  const asked = request.headers.get('range');
  const range = asked ? parseRange(asked, bytes.length) : undefined;
  if (range === undefined) return new Response(new Uint8Array(bytes), { headers });
  if (range === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${bytes.length}` },
    });
  }
  const [from, to] = range;
  return new Response(new Uint8Array(bytes.subarray(from, to + 1)), {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${bytes.length}` },
  });
}

/** First and last byte of a range. Undefined for a header to be ignored, which means the whole file (RFC 9110, 14.2). */
function parseRange(header: string, size: number): [number, number] | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [from, to] =
    match[1] === ''
      ? [Math.max(0, size - Number(match[2])), size - 1]
      : [Number(match[1]), match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)];
  return from >= size || from > to ? 'unsatisfiable' : [from, to];
}

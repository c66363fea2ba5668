/** The widgets' backend as a route handler of Next.js: it answers everything below /metastudio. */

// Each answer is for one person, and event streams stay open.
export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

/** The handler is made with the first request: `next build` loads this file, too, and has no secrets. */
const answer = async (request) => (await import('../../../metastudio.mjs')).handler(request);

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};

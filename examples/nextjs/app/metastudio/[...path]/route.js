/** The widgets' backend as a route handler of Next.js: it answers everything below /metastudio. */
import { handler } from '../../../metastudio.mjs';

// Each answer is for one person, and event streams stay open.
export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

export {
  handler as DELETE,
  handler as GET,
  handler as HEAD,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
};

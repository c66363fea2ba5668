import { queryInt } from '../schema-query.js';

/** Paging, the same for every list: `limit` items (1–100, default 10) from `offset` on (default 0). */
export const paging = { limit: queryInt(1, 100), offset: queryInt(0, 2_147_483_647) };

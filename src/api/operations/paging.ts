/** Paging, the same for every list: `limit` items (1–100, default 10) from `offset` on (default 0). */
import { int } from '../schema.js';

export const paging = { limit: int(1, 100), offset: int(0, 2_147_483_647) };

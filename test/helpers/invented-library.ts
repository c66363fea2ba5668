/** A token and a picture for a library that a test makes up, without a simulator: for lists that are too long for one. */
import type { GetToken } from '../../src/api/index.js';

/** A picture of one pixel. */
export const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** A token for the page's own origin, valid for an hour. */
export const getToken: GetToken = () =>
  Promise.resolve({
    token: 'test',
    token_type: 'X-Auth-Token',
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    project_id: 'project',
    endpoint: location.origin,
  });

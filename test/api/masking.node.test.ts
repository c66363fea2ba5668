/** What is left of the service's own words if the code that masks secrets in them could not be loaded. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HTTPError } from 'ky';
import { createSmartLiveRoom } from '../../src/api/index.js';
import { toApiError } from '../../src/api/response.js';

const answered = (body: object) => {
  const response = new Response(null, { status: 400 });
  const error = new HTTPError(response, new Request('https://metastudio.test/'), {} as never);
  return toApiError(createSmartLiveRoom, error, { response, text: JSON.stringify(body) });
};

it('without the code that masks secrets, an error keeps the code of the service, and none of its words', () => {
  for (const code of ['MSS.00000003', 'APIG.0308']) {
    const error = answered({ error_code: code, error_msg: 'Invalid stream key s3cret-key' });
    assert.deepEqual([error.code, error.reason], [code, 'The service answered 400']);
  }
});

it('without it, a code that may be a secret is not shown either', () => {
  for (const code of ['s3cret-key', 'MSS.00000003 s3cret-key', 'XMSS.1'])
    assert.equal(answered({ error_code: code }).code, 'HTTP 400');
});

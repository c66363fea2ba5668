/**
 * Reports the result of an upload to the service (reference 4.2.3).
 *
 * If the answer is lost or the service fails, the state of the file is read from its asset. The report is repeated only
 * while the file is still CREATING.
 */
import type { Client } from '../client.js';
import { ApiError, OutcomeUnknownError } from '../errors.js';
import type { BodyOf } from '../operation.js';
import { showAsset } from '../operations/assets.js';
import { confirmFileUpload } from '../operations/files.js';
import { backOff, type RetryEnvironment } from './retry.js';

/** Maximum number of reports. */
const maxAttempts = 3;
/** States of a file whose content is incomplete. */
const unfinished = ['CREATING', 'FAILED', 'CANCELLED'];

/** Reports the result of an upload, at most three times. Rejects with the last `ApiError`. */
export async function confirmUpload(
  client: Client,
  { asset_id, file_id }: { asset_id: string; file_id: string },
  body: BodyOf<typeof confirmFileUpload>,
  environment: RetryEnvironment,
): Promise<void> {
  for (let number = 1; ; number++) {
    try {
      await client.call(confirmFileUpload, { path: { file_id }, body });
      return;
    } catch (error) {
      if (!mayHaveWorked(error)) throw error;
      await backOff(number, environment);
      const state = await stateOf(client, asset_id, file_id);
      if (state === body.state || (body.state === 'CREATED' && state && !unfinished.includes(state))) return;
      if (state !== 'CREATING' || number === maxAttempts) throw error;
    }
  }
}

function mayHaveWorked(error: unknown): boolean {
  return error instanceof OutcomeUnknownError || (error instanceof ApiError && error.retriable);
}

/** The state of a file; undefined if it cannot be read. */
async function stateOf(client: Client, asset_id: string, file_id: string): Promise<string | undefined> {
  try {
    const { files } = await client.call(showAsset, { path: { asset_id } });
    return files?.find((file) => file?.file_id === file_id)?.state ?? undefined;
  } catch {
    return undefined;
  }
}

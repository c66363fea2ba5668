/**
 * Telling the service how an upload ended (reference 4.2.3).
 *
 * Where the answer is lost or the service stumbles, the asset is read: it lists its files with their states. Only a
 * file that is still being created is told again.
 */
import type { Client } from '../client.js';
import { ApiError, OutcomeUnknownError } from '../errors.js';
import type { BodyOf } from '../operation.js';
import { showAsset } from '../operations/assets.js';
import { confirmFileUpload } from '../operations/files.js';
import { backOff, type RetryEnvironment } from './retry.js';

/** How often it is told in all. */
const tries = 3;
/** States of a file that never arrived, or has not yet. */
const unfinished = ['CREATING', 'FAILED', 'CANCELLED'];

/** Tells the end of an upload, at most three times. Rejects with the last `ApiError`. */
export async function confirmUpload(
  client: Client,
  { asset_id, file_id }: { asset_id: string; file_id: string },
  body: BodyOf<typeof confirmFileUpload>,
  by: RetryEnvironment,
): Promise<void> {
  for (let number = 1; ; number++) {
    try {
      await client.call(confirmFileUpload, { path: { file_id }, body });
      return;
    } catch (error) {
      if (!mayHaveWorked(error)) throw error;
      await backOff(number, by);
      const state = await stateOf(client, asset_id, file_id);
      if (state === body.state || (body.state === 'CREATED' && state && !unfinished.includes(state))) return;
      if (state !== 'CREATING' || number === tries) throw error;
    }
  }
}

function mayHaveWorked(error: unknown): boolean {
  return error instanceof OutcomeUnknownError || (error instanceof ApiError && error.retriable);
}

/** The state of a file, or undefined where it cannot be read. */
async function stateOf(client: Client, asset_id: string, file_id: string): Promise<string | undefined> {
  try {
    const { files } = await client.call(showAsset, { path: { asset_id } });
    return files?.find((file) => file?.file_id === file_id)?.state ?? undefined;
  } catch {
    return undefined;
  }
}

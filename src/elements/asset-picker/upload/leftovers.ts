/**
 * What a page that was closed in the middle has left: the unfinished asset is removed, and the file is offered again. Its
 * address is lost with the page, so it is sent anew, but not hashed again.
 */
import { findCreated, isComplete, readAsset, removeAsset } from './asset-calls.js';
import type { JobContext } from './upload-job.js';
import type { UploadRecord } from './upload-record.js';

/** Cleans up after pages that are gone. */
export class Leftovers {
  private sweeping: Promise<void> | undefined;

  /** Uploads that were interrupted, the newest first. */
  offers: readonly UploadRecord[] = [];

  constructor(
    private readonly context: Pick<JobContext, 'client' | 'records'>,
    private readonly changed: () => void,
  ) {
    // What could not be removed without a connection is removed with it.
    addEventListener('online', () => void this.sweep());
  }

  /** Removes what is left at the service. Never rejects: what stays is tried again with the connection, or by the next page. */
  sweep(): Promise<void> {
    this.sweeping ??= this.sweepAll().finally(() => (this.sweeping = undefined));
    return this.sweeping;
  }

  private async sweepAll(): Promise<void> {
    const records = this.context.records();
    for (const record of records.all()) await records.ifLeft(record, () => this.clean(record));
    this.offers = records
      .all()
      .filter(({ isOffer }) => isOffer)
      .sort((a, b) => b.at - a.at);
    this.changed();
  }

  private async clean(record: UploadRecord): Promise<void> {
    const client = this.context.client();
    const records = this.context.records();
    if (!client || record.isOffer) return;
    try {
      const { project_id } = (await client.scope?.()) ?? { project_id: '' };
      if (project_id !== record.project_id) return;
      const asset_id = record.asset_id ?? (await findCreated(client, record, record.before ?? []));
      const asset = asset_id ? await readAsset(client, asset_id) : undefined;
      if (asset && isComplete(asset)) return records.delete(record.key);
      if (asset_id && asset && !(await removeAsset(client, asset_id))) return;
      if (record.isAbandoned) return records.delete(record.key);
      const { asset_id: _gone, before: _before, ...offer } = record;
      records.save({ ...offer, isOffer: true });
    } catch {
      // The record stays: the next sweep tries again.
    }
  }

  /** The record of the upload that this file was interrupted in, the newest of several; it is an offer no longer. */
  takeOffer({ name, size, lastModified }: File): UploadRecord | undefined {
    const found = this.offers.filter(
      (one) => one.file_name === name && one.file_size === size && one.last_modified === lastModified,
    );
    for (const record of found) this.dismiss(record);
    return found[0];
  }

  /** Offers a file no longer. */
  dismiss(record: UploadRecord): void {
    this.context.records().delete(record.key);
    this.offers = this.offers.filter(({ key }) => key !== record.key);
    this.changed();
  }
}

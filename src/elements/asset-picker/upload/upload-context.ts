/** What uploads need of the picker that they belong to. */
import type { LitElement } from 'lit';
import type { Client, DigitalAssetInfo } from '../../../api/index.js';
import type { LocaleController } from '../../../ui/index.js';

/** The prefix of what the browser keeps of uploads that have begun, see `upload-record.ts`. */
export const recordPrefix = 'metastudio-widgets/upload/';

/** What was given: a file that was chosen or pasted, or an entry of what was dropped, which may be a folder. */
export type GivenFile = File | FileSystemEntry;

/** An asset that an upload has made, or found in the library. */
export type UploadedAsset = DigitalAssetInfo & { asset_id: string };

/** The picker, as its uploads see it. */
export interface UploadContext {
  readonly host: LitElement;
  readonly locale: LocaleController;
  /** The client of the provider; undefined without one. */
  client(): Client | undefined;
  /** The page's own `fetch`, if the provider has one. */
  fetch(): typeof fetch | undefined;
  /** The signed-in user of the page; empty if the provider names none. */
  user(): string;
  /** The asset types that a file may become, those that are shown first. */
  types(): readonly string[];
  /** Whether the person may upload here and now. */
  isOffered(): boolean;
  /** Shows an asset first in the list and selects it. Returns why it cannot be selected, as a sentence; else nothing. */
  take(asset: UploadedAsset): string | undefined;
}

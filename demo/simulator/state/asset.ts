/** Assets and uploaded files as the simulator keeps them. */
import type { AssetFileInfo, DigitalAssetInfo } from '../../../src/api/index.js';
import type { Cancel } from '../clock.js';

/** The projects that an asset is shared with. */
export interface Sharing {
  shared_type: string;
  /** Milliseconds since 1970. */
  expires: number;
  allowed_project_ids: string[];
}

/** An asset of the library, with the properties that lists filter by. */
export interface Asset {
  source: 'SYSTEM' | 'CUSTOMIZATION';
  /** Milliseconds since 1970. */
  created: number;
  /** The asset as responses show it, apart from download URLs. */
  info: DigitalAssetInfo;
  sharing?: Sharing;
  /** The uses that it supports; undefined for all. */
  supportedServices?: readonly string[];
  /** Whether a cover is generated from its video. */
  needsCover?: boolean;
  /** Whether its files are approved without a review. */
  skipsReview?: boolean;
  /** The state that a restoration returns to. */
  previousState?: DigitalAssetInfo['asset_state'];
  /** Cancels the final deletion. */
  cancelPurge?: Cancel;
  /** Cancels the operations of `auto_operation_config`. */
  cancelAutoOperations?: Cancel;
}

/** A file of an asset in the library. If `Media` generates the content, the file has a media key. */
export type StoredFile = AssetFileInfo & {
  /** Key of the content, like `avatar/sara.svg`. Never sent to a client. */
  media?: string;
};

/** The bytes of an uploaded file. */
export interface Content {
  /** In bytes. */
  size: number;
  /** MD5 in Base64; empty if the parts were not kept completely. */
  md5: string;
  /** All bytes, or the first ones of a file that is too large to be kept. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file of an asset that was created for upload. */
export interface Upload {
  file_id: string;
  asset_id: string;
  /** Number of expected parts; undefined for a file in one piece. */
  parts: number | undefined;
  /** The received parts, by part number, from 1. */
  received: Map<number, Content>;
  /** The file, once its upload is confirmed. */
  content?: Content;
}

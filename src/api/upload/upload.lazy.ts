/** Uploads of files to assets: validation, hash, transfer, confirmation (reference 4.2). Loaded with the first upload. */
import type { Client } from '../client.js';
import { md5 } from './hash.js';
import { put } from './put.js';
import { systemEnvironment } from './retry.js';
import { startUpload, type Upload, type UploadOptions } from './upload.js';

/**
 * Uploads a file to an existing asset: validates type, size and category, sends the content and confirms it (reference
 * 4.2.1, 4.2.3, 4.2.4). It starts at once; `done` settles when it has ended, and `onState` is called at every change.
 */
export function upload(client: Client, file: File, options: UploadOptions): Upload {
  return startUpload(client, file, options, { ...systemEnvironment, put, md5 });
}

export { md5, put };
export type { Md5Options } from './hash.js';
export { checkUpload } from './rules.js';
export type { FileCategory, UploadBreach } from './rules.js';
export type { Upload, UploadOptions, UploadState } from './upload.js';
export type { UploadCheckpoint } from './checkpoint.js';

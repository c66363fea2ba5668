/**
 * Processes uploaded files: reviews each, and extracts metadata, pages and a cover from the main file, after which the
 * asset becomes usable (reference 4.2.3).
 *
 * The review approves a file at once unless an outcome was chosen for it. The `review_config` of an asset exempts it
 * from reviews.
 */
import type { AssetFileInfo } from '../../../src/api/index.js';
import { changeFile, removeFiles, filesOf } from '../files/lookup.js';
import { contentKind, isOtherContent } from '../files/meta/content-kind.js';
import { extractMetadata } from '../files/meta/metadata.js';
import { errorInfo } from '../service-errors.js';
import { later, type ArrivedFile } from './arrived-file.js';
import { addGeneratedPicture, addImageCover, hasCover } from './generated-covers.js';
import { convertSlides } from './slides.js';
import { applyState, touch } from './asset-lifecycle.js';
import type { Asset } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** The reviews that do not approve a file at once. */
const reviewOutcomes = ['AUTOMATIC_REVIEW_REJECT', 'MANUAL_REVIEW', 'MANUAL_REVIEW_REJECT'] as const;

/** Starts to process a file. */
export function processFile(arrival: ArrivedFile): void {
  const { service, asset, file } = arrival;
  const chosen = asset.skipsReview
    ? undefined
    : service.outcomes.decide('file_review', [file.file_id, asset.info.asset_id], reviewOutcomes);
  if (!chosen) return approve(arrival);
  setFileState(arrival, 'UPLOADED');
  later(arrival, service.invented.fileReviewSeconds, () => {
    if (chosen.outcome === 'AUTOMATIC_REVIEW_REJECT') return reject(arrival, 'AUTOMATIC_REVIEW_REJECT');
    setFileState(arrival, 'REVIEW');
    later(arrival, service.invented.manualReviewSeconds, () =>
      chosen.outcome === 'MANUAL_REVIEW_REJECT' ? reject(arrival, 'MANUAL_REVIEW_REJECT') : approve(arrival),
    );
  });
}

/** Cancels an upload. An asset without a main file then fails, too. */
export function abandonFile(
  service: ServiceState,
  asset: Asset,
  file: AssetFileInfo,
  state: 'FAILED' | 'CANCELLED',
): void {
  changeFile(asset, file.file_id ?? '', { state });
  const isMissed = file.asset_file_category === 'MAIN' && !hasMain(asset);
  if (state === 'FAILED' && isMissed) applyState(service, asset, 'FAILED');
  touch(service, asset);
}

/** Whether an asset has its main file. */
export function hasMain(asset: Asset): boolean {
  return filesOf(asset).some(
    ({ asset_file_category, state }) =>
      asset_file_category === 'MAIN' && ['CREATED', 'UPLOADED', 'REVIEW'].includes(state ?? ''),
  );
}

function approve(arrival: ArrivedFile): void {
  const { service, asset, file, content } = arrival;
  setFileState(arrival, 'CREATED');
  if (file.asset_file_category !== 'MAIN') return;
  delete asset.info.fail_type;
  delete asset.info.reason;
  const isOther = isOtherContent(asset.info.asset_type ?? '', content.bytes);
  if (isOther) asset.info.reason = errorInfo('MSS.10001034').error_msg;
  applyState(service, asset, isOther ? 'FAILED' : 'ACTIVED');
  analyse(arrival);
}

function reject(arrival: ArrivedFile, fail_type: 'AUTOMATIC_REVIEW_REJECT' | 'MANUAL_REVIEW_REJECT'): void {
  const { service, asset, file } = arrival;
  const reason = service.invented.reviewReason;
  changeFile(asset, file.file_id ?? '', { state: 'BLOCK', reason });
  if (file.asset_file_category !== 'MAIN') return;
  Object.assign(asset.info, { fail_type, reason });
  applyState(service, asset, 'FAILED');
}

function analyse(arrival: ArrivedFile): void {
  const { service, asset, file, content, isAnalysed } = arrival;
  const type = asset.info.asset_type ?? '';
  const isReadable = !isOtherContent(type, content.bytes);
  if (isAnalysed) setMeta(asset, extractMetadata(type, content));
  if (type === 'IMAGE' && service.invented.imageCover && isReadable && !hasCover(asset))
    addImageCover(service, asset, file, content);
  if (type === 'VIDEO') convertVideo(arrival);
  if (type === 'PPT' && asset.info.asset_extra_meta?.ppt_meta?.auto_analysis)
    convertSlides(arrival, failsToConvert(arrival));
}

function convertVideo(arrival: ArrivedFile): void {
  const { asset } = arrival;
  const { transcodingWaitSeconds, transcodingSeconds } = arrival.service.invented;
  const isFailing = contentKind(arrival.content.bytes) !== 'film' || failsToConvert(arrival);
  const status = (video_transcoding_status: 'WAITING' | 'TRANSCODING' | 'FAILED' | 'SUCCEEDED') => {
    const known = asset.info.asset_extra_meta?.video_meta;
    const isFailed = video_transcoding_status === 'FAILED';
    const error = isFailed ? { error_info: known?.error_info ?? errorInfo('MSS.10010015') } : {};
    setMeta(asset, { video_meta: { ...known, video_transcoding_status, ...error } });
  };
  status('WAITING');
  later(arrival, transcodingWaitSeconds, () => status('TRANSCODING'));
  later(arrival, transcodingWaitSeconds + transcodingSeconds, () => {
    if (isFailing) return status('FAILED');
    status('SUCCEEDED');
    if (asset.needsCover && !hasCover(asset))
      addGeneratedPicture(arrival.service, asset, 'COVER', `frame/${asset.info.asset_id}.svg`);
  });
}

function setFileState({ asset, file, service }: ArrivedFile, state: 'CREATED' | 'UPLOADED' | 'REVIEW'): void {
  changeFile(asset, file.file_id ?? '', { state });
  touch(service, asset);
}

function failsToConvert({ service, asset, file }: ArrivedFile): boolean {
  const ids = [file.file_id, asset.info.asset_id];
  return service.outcomes.decide('file_processing', ids, ['FAILED']) !== undefined;
}

function setMeta(asset: Asset, meta: NonNullable<Asset['info']['asset_extra_meta']>): void {
  asset.info.asset_extra_meta = { ...asset.info.asset_extra_meta, ...meta };
}

/** Deletes a file. An asset whose main file is deleted becomes incomplete. */
export function deleteAssetFile(service: ServiceState, asset: Asset, file: AssetFileInfo): void {
  if (file.asset_file_category === 'MAIN') removeResults(service, asset);
  removeFiles(service, asset, ({ file_id }) => file_id === file.file_id);
  if (file.asset_file_category === 'MAIN' && !hasMain(asset)) applyState(service, asset, 'CREATING');
  touch(service, asset);
}

/** Removes what was made of the main file: its metadata, its pages, and the states of its conversion. */
function removeResults(service: ServiceState, asset: Asset): void {
  const {
    image_meta: _image,
    audio_meta: _audio,
    video_meta: _video,
    ppt_meta,
    ...others
  } = asset.info.asset_extra_meta ?? {};
  const {
    pages,
    page_count: _count,
    ppt_analysis_status: _status,
    error_info: _error,
    ...settings
  } = ppt_meta ?? {};
  const made = new Set((pages ?? []).map((page) => page.file_id));
  removeFiles(service, asset, ({ file_id }) => made.has(file_id ?? ''));
  asset.info.asset_extra_meta = { ...others, ...(ppt_meta && { ppt_meta: settings }) };
}

/** Finds the picture and the sound among an asset's files, and the kind of the asset. */
import { lookUp } from '../../base/index.js';
import type { AssetFileInfo, DigitalAssetInfo } from '../../api/index.js';

/** What an asset is shown as. */
export type AssetKind = 'avatar' | 'picture' | 'video' | 'slides' | 'voice' | 'sound' | 'other';

const kindByType: Partial<Record<string, AssetKind>> = {
  HUMAN_MODEL_2D: 'avatar',
  HUMAN_MODEL: 'avatar',
  IMAGE: 'picture',
  VIDEO: 'video',
  PPT: 'slides',
  VOICE_MODEL: 'voice',
  MUSIC: 'sound',
  AUDIO: 'sound',
};

/** The default types: those that people recognise by a picture. */
export const pictureTypes: readonly string[] = ['HUMAN_MODEL_2D', 'IMAGE', 'VIDEO', 'PPT'];

const pictureExtension = /^(png|jpe?g|webp|gif|bmp|svg|avif)$/i;
const soundExtension = /^(mp3|wav|m4a|aac|ogg|opus|flac)$/i;

/** The kind of an asset type. */
export function assetKind(asset_type: string | null | undefined): AssetKind {
  return lookUp(kindByType, asset_type) ?? 'other';
}

/** Whether an asset of the type is something to listen to. */
export function isAudible(asset_type: string | null | undefined): boolean {
  const kind = assetKind(asset_type);
  return kind === 'voice' || kind === 'sound';
}

/** Address of the picture: the cover, or the main file if that is a picture. */
export function pictureUrl(asset: DigitalAssetInfo): string | undefined {
  const main = fileOf(asset, 'MAIN');
  const isPicture = asset.asset_type === 'IMAGE' || pictureExtension.test(main?.file_type ?? '');
  return addressOf(fileOf(asset, 'COVER')) ?? (isPicture ? addressOf(main) : undefined);
}

/** Whether a picture or a video is higher than wide; undefined if the service does not say its size. */
export function isUpright({ asset_extra_meta: meta }: DigitalAssetInfo): boolean | undefined {
  const { width, height } = meta?.image_meta ?? meta?.video_meta ?? {};
  return width && height ? height > width : undefined;
}

/** Address of the sound of a voice, a piece of music or a recording: the sample, or the main file if it is a sound. */
export function soundUrl(asset: DigitalAssetInfo): string | undefined {
  if (!isAudible(asset.asset_type)) return undefined;
  const main = fileOf(asset, 'MAIN');
  const isSound = assetKind(asset.asset_type) === 'sound' || soundExtension.test(main?.file_type ?? '');
  return addressOf(fileOf(asset, 'SAMPLE')) ?? (isSound ? addressOf(main) : undefined);
}

/** Address of a film. */
export function filmUrl(asset: DigitalAssetInfo): string | undefined {
  return asset.asset_type === 'VIDEO' ? addressOf(fileOf(asset, 'MAIN')) : undefined;
}

function fileOf(asset: DigitalAssetInfo, category: string): AssetFileInfo | undefined {
  return asset.files?.find((file) => file.asset_file_category === category && file.download_url);
}

function addressOf(file: AssetFileInfo | undefined): string | undefined {
  return file?.download_url ?? undefined;
}

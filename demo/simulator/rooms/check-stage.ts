/** Checks of backgrounds, layers and recordings that rooms and video scripts share (reference 5.1.1, 6.1.1). */
import { invalidParameter, serviceError } from '../service-errors.js';
import type { Stage } from '../assets/asset-use.js';

/** Base64 with its padding, or without it. */
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Throws if a background is incomplete, or the text of a layer is not in Base64. */
export function checkStage({ background_config = [], layer_config = [] }: Stage, member: string): void {
  background_config.forEach((background, index) => {
    const { background_type: type, background_config: file, background_asset_id: asset } = background;
    const place = `${member}.background_config[${index}]`;
    if (type === 'IMAGE' && !file && !asset)
      throw invalidParameter(`${place}.background_config`, 'is mandatory with IMAGE');
    if (type === 'COLOR' && !background.background_color_config)
      throw invalidParameter(`${place}.background_color_config`, 'is mandatory with COLOR');
  });
  layer_config.forEach((layer, index) => {
    const { text_config: words } = layer;
    if (!base64.test(words?.text_context ?? ''))
      throw serviceError('MSS.20010070', `${member}.layer_config[${index}].text_config.text_context`);
  });
}

/**
 * Throws if a file is not of the only format that its member allows: MP3 for the recordings of a livestream, SRT for
 * their subtitles (6.1.1). Only the name is known here: one without an extension is accepted.
 */
export function checkFormat(url: string | undefined, format: 'mp3' | 'srt', member: string): void {
  const path = url && URL.canParse(url) ? new URL(url).pathname : (url ?? '');
  const extension = /\.(\w{2,4})$/.exec(path)?.[1]?.toLowerCase() ?? format;
  if (extension !== format) throw serviceError('MSS.20010070', `${member} must be ${format.toUpperCase()}`);
}

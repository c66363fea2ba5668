/** Checks of a video script that its schema cannot express (reference 5.1.1, 10.7). */
import type { CreateVideoScriptBody, VideoConfig } from '../../../src/api/index.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { isExternal, type Stage } from '../assets/asset-use.js';
import { checkText } from '../rooms/check-room.js';
import { checkStage } from '../rooms/check-stage.js';
import type { ServiceState } from '../state/service-state.js';
import type { ScriptItem } from '../state/video.js';

/** Minimum and maximum bit rate of a produced video, in kbit/s (5.1.1). */
const bitrates = [1000, 8000] as const;

/** Sizes that are available without cropping (5.1.1). */
const sizes = ['1920x1080', '1080x1920', '1280x720', '720x1280', '3840x2160', '2160x3840'];

/** Throws if a script is invalid or another script has its name. `own` is the ID of the script that it replaces. */
export function checkScript(service: ServiceState, body: CreateVideoScriptBody, own?: string): void {
  const namesake = [...service.videoScripts.values()].find(
    (script) =>
      script.body.script_name === body.script_name &&
      script.catalog === 'VIDEO_DRAFT' &&
      script.script_id !== own,
  );
  if (namesake) throw serviceError('MSS.20010005');
  checkItems(body.shoot_scripts);
  if (body.video_config) checkOutput(body.video_config);
}

/**
 * Throws if the bit rate is not one of produced videos, whose range is narrower than that of livestreams, or the size is
 * not available without cropping (5.1.1).
 */
export function checkOutput({
  bitrate,
  width,
  height,
  clip_mode,
}: Pick<VideoConfig, 'bitrate' | 'width' | 'height' | 'clip_mode'>): void {
  const [least, most] = bitrates;
  if (bitrate < least || bitrate > most)
    throw serviceError('MSS.20010070', `video_config.bitrate must be from ${least} to ${most}`);
  if (clip_mode !== 'CROP' && !sizes.includes(`${width}x${height}`))
    throw invalidParameter('video_config.width', `and height must be one of ${sizes.join(', ')}`);
}

/** Throws if two paragraphs have the same number, a text is not well-formed, or a background is incomplete. */
export function checkItems(items: readonly ScriptItem[]): void {
  const numbers = new Set<number>();
  items.forEach(({ sequence_no, shoot_script }, index) => {
    const member = `shoot_scripts[${index}]`;
    if (sequence_no !== undefined && numbers.has(sequence_no))
      throw invalidParameter(`${member}.sequence_no`, 'must be unique');
    if (sequence_no !== undefined) numbers.add(sequence_no);
    if (shoot_script.text_config)
      checkText(shoot_script.text_config.text, `${member}.shoot_script.text_config.text`);
    checkStage(shoot_script, `${member}.shoot_script`);
    checkSources(shoot_script, `${member}.shoot_script`);
  });
}

/** Throws if a picture or a video is not from the asset library: only livestreams use external ones (5.1.1, newer 5.3.2). */
function checkSources({ background_config = [], layer_config = [] }: Stage, member: string): void {
  background_config.forEach(({ background_config: url }, index) =>
    checkSource(url, `${member}.background_config[${index}].background_config`),
  );
  layer_config.forEach(({ image_config, video_config }, index) => {
    const layer = `${member}.layer_config[${index}]`;
    checkSource(image_config?.image_url, `${layer}.image_config.image_url`);
    checkSource(video_config?.video_url, `${layer}.video_config.video_url`);
    checkSource(video_config?.video_cover_url, `${layer}.video_config.video_cover_url`);
  });
}

function checkSource(url: string | undefined, member: string): void {
  if (isExternal(url ?? ''))
    throw serviceError('MSS.20010070', `${member} must be a URL of the asset library`);
}

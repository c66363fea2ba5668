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
  checkBitrate(body.video_config);
}

/** Throws if the bit rate is not one of produced videos, whose range is narrower than that of livestreams (5.1.1). */
export function checkBitrate(video: Pick<VideoConfig, 'bitrate'> | undefined): void {
  const [least, most] = bitrates;
  if (video && (video.bitrate < least || video.bitrate > most))
    throw serviceError('MSS.20010070', `video_config.bitrate must be from ${least} to ${most}`);
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

/** Throws if a background is not from the asset library: only livestreams use external ones (5.1.1). */
function checkSources({ background_config = [] }: Stage, member: string): void {
  background_config.forEach(({ background_config: url = '' }, index) => {
    if (isExternal(url))
      throw serviceError(
        'MSS.20010070',
        `${member}.background_config[${index}].background_config must be a URL of the asset library`,
      );
  });
}

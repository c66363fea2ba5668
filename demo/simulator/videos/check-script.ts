/** Checks of a video script that its schema cannot express (reference 5.1.1, 10.7). */
import type { CreateVideoScriptBody } from '../../../src/api/index.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { checkText } from '../rooms/check-room.js';
import type { ServiceState } from '../state/service-state.js';
import type { ScriptItem } from '../state/video.js';

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
    shoot_script.background_config?.forEach((background, at) => {
      const place = `${member}.shoot_script.background_config[${at}]`;
      const { background_type: type, background_config: file, background_asset_id: asset } = background;
      if (type === 'IMAGE' && !file && !asset)
        throw invalidParameter(`${place}.background_config`, 'is mandatory with IMAGE');
      if (type === 'COLOR' && !background.background_color_config)
        throw invalidParameter(`${place}.background_color_config`, 'is mandatory with COLOR');
    });
  });
}

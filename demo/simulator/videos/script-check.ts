/** Rules for a video script that its schema cannot say (reference 5.1.1, 10.7). */
import type { CreateVideoScriptBody } from '../../../src/api/index.js';
import { invalid, refuse } from '../service-errors.js';
import { checkText } from '../rooms/check.js';
import type { World } from '../state.js';
import type { Item } from './script.js';

/** Refuses a script that breaks a rule, or whose name another has. `own` is the script that it replaces. */
export function checkScript(world: World, body: CreateVideoScriptBody, own?: string): void {
  const namesake = [...world.videoScripts.values()].find(
    (script) =>
      script.body.script_name === body.script_name &&
      script.catalog === 'VIDEO_DRAFT' &&
      script.script_id !== own,
  );
  if (namesake) throw refuse('MSS.20010005');
  checkItems(body.shoot_scripts);
}

/** Refuses paragraphs that share a number, whose text cannot be read, or whose background is not named. */
export function checkItems(items: readonly Item[]): void {
  const numbers = new Set<number>();
  items.forEach(({ sequence_no, shoot_script }, index) => {
    const member = `shoot_scripts[${index}]`;
    if (sequence_no !== undefined && numbers.has(sequence_no))
      throw invalid(`${member}.sequence_no`, 'must be unique');
    if (sequence_no !== undefined) numbers.add(sequence_no);
    if (shoot_script.text_config)
      checkText(shoot_script.text_config.text, `${member}.shoot_script.text_config.text`);
    shoot_script.background_config?.forEach((background, at) => {
      const place = `${member}.shoot_script.background_config[${at}]`;
      const { background_type: type, background_config: file, background_asset_id: asset } = background;
      if (type === 'IMAGE' && !file && !asset)
        throw invalid(`${place}.background_config`, 'is mandatory with IMAGE');
      if (type === 'COLOR' && !background.background_color_config)
        throw invalid(`${place}.background_color_config`, 'is mandatory with COLOR');
    });
  });
}

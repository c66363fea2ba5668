/**
 * Checks of a room that its schema cannot express (reference 6.1.1, 10.5, 10.7).
 *
 * The assets of a room need not exist when it is saved: the room is then shown as DISABLE and cannot be started. The
 * assets of scenes that a command sets must exist.
 */
import type { SmartLiveRoomBody } from '../../../src/api/index.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { checkUrl } from '../http/check-url.js';
import type { ServiceState } from '../state/service-state.js';
import { isActive, stageAssets } from '../assets/asset-use.js';
import { readScript, type ScriptReading } from '../text/read-script.js';
import { checkConditions } from './check-rules.js';
import { checkFormat, checkStage } from './check-stage.js';
import { findAsset } from '../assets/shared-assets.js';

type Scene = NonNullable<SmartLiveRoomBody['scene_scripts']>[number];
type Callback = NonNullable<SmartLiveRoomBody['live_event_callback_config']>;

/** Maximum number of characters in a text, without its tags. */
const longestText = 10_000;

/** Throws if a body is invalid or another room has its name. `own` is the ID of the room that it replaces. */
export function checkRoom(service: ServiceState, body: SmartLiveRoomBody, own?: string): void {
  const namesake = [...service.rooms.values()].find(
    (room) => room.body.room_name === body.room_name && room.room_id !== own,
  );
  if (namesake) throw serviceError('MSS.20010031');
  body.scene_scripts?.forEach((scene, index) => checkScene(scene, `scene_scripts[${index}]`));
  checkRules(body.interaction_rules);
  checkOutputUrls(body.output_urls);
  checkCallback(body.live_event_callback_config);
}

/** Throws if a condition or an address of a rule is invalid, or a reply is not well-formed. */
export function checkRules(rules: SmartLiveRoomBody['interaction_rules'], prefix = ''): void {
  checkConditions(rules);
  rules?.forEach((rule, index) =>
    rule.trigger?.reply_texts?.forEach((text, at) =>
      checkMarkup(text, `${prefix}interaction_rules[${index}].trigger.reply_texts[${at}]`),
    ),
  );
}

/** Throws if the text of a TextConfig is too long (5.3.2) or not well-formed. */
export function checkText(text: string, member: string): void {
  if (checkMarkup(text, member).characters > longestText)
    throw invalidParameter(member, `must be at most ${longestText} characters long without its tags`);
}

/**
 * Reads a text, and throws if it is not well-formed XML (10.2). Tags and values that 10.5 and 10.7 do not know are accepted, as no error
 * is documented for them.
 */
export function checkMarkup(text: string, member: string): ScriptReading {
  const reading = readScript(text);
  const { error } = reading;
  if (error) throw serviceError('MSS.20010015', `${member} at ${error.at}: ${error.message}`);
  return reading;
}

/** Throws if an output URL is not RTMP. Empty ones mean no output. */
export function checkOutputUrls(urls: readonly string[] | undefined): void {
  urls?.forEach((url, index) => checkUrl(url, ['rtmp', 'rtmps'], `output_urls[${index}]`));
}

/** Throws if the callback URL is not HTTPS (6.1.1, and the newer page of 6.2.1). An empty one means no callbacks. */
export function checkCallback(config: Callback | undefined): void {
  const member = 'live_event_callback_config.live_event_type_callback_url';
  checkUrl(config?.live_event_type_callback_url, ['https'], member);
}

/** Checks the scenes that a command sets: their assets must exist, and be active (4.1.2). */
export function checkScenes(service: ServiceState, scenes: readonly Scene[], prefix: string): void {
  scenes.forEach((scene, index) => {
    const member = `${prefix}[${index}]`;
    checkScene(scene, member);
    checkExists(service, scene.model_asset_id, `${member}.model_asset_id`);
    checkExists(service, scene.voice_config?.voice_asset_id, `${member}.voice_config.voice_asset_id`);
    const used = [scene.model_asset_id, scene.voice_config?.voice_asset_id, ...stageAssets(service, scene)];
    const unusable = used.find((id) => id && !isActive(service, id));
    if (unusable) throw serviceError('MSS.20010071', unusable);
  });
}

function checkScene(scene: Scene, member: string): void {
  checkStage(scene, member);
  scene.shoot_scripts.forEach((item, index) => {
    const place = `${member}.shoot_scripts[${index}]`;
    if (item.text_config) checkText(item.text_config.text, `${place}.text_config.text`);
    checkFormat(item.audio_config?.audio_url, 'mp3', `${place}.audio_config.audio_url`);
    checkFormat(item.audio_config?.subtitle_url, 'srt', `${place}.audio_config.subtitle_url`);
  });
}

function checkExists(service: ServiceState, id: string | undefined, member: string): void {
  if (id && !findAsset(service, id)) throw serviceError('MSS.20010070', `${member}: there is no asset ${id}`);
}

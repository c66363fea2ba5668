/** The asset of a trained voice, in the tenant's library. */
import { applyState } from '../assets/asset-lifecycle.js';
import { addAsset, modelFile, mediaFile } from './trained-asset.js';
import type { ServiceState } from '../state/service-state.js';
import type { VoiceTraining } from '../state/training.js';

/** Adds the voice as an active asset, and returns its ID. */
export function addVoice(service: ServiceState, job: VoiceTraining): string {
  const { voice_name, description = '', sex = 'UNKNOW', language = 'CN', tag, supported_service } = job.body;
  const isChinese = language === 'CN';
  const asset_id = addAsset(
    service,
    {
      asset_type: 'VOICE_MODEL',
      asset_name: voice_name,
      asset_description: description,
      ...(job.app_user_id !== undefined && { app_user_id: job.app_user_id }),
      tags: tag ? [tag] : [],
      asset_extra_meta: {
        voice_model_meta: {
          model_type: 'CLONE',
          sex,
          language,
          speed_ratio: 1,
          volume_ratio: 1,
          is_realtime_voice: true,
          voice_capability: {
            is_support_phoneme_en: true,
            is_support_phoneme: isChinese,
            is_support_break_time: true,
            is_support_break_strength: true,
            is_support_speed: true,
            is_support_prosody: true,
            is_support_ssml_say_as: true,
            is_support_ssml_sub: true,
            is_support_word: isChinese,
          },
        },
      },
    },
    supported_service,
  );
  const asset = service.assets.get(asset_id);
  if (!asset) return asset_id;
  asset.info.files = [
    modelFile(service.invented.voiceModelBytes),
    mediaFile(`voice/${asset_id}.wav`, 'SAMPLE'),
    mediaFile(`wave/${asset_id}.svg`, 'OTHER'),
  ];
  applyState(service, asset, 'ACTIVED');
  return asset_id;
}

/** Chooses outcomes for what exists: checks that the IDs of rules are known, and freezes usable assets at once. */
import { blockAsset } from './assets/asset-lifecycle.js';
import { findFile } from './files/lookup.js';
import type { OutcomeKind, OutcomeRule } from './outcomes.js';
import type { ServiceState } from './state/service-state.js';

type Lookup = (service: ServiceState, id: string) => boolean;

const isAsset: Lookup = ({ assets }, id) => assets.has(id);
const isAssetOrFile: Lookup = (service, id) => isAsset(service, id) || findFile(service, id) !== undefined;
const isVoiceTraining: Lookup = ({ training }, id) => training.voices.has(id);

const lookups: Record<OutcomeKind, Lookup> = {
  file_review: isAssetOrFile,
  file_processing: isAssetOrFile,
  asset: isAsset,
  product: ({ products }, id) => products.has(id),
  video: ({ videoJobs }, id) => videoJobs.has(id),
  livestream: ({ liveJobs }, id) => liveJobs.has(id),
  avatar_training: ({ training }, id) => training.models.has(id),
  voice_training: isVoiceTraining,
  voice_segment: isVoiceTraining,
  preview: ({ previews }, id) => previews.has(id),
};

/** Adds rules. Returns the first whose ID does not exist, and then adds none. */
export function chooseOutcomes(
  service: ServiceState,
  rules: readonly OutcomeRule[],
): OutcomeRule | undefined {
  const stranger = rules.find(({ kind, id }) => id !== undefined && !lookups[kind](service, id));
  if (stranger) return stranger;
  service.outcomes.add(rules);
  for (const { kind, id } of rules) if (kind === 'asset' && id !== undefined) freezeUsable(service, id);
  return undefined;
}

function freezeUsable(service: ServiceState, id: string): void {
  const asset = service.assets.get(id);
  if (!asset || !['ACTIVED', 'UNACTIVED'].includes(asset.info.asset_state ?? '')) return;
  if (service.outcomes.decide('asset', [id], ['BLOCK']))
    blockAsset(service, asset, service.invented.reviewReason);
}

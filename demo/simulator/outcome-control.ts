/** Chooses outcomes for what exists: checks that the IDs of rules are known, and carries out at once what can be. */
import { blockAsset } from './assets/asset-lifecycle.js';
import { findFile } from './files/lookup.js';
import { blockJob, blockRoom } from './live/block.js';
import { dropStream } from './live/connection.js';
import { isOver } from './live/job.js';
import type { OutcomeKind, OutcomeRule } from './outcomes.js';
import { tenantWith } from './tenants.js';
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
  room: ({ rooms }, id) => rooms.has(id),
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
  const ownerOf = ({ kind, id = '' }: OutcomeRule) => tenantWith(service, (one) => lookups[kind](one, id));
  const stranger = rules.find((rule) => rule.id !== undefined && !ownerOf(rule));
  if (stranger) return stranger;
  service.outcomes.add(rules);
  for (const rule of rules) {
    const tenant = rule.id === undefined ? undefined : ownerOf(rule);
    if (tenant) atOnce[rule.kind]?.(tenant, rule.id ?? '');
  }
  return undefined;
}

/** What is decided at once about something that exists, instead of at its next step. */
const atOnce: Partial<Record<OutcomeKind, (service: ServiceState, id: string) => void>> = {
  asset: freezeUsable,
  room: decideRoom,
  livestream: disturbLive,
};

/** Blocks a room, or lifts its block. */
function decideRoom(service: ServiceState, id: string): void {
  const room = service.rooms.get(id);
  if (!room) return;
  const chosen = service.outcomes.decide('room', [id], ['BLOCKED', 'ENABLE']);
  if (chosen?.outcome === 'BLOCKED') blockRoom(service, room, chosen.error_code);
  else if (chosen) delete room.blocked;
}

/** Blocks a task that waits or is on air, or drops its stream if that is connected. */
function disturbLive(service: ServiceState, id: string): void {
  const job = service.liveJobs.get(id);
  if (!job || isOver(job)) return;
  const blocked = service.outcomes.decide('livestream', [id], ['BLOCKED']);
  if (blocked) return blockJob(service, job, blocked.error_code);
  if (job.stream.state === 'CONNECTED' && service.outcomes.decide('livestream', [id], ['DROPPED']))
    dropStream(service, job);
}

function freezeUsable(service: ServiceState, id: string): void {
  const asset = service.assets.get(id);
  if (!asset || !['ACTIVED', 'UNACTIVED'].includes(asset.info.asset_state ?? '')) return;
  if (service.outcomes.decide('asset', [id], ['BLOCK']))
    blockAsset(service, asset, service.invented.reviewReason);
}

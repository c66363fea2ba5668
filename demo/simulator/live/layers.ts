/** Materials over the picture, from interaction rules and SHOW_LAYER (reference 6.1.1, 6.2.5). */
import type { SmartLiveRoomBody } from '../../../src/api/index.js';
import type { Cancel } from '../clock.js';
import { scheduleForJob } from './job.js';
import type { ServiceState } from '../state/service-state.js';
import type { Layer, LiveJob } from '../state/live-job.js';

type Trigger = NonNullable<NonNullable<SmartLiveRoomBody['interaction_rules']>[number]['trigger']>;

/** The material of a rule or a command, and an extra material that is shown with it. */
export type Materials = Pick<Trigger, 'layer_config' | 'extra_layer_config'>;
type Material = NonNullable<Materials['layer_config']>;

/** Shows materials, each for its own duration or, if it has none, for `seconds`. */
export function showLayers(service: ServiceState, job: LiveJob, materials: Materials, seconds: number): void {
  for (const material of [materials.layer_config, materials.extra_layer_config]) {
    if (material) show(service, job, material, durationOf(material) || seconds);
  }
}

/** Shows a material. If it is on the screen already, restarts its time. */
function show(service: ServiceState, job: LiveJob, material: Material, seconds: number): void {
  const layer: Layer = { layer_type: material.layer_type, what: contentOf(material) };
  for (const [shown, cancel] of job.layers) {
    if (shown.layer_type !== layer.layer_type || shown.what !== layer.what) continue;
    cancel();
    job.layers.delete(shown);
  }
  const cancel: Cancel = scheduleForJob(service, job, seconds, () => job.layers.delete(layer));
  job.layers.set(layer, cancel);
}

/** Duration in seconds; 0 means the duration of the reply. */
function durationOf({ image_config, video_config, text_config }: Material): number {
  return (
    image_config?.display_duration ?? video_config?.display_duration ?? text_config?.display_duration ?? 0
  );
}

function contentOf({ asset_id, image_config, video_config, text_config }: Material): string {
  return asset_id || image_config?.image_url || video_config?.video_url || text_config?.text_context || '';
}

/** Layers that the form can show: those of the task's rules and scenes, and a new one, as SHOW_LAYER carries them. */
import {
  restoreRawValues,
  type LiveRoomInteractionRuleInfo,
  type SmartLiveRoom,
} from '../../../api/index.js';

/** A layer as interaction rules carry it (reference 6.1.1). The reference describes no other structure for SHOW_LAYER. */
export type SmartLayer = NonNullable<NonNullable<LiveRoomInteractionRuleInfo['trigger']>['layer_config']>;

/** Types of a new layer. */
export type LayerKind = SmartLayer['layer_type'];

/** Layers that are shown together. */
export interface LayerChoice {
  from: 'rule' | 'scene';
  /** Name of the rule or the scene; empty if it has none. */
  name: string;
  /** Number of the rule, or of the layer in its scene, from 1. */
  number: number;
  layers: readonly SmartLayer[];
}

/** What a person enters for a new layer. */
export interface NewLayer {
  kind: LayerKind;
  /** Address or asset ID of a picture or video. */
  source: string;
  words: string;
  place: string;
  /** Percent of the picture. */
  width: number;
}

/** The members that have the address and the duration, by type. */
const configNames = { IMAGE: 'image_config', VIDEO: 'video_config', TEXT: 'text_config' } as const;
const urlNames = { IMAGE: 'image_url', VIDEO: 'video_url', TEXT: undefined } as const;

/** The layers of the task: those of its rules, then the pictures and videos of its scenes. */
export function choicesOf({ interaction_rules, scene_scripts }: SmartLiveRoom): LayerChoice[] {
  const rules = (interaction_rules ?? []).map((rule, index): LayerChoice => {
    const { layer_config, extra_layer_config } = restoreRawValues(rule).trigger ?? {};
    const layers = [layer_config, extra_layer_config].filter(Boolean) as SmartLayer[];
    return { from: 'rule', name: rule.rule_name ?? '', number: index + 1, layers };
  });
  const scenes = (scene_scripts ?? []).flatMap(({ script_name, layer_config }) =>
    (layer_config ?? [])
      .filter(({ layer_type }) => layer_type === 'IMAGE' || layer_type === 'VIDEO')
      .map((layer, index): LayerChoice => {
        const { layer_type, asset_id, position, size, image_config, video_config } = restoreRawValues(layer);
        const own = { layer_type, asset_id, position, size, image_config, video_config };
        const given = Object.entries(own).filter(([, value]) => value !== undefined && value !== null);
        const layers = [Object.fromEntries(given) as unknown as SmartLayer];
        return { from: 'scene', name: script_name ?? '', number: index + 1, layers };
      }),
  );
  return [...rules, ...scenes].filter(({ layers }) => layers.length > 0);
}

/** Whether a text is an address rather than an asset ID. */
export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source.trim());

/** A new layer on the canvas of the task, above all others. */
export function layerOf({ kind, source, words, place, width }: NewLayer, task: SmartLiveRoom): SmartLayer {
  const { width: w = 1080, height: h = 1920 } = task.video_config ?? {};
  const [canvasWidth, canvasHeight] = (w ?? 0) > (h ?? 0) ? [1920, 1080] : [1080, 1920];
  const isFull = place === 'FULL';
  const own = isFull ? canvasWidth : Math.round((canvasWidth * width) / 100);
  const margin = Math.round(canvasWidth * 0.04);
  // The height follows the material; what is placed at the lower edge is taken for a square.
  const far = (canvas: number) => Math.max(0, canvas - own - margin);
  const dx = place.endsWith('LEFT') ? margin : far(canvasWidth);
  const dy = place.startsWith('TOP') ? margin : far(canvasHeight);
  const middle = (canvas: number) => Math.max(0, Math.round((canvas - own) / 2));
  const corner = isFull
    ? { dx: 0, dy: 0 }
    : place === 'CENTER'
      ? { dx: middle(canvasWidth), dy: middle(canvasHeight) }
      : { dx, dy };
  const layer = { layer_type: kind, position: { ...corner, layer_index: 100 } };
  if (kind === 'TEXT')
    return {
      ...layer,
      text_config: { text_type: 'STATIC', text_context: words.trim(), font_size: 64, font_color: '#FFFFFF' },
    };
  const size = { width: own, ...(isFull && { height: canvasHeight }) };
  const text = source.trim();
  return isAddress(text)
    ? { ...layer, size, [configNames[kind]]: { [urlNames[kind] ?? '']: text } }
    : { ...layer, size, asset_id: text };
}

/** The asset whose address must be read, because a duration stands beside an address; undefined if there is one. */
export function assetToRead({ layer_type, asset_id, ...configs }: SmartLayer): string | undefined {
  return layer_type !== 'TEXT' && !configs[configNames[layer_type]] ? asset_id : undefined;
}

/** A layer with its duration. `url` is the address of its asset, if that was read. */
export function withDuration(layer: SmartLayer, seconds: number, url?: string): SmartLayer {
  const name = configNames[layer.layer_type];
  const urlName = urlNames[layer.layer_type];
  const config = layer[name] ?? (url && urlName ? { [urlName]: url } : undefined);
  if (!config) return layer;
  return { ...layer, [name]: { ...config, display_duration: seconds } };
}

/** The duration that a layer has, in seconds; undefined without one. */
export function durationOf(layer: SmartLayer | undefined): number | undefined {
  return (layer && layer[configNames[layer.layer_type]]?.display_duration) || undefined;
}

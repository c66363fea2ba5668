/**
 * Covers of rooms that the service has none for: the first scene of the room, its background and its avatar where they
 * stand in it. Only rooms in sight are read, each once for each of its versions.
 */
import { svg, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import {
  showSmartLiveRoom,
  type Client,
  type DigitalAssetInfo,
  type SmartLiveRoom,
} from '../../api/index.js';
import { AssetCacheController } from '../../ui/index.js';
import type { Room } from './room-pages.js';

type Scene = NonNullable<SmartLiveRoom['scene_scripts']>[number];

/** The longer and the shorter side of the canvas, in its pixels (reference 6.1.1). */
const [long, short] = [1920, 1080];
/** Colours that a scene may have: nothing else becomes an attribute. */
const colour = /^#[\da-f]{3,8}$/i;

/** The covers of one list. */
export class SceneCovers implements ReactiveController {
  private readonly assets: AssetCacheController;
  /** The first scene of each room that was read, by room and version; undefined while it is read, or if it has none. */
  private readonly scenes = new Map<string, Scene | undefined>();
  private abort = new AbortController();

  constructor(
    private readonly host: LitElement,
    private readonly client: () => Client | undefined,
  ) {
    host.addController(this);
    this.assets = new AssetCacheController(host, client);
  }

  hostDisconnected(): void {
    this.abort.abort();
    this.abort = new AbortController();
  }

  /** Reads the scenes of these rooms, unless they are known. */
  request(rooms: readonly Room[]): void {
    for (const room of rooms) if (!this.scenes.has(keyOf(room))) void this.read(room);
  }

  private async read(room: Room): Promise<void> {
    const client = this.client();
    if (!client) return;
    const { signal } = this.abort;
    const key = keyOf(room);
    this.scenes.set(key, undefined);
    const path = { room_id: room.room_id };
    try {
      const { scene_scripts } = await client.call(showSmartLiveRoom, { path }, { signal, priority: 'poll' });
      const scene = scene_scripts?.[0];
      this.scenes.set(key, scene);
      if (scene) this.assets.request(assetsOf(scene));
      this.host.requestUpdate();
    } catch {
      // The icon stays, which says no less than the name. A read that was ended is made when the room is seen again.
      if (signal.aborted) this.scenes.delete(key);
    }
  }

  /** The picture of a room; undefined if nothing of it is known yet. */
  render(room: Room): TemplateResult | undefined {
    const scene = this.scenes.get(keyOf(room));
    if (!scene) return undefined;
    const [width, height] = room.view_mode === 'LANDSCAPE' ? [long, short] : [short, long];
    const parts = [this.renderBackground(scene, width, height), this.renderAvatar(scene, width, height)];
    if (!parts.some(Boolean)) return undefined;
    return svg`<svg class="scene" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">${parts}</svg>`;
  }

  private renderBackground(scene: Scene, width: number, height: number): TemplateResult | undefined {
    const [background] = scene.background_config ?? [];
    const fill = background?.background_color_config ?? '';
    if (background?.background_type === 'COLOR' && colour.test(fill))
      return svg`<rect width=${width} height=${height} fill=${fill}></rect>`;
    const url =
      pictureOf(this.assets.get(background?.background_asset_id ?? '')) ??
      (background?.background_type === 'IMAGE' ? background.background_config : undefined);
    return url ? renderImage(url, { x: 0, y: 0, width, height }, 'xMidYMid slice') : undefined;
  }

  private renderAvatar(scene: Scene, width: number, height: number): TemplateResult | undefined {
    const url = pictureOf(this.assets.get(scene.model_asset_id ?? ''));
    if (!url) return undefined;
    const layer = scene.layer_config?.find(({ layer_type }) => layer_type === 'HUMAN');
    const place = {
      x: layer?.position?.dx ?? 0,
      y: layer?.position?.dy ?? 0,
      width: layer?.size?.width ?? width,
      height: layer?.size?.height ?? height,
    };
    return renderImage(url, place, 'xMidYMax meet');
  }
}

/** A room that has been changed since it was read is read again. */
const keyOf = ({ room_id, update_time }: Room): string => `${room_id} ${update_time ?? ''}`;

const assetsOf = ({ model_asset_id, background_config }: Scene): string[] =>
  [model_asset_id, background_config?.[0]?.background_asset_id].flatMap((id) => id || []);

function renderImage(
  url: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fit: string,
): TemplateResult {
  return svg`<image href=${url} x=${x} y=${y} width=${width} height=${height} preserveAspectRatio=${fit}></image>`;
}

/** Address of an asset's picture: its cover, or a picture itself. */
function pictureOf(asset: DigitalAssetInfo | undefined): string | undefined {
  const addressOf = (category: string) =>
    asset?.files?.find((file) => file.asset_file_category === category)?.download_url ?? undefined;
  return addressOf('COVER') ?? (asset?.asset_type === 'IMAGE' ? addressOf('MAIN') : undefined);
}

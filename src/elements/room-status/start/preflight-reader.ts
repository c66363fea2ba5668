/** Reads what a start depends on, and says what speaks against it. */
import {
  listSmartLive,
  type Client,
  type SmartLiveJob,
  type SmartLiveRoom,
  type StartSmartLiveBody,
} from '../../../api/index.js';
import type { MessageLanguage } from '../../../ssml/index.js';
import { assetCacheOf, loadErrorOf } from '../../../ui/asset-cache.js';
import { neededAssets, preflight, type Finding, type KnownAsset } from './preflight.js';

interface Read {
  room: SmartLiveRoom;
  assets: ReadonlyMap<string, KnownAsset>;
  jobs: readonly SmartLiveJob[] | undefined;
}

export class Readiness {
  private known: Read | undefined;
  private said: { read: Read; key: string; findings: readonly Finding[] } | undefined;

  /** Reads; what cannot be read will be among the findings. Rejects only when `signal` aborts. */
  async look(client: Client, room: SmartLiveRoom, signal: AbortSignal): Promise<void> {
    const ids = neededAssets(room);
    const [jobs, ...assets] = await Promise.all([
      running(client, room, signal),
      ...ids.map((id) => readAsset(client, id, signal)),
    ]);
    this.known = { room, jobs, assets: new Map(ids.map((id, index) => [id, assets[index] ?? 'failed'])) };
  }

  /** What speaks against a start with these options; undefined before the first look. */
  findings(options: StartSmartLiveBody, lang: MessageLanguage): readonly Finding[] | undefined {
    const read = this.known;
    if (!read) return undefined;
    const key = `${lang}${JSON.stringify(options)}`;
    if (this.said?.read !== read || this.said.key !== key)
      this.said = { read, key, findings: preflight({ ...read, options, lang }) };
    return this.said.findings;
  }
}

async function readAsset(client: Client, asset_id: string, signal: AbortSignal): Promise<KnownAsset> {
  try {
    return await assetCacheOf(client).read(asset_id, { signal });
  } catch (error) {
    signal.throwIfAborted();
    return loadErrorOf(error);
  }
}

/** Tasks of the room that are not over; undefined if they cannot be read. */
async function running(
  client: Client,
  { room_id }: SmartLiveRoom,
  signal: AbortSignal,
): Promise<readonly SmartLiveJob[] | undefined> {
  try {
    const query = { state: 'WAITING,PROCESSING', limit: 10 };
    const answer = await client.call(listSmartLive, { path: { room_id: room_id ?? '' }, query }, { signal });
    return answer.smart_live_jobs ?? [];
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

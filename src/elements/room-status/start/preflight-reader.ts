/** Reads what a start depends on, and says what speaks against it. */
import {
  ApiError,
  listSmartLive,
  showAsset,
  type Client,
  type SmartLiveJob,
  type SmartLiveRoom,
  type StartSmartLiveBody,
} from '../../../api/index.js';
import type { MessageLanguage } from '../../../ssml/index.js';
import { neededAssets, preflight, type Finding, type KnownAsset } from './preflight.js';

/** Milliseconds for which an asset that was read is taken as it is: avatars and voices change seldom. */
const fresh = 60_000;

interface Read {
  room: SmartLiveRoom;
  assets: ReadonlyMap<string, KnownAsset>;
  jobs: readonly SmartLiveJob[] | undefined;
}

export class Readiness {
  private readonly assets = new Map<string, { asset: KnownAsset; at: number }>();
  private known: Read | undefined;
  private said: { read: Read; key: string; findings: readonly Finding[] } | undefined;

  /** Reads; what cannot be read will be among the findings. Rejects only when `signal` aborts. */
  async look(client: Client, room: SmartLiveRoom, signal: AbortSignal): Promise<void> {
    const ids = neededAssets(room);
    const [jobs, ...assets] = await Promise.all([
      running(client, room, signal),
      ...ids.map((id) => this.asset(client, id, signal)),
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

  private async asset(client: Client, asset_id: string, signal: AbortSignal): Promise<KnownAsset> {
    const before = this.assets.get(asset_id);
    if (before && Date.now() - before.at < fresh) return before.asset;
    const asset = await readAsset(client, asset_id, signal);
    if (asset !== 'failed') this.assets.set(asset_id, { asset, at: Date.now() });
    return asset;
  }
}

async function readAsset(client: Client, asset_id: string, signal: AbortSignal): Promise<KnownAsset> {
  try {
    return await client.call(showAsset, { path: { asset_id } }, { signal });
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof ApiError && error.status === 404 ? 'missing' : 'failed';
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

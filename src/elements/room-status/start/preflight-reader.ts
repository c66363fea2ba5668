/** Reads what a start depends on, and evaluates the preflight checks. */
import {
  ApiError,
  lackOf,
  listSmartLive,
  showAsset,
  type Client,
  type SmartLiveJob,
  type SmartLiveRoom,
  type StartSmartLiveBody,
} from '../../../api/index.js';
import type { MessageLanguage } from '../../../ssml/index.js';
import { assetCacheOf, loadErrorOf } from '../../../ui/index.js';
import { neededAssets, preflight, type PreflightFinding, type PreflightAsset } from './preflight.js';

interface ReadResult {
  room: SmartLiveRoom;
  assets: ReadonlyMap<string, PreflightAsset>;
  jobs: readonly SmartLiveJob[] | undefined;
}

/** The data of the checks for one room. */
export class PreflightReader {
  private input: ReadResult | undefined;
  private cached: { read: ReadResult; key: string; findings: readonly PreflightFinding[] } | undefined;

  /** Reads the data; what cannot be read becomes a finding. Rejects when `signal` aborts, and with an unexpected error. */
  async read(client: Client, room: SmartLiveRoom, signal: AbortSignal): Promise<void> {
    const ids = neededAssets(room);
    const [jobs, ...assets] = await Promise.all([
      readRunningTasks(client, room, signal),
      ...ids.map((id) => readAsset(client, id, signal)),
    ]);
    this.input = { room, jobs, assets: new Map(ids.map((id, index) => [id, assets[index] ?? 'failed'])) };
  }

  /** Findings for these options; undefined until the data has been read. */
  findings(options: StartSmartLiveBody, lang: MessageLanguage): readonly PreflightFinding[] | undefined {
    const read = this.input;
    if (!read) return undefined;
    const key = `${lang}${JSON.stringify(options)}`;
    if (this.cached?.read !== read || this.cached.key !== key)
      this.cached = { read, key, findings: preflight({ ...read, options, lang }) };
    return this.cached.findings;
  }
}

async function readAsset(client: Client, asset_id: string, signal: AbortSignal): Promise<PreflightAsset> {
  if (lackOf(client.grant, showAsset.name)) return 'failed';
  try {
    return await assetCacheOf(client).read(asset_id, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ApiError)) throw error;
    return loadErrorOf(error);
  }
}

/** Tasks of the room that are waiting or running; undefined if they cannot be read. */
async function readRunningTasks(
  client: Client,
  { room_id }: SmartLiveRoom,
  signal: AbortSignal,
): Promise<readonly SmartLiveJob[] | undefined> {
  if (lackOf(client.grant, listSmartLive.name, room_id ?? '')) return undefined;
  try {
    const query = { state: 'WAITING,PROCESSING', limit: 10 };
    const answer = await client.call(listSmartLive, { path: { room_id: room_id ?? '' }, query }, { signal });
    return answer.smart_live_jobs ?? [];
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  }
}

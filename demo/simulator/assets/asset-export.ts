/**
 * Copies assets between regions: exported by one simulator, imported by another (reference 4.1.9, 4.1.10).
 *
 * All simulators share one key, so that any can import what another exported. An export includes the content of small
 * files. Larger ones can be copied within one simulator only.
 */
import type {
  AnswerOf,
  AssetFileInfo,
  BodyOf,
  createAssetByReplicationInfo,
  DigitalAssetInfo,
  showAssetReplicationInfo,
} from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { toContent, isComplete } from '../files/content.js';
import { base64, newId } from '../hashing.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { removeAsset, applyState } from './asset-lifecycle.js';
import type { Asset, Content } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

const algorithm = 'AES128_GCM';
const key_id = '1';
const secret = new TextEncoder().encode('simulatedSealKey');

/** Maximum size of content that an export includes, in bytes. */
const maxExportedBytes = 4 * 2 ** 20;

interface ExportedAsset {
  info: DigitalAssetInfo;
  /** Base64 of the content, by file ID. */
  contents: Record<string, string>;
}

/** Exports an asset, encrypted. */
export async function exportAsset(
  service: ServiceState,
  { info }: Asset,
): Promise<AnswerOf<typeof showAssetReplicationInfo>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const contents = Object.fromEntries(
    (info.files ?? []).flatMap(({ file_id }) => {
      const content = service.uploads.get(file_id ?? '')?.content;
      const isLight = content && isComplete(content) && content.size <= maxExportedBytes;
      return isLight ? [[file_id ?? '', base64(content.bytes)]] : [];
    }),
  );
  const text = new TextEncoder().encode(JSON.stringify({ info, contents } satisfies ExportedAsset));
  const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyFor('encrypt'), text);
  const vector = base64(iv);
  return {
    asset_id: info.asset_id ?? '',
    asset_info: `${vector}:${base64(new Uint8Array(closed))}`,
    encryption_info: { algorithm, key_id, iv: vector },
  };
}

/** Starts to import an asset. It keeps its ID, unless an asset with this ID exists. */
export async function importAsset(
  service: ServiceState,
  body: BodyOf<typeof createAssetByReplicationInfo>,
): Promise<void> {
  if (!body.asset_info) throw invalidParameter('asset_info', 'is mandatory');
  checkEncryption(body.asset_info, body.encryption_info);
  const { info, contents } = await decrypt(body.asset_info);
  if (body.asset_id && body.asset_id !== info.asset_id) throw serviceError('MSS.10001044');
  const now = service.clock.now();
  const taken = service.assets.has(info.asset_id ?? '');
  const asset_id = taken ? newId() : (info.asset_id ?? newId());
  const ids = new Map((info.files ?? []).map(({ file_id }) => [file_id ?? '', newId()]));
  const copy: Asset = {
    source: 'CUSTOMIZATION',
    created: now,
    info: {
      ...withNewFileIds(info, ids),
      asset_id,
      project_id: service.account.project_id,
      create_time: rfc3339(now),
      update_time: rfc3339(now),
      asset_state: 'CREATING',
    },
  };
  for (const [from, file_id] of ids) {
    const content = findContent(service, from, contents);
    if (content)
      service.uploads.set(file_id, { file_id, asset_id, parts: undefined, received: new Map(), content });
  }
  const { files } = copy.info;
  copy.info.files = (files ?? []).map((file) => ({ ...file, state: 'CREATING' }));
  service.assets.set(asset_id, copy);
  finish(service, copy, files ?? [], info.asset_state, body.expire_time);
}

function finish(
  service: ServiceState,
  copy: Asset,
  files: AssetFileInfo[],
  state: DigitalAssetInfo['asset_state'],
  expire_time: number | undefined,
): void {
  const { clock } = service;
  clock.schedule(clock.now() + service.invented.assetCopySeconds * 1000, () => {
    if (copy.info.asset_state === 'DELETED') return;
    copy.info.files = files;
    applyState(service, copy, state ?? 'ACTIVED');
  });
  if (expire_time === undefined) return;
  // `expire_time` may be in seconds (ten digits) or in milliseconds.
  clock.schedule(expire_time < 1e11 ? expire_time * 1000 : expire_time, () => {
    if (copy.info.asset_state !== 'DELETED') removeAsset(service, copy, true);
  });
}

/** Finds the content of a file in this simulator, otherwise in the export. */
function findContent(
  service: ServiceState,
  file_id: string,
  contents: ExportedAsset['contents'],
): Content | undefined {
  const text = contents[file_id];
  const here = service.uploads.get(file_id)?.content;
  return here ?? (text === undefined ? undefined : toContent(bytesOf(text)));
}

/** Replaces the IDs of files in all members of the asset. */
function withNewFileIds(info: DigitalAssetInfo, ids: ReadonlyMap<string, string>): DigitalAssetInfo {
  return JSON.parse(JSON.stringify(info), (_, value: unknown) =>
    typeof value === 'string' ? (ids.get(value) ?? value) : value,
  ) as DigitalAssetInfo;
}

/** Throws if the encryption that the body names is not the one of the export. It may name none (4.1.10). */
function checkEncryption(
  asset_info: string,
  given: BodyOf<typeof createAssetByReplicationInfo>['encryption_info'],
): void {
  const [vector] = asset_info.split(':');
  const isOther =
    (given?.algorithm ?? algorithm) !== algorithm ||
    String(given?.key_id ?? key_id) !== key_id ||
    (given?.iv ?? vector) !== vector;
  if (isOther) throw serviceError('MSS.10001044');
}

async function decrypt(asset_info: string): Promise<ExportedAsset> {
  const [vector = '', closed = ''] = asset_info.split(':');
  try {
    const cipher = { name: 'AES-GCM', iv: bytesOf(vector) };
    const text = await crypto.subtle.decrypt(cipher, await keyFor('decrypt'), bytesOf(closed));
    return JSON.parse(new TextDecoder().decode(text)) as ExportedAsset;
  } catch {
    throw serviceError('MSS.10001044');
  }
}

function keyFor(use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'AES-GCM', false, [use]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

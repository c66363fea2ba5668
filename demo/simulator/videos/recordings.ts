/**
 * Recordings of the paragraphs of a script, and their upload and download URLs (reference 5.1.1, 5.1.3).
 *
 * The URLs are below `/_simulator/script-audio/`. Like object storage, a PUT accepts any file. The production of the video
 * checks whether it is a recording.
 */
import { base64, randomHex } from '../hashing.js';
import { json } from '../http/responses.js';
import { fileResponse } from '../http/file-response.js';
import { storageOrigin } from '../files/storage-origin.js';
import { tenantWith } from '../tenants.js';
import type { ServiceState } from '../state/service-state.js';
import type { ScriptItem, StoredScript } from '../state/video.js';

/** Path prefix of the URLs. */
export const recordingsPath = '/_simulator/script-audio/';

/** Maximum size of a recording, in bytes (reference 5.1.1). */
const largest = 100 * 1024 * 1024;

/** Adds a recording for each paragraph that needs one, and removes the others. */
export function syncRecordings(script: StoredScript): void {
  const wanted = script.body.shoot_scripts.filter(needsUpload).map((item) => item.sequence_no ?? 0);
  for (const number of script.recordings.keys())
    if (!wanted.includes(number)) script.recordings.delete(number);
  for (const number of wanted) {
    if (!script.recordings.has(number)) script.recordings.set(number, { key: randomHex(16) });
  }
}

/** Upload URLs in the response to the creation or update of a script; undefined if no paragraph needs a recording. */
export function recordingUploads(script: StoredScript, service: ServiceState, origin: string) {
  if (script.recordings.size === 0) return undefined;
  const audio_file_url = [...script.recordings].map(([sequence_no, { key }]) => ({
    sequence_no,
    audio_file_upload_url: linkOf(script, sequence_no, key, storageOrigin(service, origin)),
  }));
  return { audio_file_url };
}

/** Download URLs of uploaded recordings. */
export function recordingDownloads(script: StoredScript, service: ServiceState, origin: string) {
  return [...script.recordings].map(([sequence_no, { key, bytes }]) => {
    const link =
      bytes && service.settings.fileUrls === 'data'
        ? `data:${typeOf(bytes)};base64,${base64(bytes)}`
        : linkOf(script, sequence_no, key, storageOrigin(service, origin));
    return { sequence_no, ...(bytes && { audio_file_download_url: link }) };
  });
}

/** Handles the upload or download of a recording. */
export async function handleRecordingRequest(
  service: ServiceState,
  request: Request,
  url: URL,
): Promise<Response> {
  const [id = '', number, key] = url.pathname.slice(recordingsPath.length).split('/');
  const tenant = tenantWith(service, ({ videoScripts }) => {
    const recording = videoScripts.get(id)?.recordings.get(Number(number));
    return recording?.key === key;
  });
  const recording = tenant?.videoScripts.get(id)?.recordings.get(Number(number));
  if (!recording || recording.key !== key) return json({ error: 'this link leads nowhere' }, 403);
  if (request.method === 'PUT') {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > largest) return json({ error: `at most ${largest} bytes` }, 400);
    recording.bytes = bytes;
    return new Response(null, { status: 200 });
  }
  if (request.method !== 'GET') return json({ error: 'PUT or GET' }, 405, { Allow: 'GET, PUT' });
  if (!recording.bytes) return json({ error: 'nothing has been uploaded here' }, 404);
  return fileResponse(request, typeOf(recording.bytes), recording.bytes, 0);
}

/** Whether a file is a sound that the service accepts: MP3, WAV or M4A. */
export function isSound(bytes: Uint8Array): boolean {
  return typeOf(bytes) !== 'application/octet-stream';
}

/** Duration of a WAV file in seconds, from its header; undefined for other formats. */
export function wavSeconds(bytes: Uint8Array): number | undefined {
  if (typeOf(bytes) !== 'audio/wav' || bytes.length < 44) return undefined;
  const rate = new DataView(bytes.buffer, bytes.byteOffset).getUint32(28, true);
  return rate > 0 ? (bytes.length - 44) / rate : undefined;
}

function needsUpload({
  shoot_script: { script_type, audio_drive_file_external_url: link },
}: ScriptItem): boolean {
  return script_type === 'AUDIO' && !link;
}

function linkOf({ script_id }: StoredScript, number: number, key: string, origin: string): string {
  return `${origin}${recordingsPath}${script_id}/${number}/${key}`;
}

function typeOf(bytes: Uint8Array): string {
  const letters = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WAVE') return 'audio/wav';
  if (letters(4, 8) === 'ftyp') return 'audio/mp4';
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return letters(0, 3) === 'ID3' || isFrame ? 'audio/mpeg' : 'application/octet-stream';
}

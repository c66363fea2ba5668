/** Serves files below `/_simulator/media/`: content that `Media` generates, the sound of TTS previews, and records of livestreams. */
import { ConnectionDropped, errorForFault, pause } from './faults.js';
import { newId } from './hashing.js';
import { fileResponse } from './http/file-response.js';
import { errorResponse, json } from './http/responses.js';
import { recordsFile } from './live/interaction-records.js';
import { findMedia } from './media/facts.js';
import type { ServiceState } from './state/service-state.js';
import { previewFile } from './tts/preview.js';

/** Handles a request for a file. Fault rules match it as `media`. */
export async function handleMediaRequest(
  service: ServiceState,
  request: Request,
  url: URL,
): Promise<Response> {
  const fault = service.faults.match('media') ?? {};
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop) throw new ConnectionDropped();
  if (fault.status !== undefined) return errorResponse(errorForFault(fault, service.invented), newId());
  if (request.method !== 'GET') return json({ error: 'files can only be read' }, 405, { Allow: 'GET' });
  const key = decodeURI(url.pathname.replace('/_simulator/media/', ''));
  const [preview] = [...service.tenants.values()].flatMap(
    (tenant) => previewFile(tenant, key) ?? recordsFile(tenant, key) ?? [],
  );
  if (preview === 'expired') return json({ error: 'this link has expired' }, 403);
  const file = preview ?? findMedia(service, key);
  if (!file) return json({ error: `there is no file ${key}` }, 404);
  return fileResponse(request, file.type, file.bytes(), service.invented.fileCacheSeconds);
}

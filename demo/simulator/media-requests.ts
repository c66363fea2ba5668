/** Serves the simulator's own files: pictures and sounds of assets, and recordings of TTS previews. */
import { ConnectionDropped, pause, errorForFault } from './faults.js';
import { newId } from './hashing.js';
import { errorResponse, json } from './http/responses.js';
import { fileResponse } from './http/file-response.js';
import { media } from './media/index.js';
import { previewFile } from './tts/preview.js';
import type { ServiceState } from './state.js';

/** How long a browser may keep a file, in seconds. */
const day = 86_400;

/** Answers a request below `/_simulator/media/`. */
export async function handleMediaRequest(
  service: ServiceState,
  request: Request,
  url: URL,
): Promise<Response> {
  const fault = service.faults.match('media') ?? {};
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop) throw new ConnectionDropped();
  if (fault.status !== undefined) return errorResponse(errorForFault(fault), newId());
  if (request.method !== 'GET') return json({ error: 'files can only be read' }, 405, { Allow: 'GET' });
  const key = decodeURI(url.pathname.replace('/_simulator/media/', ''));
  const recording = previewFile(service, key);
  if (recording === 'expired') return json({ error: 'this link has expired' }, 403);
  const file = recording ?? media(key);
  if (!file) return json({ error: `there is no file ${key}` }, 404);
  return fileResponse(request, file.type, file.bytes(), day);
}

/** Serves the simulator's own files: pictures and sounds of assets, and recordings of TTS previews. */
import { ConnectionDropped, pause, refusalOf } from './faults.js';
import { newId } from './hashing.js';
import { errorAnswer, json } from './http/answer.js';
import { fileAnswer } from './http/bytes.js';
import { media } from './media/index.js';
import { recordingAt } from './tts/audition.js';
import type { World } from './state.js';

/** How long a browser may keep a file, in seconds. */
const day = 86_400;

/** Answers a request below `/_simulator/media/`. */
export async function answerMedia(world: World, request: Request, url: URL): Promise<Response> {
  const fault = world.faults.strike('media') ?? {};
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop) throw new ConnectionDropped();
  if (fault.status !== undefined) return errorAnswer(refusalOf(fault), newId());
  if (request.method !== 'GET') return json({ error: 'files can only be read' }, 405, { Allow: 'GET' });
  const key = decodeURI(url.pathname.replace('/_simulator/media/', ''));
  const recording = recordingAt(world, key);
  if (recording === 'expired') return json({ error: 'this link has expired' }, 403);
  const file = recording ?? media(key);
  if (!file) return json({ error: `there is no file ${key}` }, 404);
  return fileAnswer(request, file.type, file.bytes(), day);
}

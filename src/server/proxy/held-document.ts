/**
 * What the service holds of what a request changes. It is read only if it matters: when the request contains masks, or
 * what does not fit the schema and may come from the service itself.
 */
import {
  executeSmartLiveCommand,
  showSmartLiveRoom,
  showVideoScript,
  type Operation,
} from '../../api/index.js';
import { isJsonObject, lookUp, parseJson } from '../../base/index.js';
import type { Send } from './call-service.js';

/** The reads that show what an operation changes or builds upon. */
const readers: Record<string, (path: Record<string, string>) => Parameters<Send>[0][]> = {
  updateSmartLiveRoom: ({ room_id = '' }) => [{ operation: showSmartLiveRoom, path: { room_id } }],
  startSmartLive: ({ room_id = '' }) => [{ operation: showSmartLiveRoom, path: { room_id } }],
  executeSmartLiveCommand: (path) => [
    {
      operation: executeSmartLiveCommand,
      path,
      body: { command: 'GET_LIVE_JOB_CONFIG_INFO' },
    },
    { operation: showSmartLiveRoom, path: { room_id: path['room_id'] ?? '' } },
  ],
  updateVideoScript: ({ script_id = '' }) => [{ operation: showVideoScript, path: { script_id } }],
};

/** The documents that the service holds; empty for operations that create something. What cannot be read is left out. */
export async function heldDocuments(
  { name }: Operation,
  path: Record<string, string>,
  send: Send,
): Promise<unknown[]> {
  const reads = lookUp(readers, name)?.(path) ?? [];
  const answers = await Promise.all(reads.map((read) => send(read)));
  return answers
    .filter(({ status }) => status < 300)
    .map(({ text }) => {
      const value = parseJson(text);
      const result = isJsonObject(value) && parseJson(value['result']);
      return result || value;
    });
}

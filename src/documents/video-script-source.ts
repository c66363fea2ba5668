/**
 * A video script as the source of a script: a single scene (reference 5.1.3), whose paragraphs have their text inside
 * `shoot_script`.
 */
import { importWithRetry } from '../base/index.js';
import {
  keepRawValues,
  showVideoScript,
  updateVideoScript,
  type Client,
  type UpdateVideoScriptBody,
  type VideoScript,
} from '../api/index.js';
import type { WireParagraph, WireScene } from '../script/index.js';
import type { StoredScript } from './stored-script.js';

/** Members that only the service sets: an update must not send them (5.1.4). */
const readOnlyMembers = ['script_id', 'create_time', 'update_time', 'script_cover_url', 'audio_files'];

interface ReadOptions {
  client: Client;
  script_id: string;
  /** Upload URLs of audio files by paragraph number: only the response to a save contains them. */
  uploads: Map<number, string>;
  signal: AbortSignal;
}

/** Reads a video script as a stored script of one scene. */
export async function readVideoScript({
  client,
  script_id,
  uploads,
  signal,
}: ReadOptions): Promise<StoredScript> {
  const path = { script_id };
  const video = keepRawValues(await client.call(showVideoScript, { path }, { signal }));
  const scene = sceneOf({ ...video, script_id }, uploads);
  return {
    scenes: [scene],
    async replace(changed, signal) {
      const { putBody, lenientBody } = await importWithRetry(() => import('./save.lazy.js'));
      const bodyOf = (scenes: readonly WireScene[]) => {
        const shoot_scripts = scenes.flatMap((one) => one.shoot_scripts ?? []);
        return putBody({ ...video, ...scenes[0], shoot_scripts }, readOnlyMembers) as UpdateVideoScriptBody;
      };
      const update = lenientBody(updateVideoScript, bodyOf([scene]));
      const { audio_files } = await client.call(update, { path, body: bodyOf(changed) }, { signal });
      uploads.clear();
      for (const { sequence_no, audio_file_upload_url: url } of audio_files?.audio_file_url ?? []) {
        if (sequence_no != null && url) uploads.set(sequence_no, url);
      }
    },
  };
}

function sceneOf(
  { shoot_scripts, audio_files, ...video }: VideoScript,
  uploads: ReadOptions['uploads'],
): WireScene {
  return {
    ...(video as WireScene),
    shoot_scripts: (shoot_scripts ?? []).map(paragraphOf),
    ...withUploads(audio_files, uploads),
  };
}

/** A paragraph without its thumbnail, which the service generates. */
function paragraphOf(item: NonNullable<VideoScript['shoot_scripts']>[number]): WireParagraph {
  const { thumbnail_url: _picture, ...shoot_script } = item.shoot_script ?? {};
  return { ...item, shoot_script };
}

type Files = VideoScript['audio_files'];

function withUploads(files: Files, uploads: ReadOptions['uploads']): { audio_files?: Files } {
  const shown = files?.audio_file_url ?? [];
  const numbers = new Set([...shown.map(({ sequence_no }) => sequence_no), ...uploads.keys()]);
  if (numbers.size === 0) return files ? { audio_files: files } : {};
  const audio_file_url = [...numbers].map((sequence_no) => {
    const url = uploads.get(sequence_no ?? -1);
    const known = shown.find((file) => file.sequence_no === sequence_no);
    return { sequence_no, ...(url && { audio_file_upload_url: url }), ...known };
  });
  return { audio_files: { ...files, audio_file_url } };
}

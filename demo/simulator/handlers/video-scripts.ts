/** Handlers for video scripts (reference 5.1). */
import {
  copyVideoScripts,
  createVideoScripts,
  deleteVideoScript,
  listVideoScripts,
  showVideoScript,
  updateVideoScript,
  type CreateVideoScriptBody,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { sortByTime, page } from '../paging.js';
import { serviceError } from '../service-errors.js';
import { syncRecordings, recordingUploads } from '../videos/recordings.js';
import { checkScript } from '../videos/check-script.js';
import {
  normalizeScript,
  requireOwnScript,
  requireScript,
  scriptDetails,
  scriptSummary,
} from '../videos/script.js';
import { handle } from './handler.js';
import type { StoredScript } from '../state/video.js';
import type { ServiceState } from '../state/service-state.js';

export const videoScriptHandlers = [
  handle(createVideoScripts, ({ service, url, body }) => {
    checkScript(service, body);
    return scriptAnswer(service, addScript(service, body), url.origin);
  }),

  handle(listVideoScripts, ({ service, url, query }) => {
    const { name = '', view_mode = 'LANDSCAPE', script_catalog = 'VIDEO_DRAFT' } = query;
    const isTemplate = script_catalog !== 'VIDEO_DRAFT';
    const matching = [...service.videoScripts.values()].filter(
      ({ body, catalog }) =>
        (catalog !== 'VIDEO_DRAFT') === isTemplate &&
        body.view_mode === view_mode &&
        body.script_name.toLowerCase().includes(name.toLowerCase()),
    );
    const ordered = sortByTime(matching, (script) => script.created, service.invented.videoScriptOrder);
    const { count, page: shown } = page(ordered, query);
    return { count, video_scripts: shown.map((script) => scriptSummary(script, service, url.origin)) };
  }),

  handle(showVideoScript, ({ service, url, params }) => {
    const script = service.videoScripts.get(params.script_id);
    if (!script) throw serviceError('MSS.00000002');
    return scriptDetails(script, service, url.origin);
  }),

  handle(updateVideoScript, ({ service, url, params, body }) => {
    const script = requireOwnScript(service, params.script_id);
    const changed: CreateVideoScriptBody = { ...script.body, ...body };
    checkScript(service, changed, script.script_id);
    script.body = normalizeScript(changed);
    script.updated = service.clock.now();
    syncRecordings(script);
    return scriptAnswer(service, script, url.origin);
  }),

  handle(deleteVideoScript, ({ service, params }) => {
    service.videoScripts.delete(requireOwnScript(service, params.script_id).script_id);
    return undefined;
  }),

  handle(copyVideoScripts, ({ service, params }) => {
    const original = requireScript(service, params.script_id);
    const copy = addScript(service, {
      ...original.body,
      script_name: copyName(service, original.body.script_name),
    });
    for (const [number, place] of copy.recordings) {
      const bytes = original.recordings.get(number)?.bytes;
      if (bytes) place.bytes = bytes;
    }
    return { script_id: copy.script_id };
  }),
];

function addScript(service: ServiceState, body: CreateVideoScriptBody): StoredScript {
  const now = service.clock.now();
  const script: StoredScript = {
    script_id: newId(),
    created: now,
    updated: now,
    catalog: 'VIDEO_DRAFT',
    body: structuredClone(normalizeScript(body)),
    recordings: new Map(),
  };
  syncRecordings(script);
  service.videoScripts.set(script.script_id, script);
  return script;
}

function scriptAnswer(service: ServiceState, script: StoredScript, origin: string) {
  const audio_files = recordingUploads(script, service, origin);
  return { script_id: script.script_id, ...(audio_files && { audio_files }) };
}

/** The name of a copy: the name of the original with the first free number. */
function copyName(service: ServiceState, name: string): string {
  const taken = new Set([...service.videoScripts.values()].map(({ body }) => body.script_name));
  let number = 1;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}

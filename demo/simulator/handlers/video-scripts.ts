/** Video scripts (reference 5.1). */
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
import { inOrder, page } from '../paging.js';
import { refuse } from '../service-errors.js';
import { placeRecordings, uploadsOf } from '../videos/recordings.js';
import { checkScript } from '../videos/script-check.js';
import {
  keptScript,
  ownScriptOf,
  scriptOf,
  showScript,
  summariseScript,
  type Script,
} from '../videos/script.js';
import type { World } from '../state.js';
import { handle } from './handler.js';

export const videoScriptHandlers = [
  handle(createVideoScripts, ({ world, url, body }) => {
    checkScript(world, body);
    return answered(add(world, body), url.origin);
  }),

  handle(listVideoScripts, ({ world, url, query }) => {
    const { name = '', view_mode = 'LANDSCAPE', script_catalog = 'VIDEO_DRAFT' } = query;
    const isTemplate = script_catalog !== 'VIDEO_DRAFT';
    const matching = [...world.videoScripts.values()].filter(
      ({ body, catalog }) =>
        (catalog !== 'VIDEO_DRAFT') === isTemplate &&
        body.view_mode === view_mode &&
        body.script_name.toLowerCase().includes(name.toLowerCase()),
    );
    const ordered = inOrder(matching, (script) => script.created, 'desc');
    const { count, page: shown } = page(ordered, query);
    return { count, video_scripts: shown.map((script) => summariseScript(script, world, url.origin)) };
  }),

  handle(showVideoScript, ({ world, url, params }) => {
    const script = world.videoScripts.get(params.script_id);
    if (!script) throw refuse('MSS.00000002');
    return showScript(script, world, url.origin);
  }),

  handle(updateVideoScript, ({ world, url, params, body }) => {
    const script = ownScriptOf(world, params.script_id);
    const changed: CreateVideoScriptBody = { ...script.body, ...body };
    checkScript(world, changed, script.script_id);
    script.body = keptScript(changed);
    script.updated = world.clock.now();
    placeRecordings(script);
    return answered(script, url.origin);
  }),

  handle(deleteVideoScript, ({ world, params }) => {
    world.videoScripts.delete(ownScriptOf(world, params.script_id).script_id);
    return undefined;
  }),

  handle(copyVideoScripts, ({ world, params }) => {
    const original = scriptOf(world, params.script_id);
    const copy = add(world, { ...original.body, script_name: copyName(world, original.body.script_name) });
    for (const [number, place] of copy.recordings) {
      const bytes = original.recordings.get(number)?.bytes;
      if (bytes) place.bytes = bytes;
    }
    return { script_id: copy.script_id };
  }),
];

function add(world: World, body: CreateVideoScriptBody): Script {
  const now = world.clock.now();
  const script: Script = {
    script_id: newId(),
    created: now,
    updated: now,
    catalog: 'VIDEO_DRAFT',
    body: structuredClone(keptScript(body)),
    recordings: new Map(),
  };
  placeRecordings(script);
  world.videoScripts.set(script.script_id, script);
  return script;
}

function answered(script: Script, origin: string) {
  const audio_files = uploadsOf(script, origin);
  return { script_id: script.script_id, ...(audio_files && { audio_files }) };
}

/** A name that no script has yet. */
function copyName(world: World, name: string): string {
  const taken = new Set([...world.videoScripts.values()].map(({ body }) => body.script_name));
  let number = 1;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}

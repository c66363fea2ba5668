/** A MetaStudio to develop and test against: the service and its IAM, in memory, over the Fetch API. */
import { Clock } from './clock.js';
import { answerControl } from './control.js';
import { empty } from './http/answer.js';
import { open, preflight } from './http/cors.js';
import { Tokens } from './iam/tokens.js';
import { answerStorage } from './files/storage.js';
import { withoutKeys } from './request-log.js';
import { answerMedia } from './media-files.js';
import { settingsFrom, type SimulatorOptions } from './options.js';
import { answerCall } from './service.js';
import { answerRecording, recordingsPath } from './videos/recordings.js';
import { createWorld, type World } from './state.js';

export { ConnectionDropped } from './faults.js';
export type { FaultRule } from './faults.js';
export type { JournalEntry, Transfer } from './request-log.js';
export { defaultAccount } from './options.js';
export type { Account, SeedAsset, SimulatorOptions } from './options.js';

export interface Simulator {
  /**
   * Answers as the service does: `/v1/…` is MetaStudio, `/v3/…` is IAM, `/_simulator/…` the simulator's own files and
   * controls. Rejects with `ConnectionDropped` where a fault breaks the connection, and with the signal's reason when
   * the request is aborted.
   */
  fetch(request: Request): Promise<Response>;
}

/** Holds the world, so that it can be made anew. */
export interface Stage {
  world: World;
  /** Back to the beginning: state, clock and faults. Tokens that were given out stay good until they end. */
  reset(): void;
}

/** Makes a simulator with a state of its own. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const settings = settingsFrom(options);
  const clock = new Clock(settings);
  const tokens = new Tokens();
  const stage: Stage = {
    world: createWorld(settings, clock, tokens),
    reset() {
      clock.reset();
      stage.world = createWorld(settings, clock, tokens);
    },
  };

  const answer = (request: Request, url: URL): Promise<Response> => {
    if (url.pathname.startsWith('/_simulator/media/')) return answerMedia(stage.world, request, url);
    if (/^\/_simulator\/(upload|download)\//.test(url.pathname))
      return noted(stage.world, request, url, answerStorage);
    if (url.pathname.startsWith(recordingsPath)) return noted(stage.world, request, url, answerRecording);
    if (url.pathname.startsWith('/_simulator/')) return answerControl(stage, request, url);
    return answerCall(stage.world, request, url);
  };

  return {
    async fetch(request) {
      request.signal.throwIfAborted();
      clock.run();
      const asked = request.method === 'OPTIONS';
      if (asked && !settings.cors) return empty(405);
      const response = asked ? preflight(request) : await answer(request, new URL(request.url));
      request.signal.throwIfAborted();
      response.headers.set('Date', new Date(clock.now()).toUTCString());
      return settings.cors ? open(response) : response;
    },
  };
}

/** Carries a transfer of a file out, and writes it down. */
async function noted(
  world: World,
  request: Request,
  url: URL,
  transfer: (world: World, request: Request, url: URL) => Promise<Response>,
): Promise<Response> {
  const { method } = request;
  const time = new Date(world.clock.now()).toISOString();
  const entry = world.journal.addTransfer({ time, method, path: withoutKeys(url) });
  const response = await transfer(world, request, url);
  entry.status = response.status;
  entry.request_id = response.headers.get('x-obs-request-id');
  return response;
}

/** A MetaStudio to develop and test against: the service and its IAM, in memory, over the Fetch API. */
import { Clock } from './clock.js';
import { handleControl } from './control.js';
import { empty } from './http/responses.js';
import { allowAnyOrigin, preflight } from './http/cors.js';
import { Tokens } from './iam/tokens.js';
import { handleStorageRequest } from './files/storage.js';
import { redactedPath } from './request-log.js';
import { handleMediaRequest } from './media-requests.js';
import { resolveOptions, type SimulatorOptions } from './options.js';
import { handleCall } from './handle-call.js';
import { handleRecordingRequest, recordingsPath } from './videos/recordings.js';
import { createState, type ServiceState } from './state.js';

export { ConnectionDropped } from './faults.js';
export type { FaultRule } from './faults.js';
export type { LoggedCall, LoggedTransfer } from './request-log.js';
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

/** Holds the service, so that it can be made anew. */
export interface ControlContext {
  service: ServiceState;
  /** Back to the beginning: state, clock and faults. Tokens that were given out stay good until they end. */
  reset(): void;
}

/** Makes a simulator with a state of its own. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const settings = resolveOptions(options);
  const clock = new Clock(settings);
  const tokens = new Tokens();
  const stage: ControlContext = {
    service: createState(settings, clock, tokens),
    reset() {
      clock.reset();
      stage.service = createState(settings, clock, tokens);
    },
  };

  const answer = (request: Request, url: URL): Promise<Response> => {
    if (url.pathname.startsWith('/_simulator/media/')) return handleMediaRequest(stage.service, request, url);
    if (/^\/_simulator\/(upload|download)\//.test(url.pathname))
      return logTransfer(stage.service, request, url, handleStorageRequest);
    if (url.pathname.startsWith(recordingsPath))
      return logTransfer(stage.service, request, url, handleRecordingRequest);
    if (url.pathname.startsWith('/_simulator/')) return handleControl(stage, request, url);
    return handleCall(stage.service, request, url);
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
      return settings.cors ? allowAnyOrigin(response) : response;
    },
  };
}

/** Carries a transfer of a file out, and writes it down. */
async function logTransfer(
  service: ServiceState,
  request: Request,
  url: URL,
  transfer: (service: ServiceState, request: Request, url: URL) => Promise<Response>,
): Promise<Response> {
  const { method } = request;
  const time = new Date(service.clock.now()).toISOString();
  const entry = service.requestLog.addTransfer({ time, method, path: redactedPath(url) });
  const response = await transfer(service, request, url);
  entry.status = response.status;
  entry.request_id = response.headers.get('x-obs-request-id');
  return response;
}

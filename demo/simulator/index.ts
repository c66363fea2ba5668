/** A simulator of MetaStudio and its IAM, for development and tests: in memory, over the Fetch API. */
import { Clock } from './clock.js';
import { handleControl, type ControlContext } from './control.js';
import { createState } from './create-state.js';
import { isStoragePath } from './files/storage-origin.js';
import { handleStorageRequest } from './files/storage.js';
import { handleCall } from './handle-call.js';
import { allowAnyOrigin, preflight } from './http/cors.js';
import { empty } from './http/responses.js';
import { Tokens } from './iam/tokens.js';
import { handleMediaRequest } from './media-requests.js';
import { resolveOptions, type SimulatorOptions } from './options.js';
import { redactedPath } from './request-log.js';
import type { ServiceState } from './state/service-state.js';
import { handleRecordingRequest, recordingsPath } from './videos/recordings.js';

export { ConnectionDropped } from './faults.js';
export type { FaultRule } from './faults.js';
export { defaultStorageOrigin } from './files/storage-origin.js';
export type { Media, MediaFacts, MediaFile, SpeechOptions, SpeechSegment } from './media/media.js';
export type { Inventions, SetInventions } from './inventions.js';
export type { OutcomeKind, OutcomeRule } from './outcomes.js';
export { defaultAccount } from './options.js';
export type { Account, SeedAsset, SimulatorOptions } from './options.js';
export type { LoggedCall, LoggedTransfer } from './request-log.js';

/** A simulated service. Each has its own state. */
export interface Simulator {
  /**
   * Handles a request like the service: MetaStudio below `/v1/`, IAM below `/v3/`, and files and the simulator's controls
   * below `/_simulator/`. Files have an origin of their own (`storageOrigin`); a server passes requests to both.
   *
   * Rejects with `ConnectionDropped` if a fault rule drops the connection, and with the reason of the request's signal if
   * that is aborted.
   */
  fetch(request: Request): Promise<Response>;
}

/**
 * Creates a simulator. All options have defaults; callers sign in with the credentials of `defaultAccount`.
 *
 * It runs in Node behind a port, or inside a page or a test. `/_simulator/clock` changes the speed of the simulated clock
 * and advances it.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const settings = resolveOptions(options);
  const clock = new Clock(settings);
  const tokens = new Tokens();
  const context: ControlContext = {
    service: createState(settings, clock, tokens),
    reset() {
      clock.reset();
      context.service = createState(settings, clock, tokens);
    },
  };

  const answer = (request: Request, url: URL): Promise<Response> => {
    const { service } = context;
    if (url.pathname.startsWith('/_simulator/media/')) return handleMediaRequest(service, request, url);
    if (/^\/_simulator\/(upload|download)\//.test(url.pathname))
      return logTransfer(tenantOfPath(service, url), request, url, handleStorageRequest);
    if (url.pathname.startsWith(recordingsPath))
      return logTransfer(service, request, url, handleRecordingRequest);
    if (url.pathname.startsWith('/_simulator/')) return handleControl(context, request, url);
    return handleCall(service, request, url);
  };

  return {
    async fetch(request) {
      request.signal.throwIfAborted();
      clock.run();
      const url = new URL(request.url);
      const isOpen = settings.cors || (settings.invented.storageCors && isStoragePath(url.pathname));
      const isPreflight = request.method === 'OPTIONS';
      if (isPreflight && !isOpen) return empty(405);
      const response = isPreflight ? preflight(request) : await answer(request, url);
      request.signal.throwIfAborted();
      response.headers.set('Date', new Date(clock.now()).toUTCString());
      return isOpen ? allowAnyOrigin(response) : response;
    },
  };
}

/** The tenant whose project is in a path of the storage. */
function tenantOfPath(service: ServiceState, { pathname }: URL): ServiceState {
  return service.tenants.get(pathname.split('/')[3] ?? '') ?? service;
}

/** Handles an upload or a download of a file, and logs it. */
async function logTransfer(
  service: ServiceState,
  request: Request,
  url: URL,
  handle: (service: ServiceState, request: Request, url: URL) => Promise<Response>,
): Promise<Response> {
  const { method } = request;
  const time = new Date(service.clock.now()).toISOString();
  const entry = service.requestLog.addTransfer({ time, method, path: redactedPath(url) });
  const response = await handle(service, request, url);
  entry.status = response.status;
  entry.request_id = response.headers.get('x-obs-request-id');
  return response;
}

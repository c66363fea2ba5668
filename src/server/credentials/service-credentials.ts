/** How the handler's calls to the service are authenticated: with IAM's token, or signed with an access key. */
import type { Token } from '../../api/index.js';
import type { EndSignal } from '../../base/index.js';

/** Headers by their names in lower case. */
export type RequestHeaders = Readonly<Record<string, string>>;

/** A request that is to be authenticated. */
export interface UnsignedRequest {
  method: string;
  /** The address that it is sent to. */
  url: URL;
  headers: RequestHeaders;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Authenticates requests to the service. */
export interface ServiceCredentials {
  /** The project that the credentials belong to; no promise if it is known. */
  projectId(signal?: EndSignal): string | Promise<string>;
  /** The request's headers with those that authenticate it; no promise if nothing is to be waited for. */
  authenticate(request: UnsignedRequest, signal?: EndSignal): RequestHeaders | Promise<RequestHeaders>;
  /** After a 401 to a request with these headers: whether sending it again, newly authenticated, makes sense. */
  renew(used: RequestHeaders, signal?: EndSignal): Promise<boolean>;
  /** The cloud's token, for direct mode and the backend's own calls; absent for access keys, which have none. */
  readonly getToken?: (options?: GetTokenOptions) => Promise<Token>;
}

/** Options of `getToken`. */
export interface GetTokenOptions {
  /** Aborts the wait. The sign-in continues for other callers. */
  signal?: AbortSignal;
  /** The token that the service rejected. If it is still the current one, signs in again, but not time after time. */
  refused?: string;
  /** Whether the backend itself got the service's 401. Default: false, a page says so. */
  isSeen?: boolean;
}

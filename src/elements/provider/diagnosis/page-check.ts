/** The result of one check of the page, and what the checks look at. */
import type { Client } from '../../../api/index.js';
import type { Lang } from '../../../ui/index.js';

/** What is checked. */
export type PageCheckName =
  | 'token'
  | 'service'
  | 'events'
  | 'csp'
  | 'trusted-types'
  | 'styles'
  | 'cookies'
  | 'locks'
  | 'storage'
  | 'duplicates'
  | 'versions'
  | 'clock';

/** One result of `diagnose()`. */
export interface PageCheck {
  /** What was checked; each name occurs once. */
  check: PageCheckName;
  /** `warning`: it works, but not as well as it could. */
  status: 'ok' | 'warning' | 'error';
  /** What was found, as a sentence in the page's language. It contains no secrets. */
  message: string;
  /** What to do about it, as a sentence. */
  solution?: string;
}

/** What a check has found: the name of its message, and what the message contains. */
export interface Finding {
  status: PageCheck['status'];
  /** Name of the message; that of what to do has the same. */
  said: string;
  /** Addresses or numbers in it. */
  about?: string;
}

/** The page, as its provider sees it. */
export interface PageContext {
  client: Client;
  /** The provider, whose class and tag are compared with those of other copies. */
  provider: HTMLElement;
  tokenUrl: string;
  eventsUrl: string;
  fetch: typeof fetch;
  lang: Lang;
  /** Ends the waits of a check that takes too long. */
  signal: AbortSignal;
}

/**
 * One error in words for a person: what happened, and what to do, in two languages.
 *
 * The words are loaded when an error is first shown, so a page without errors doesn't pay for them.
 */
import { ApiError } from './errors.js';

export interface ErrorDescription {
  /** What happened, a sentence. */
  what: string;
  /** What the person can do, a sentence. */
  action: string;
  /** The service's code, or one of our own. */
  code?: string;
  /** For the service's support. */
  requestId?: string;
  /** Whether "try again" makes sense without changing anything. */
  retriable: boolean;
}

/** Describes any error; one that is not an `ApiError` gives its own message. */
export async function describeError(error: unknown, lang: 'en' | 'zh' = 'en'): Promise<ErrorDescription> {
  const { describe } = await import('./error-catalogue.js');
  const known = error instanceof ApiError ? error : undefined;
  return {
    ...describe(error, lang),
    ...(known?.code && { code: known.code }),
    ...(known?.requestId && { requestId: known.requestId }),
    retriable: known?.retriable ?? true,
  };
}

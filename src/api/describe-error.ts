/**
 * Describes an error for people, in two languages: what happened and what to do.
 *
 * The words are loaded when an error is first shown, so that a page without errors does not load them.
 */
import { importWithRetry } from '../base/index.js';
import { ApiError } from './errors.js';

/** An error in words. */
export interface ErrorDescription {
  /** What happened, a sentence. */
  what: string;
  /** What the person can do, a sentence. */
  action: string;
  /** The service's code, or one of our own. */
  code?: string;
  /** For the service's support. */
  requestId?: string;
  /**
   * Whether retrying the unchanged request may help, either later or after the action was taken. The meaning of the code
   * decides, not the status: the service also answers 500 to a name that is not allowed.
   */
  retriable: boolean;
}

/**
 * Describes any error: an `ApiError`, or the `error_info` of a room or a job (`{ error_code, error_msg }`); any other
 * gives its own message. Never rejects: falls back to the error's own message if the words fail to load.
 */
export async function describeError(error: unknown, lang: 'en' | 'zh' = 'en'): Promise<ErrorDescription> {
  const known = error instanceof ApiError ? error : undefined;
  const code = known ? known.code : codeIn(error);
  const catalogue = await importWithRetry(() => import('./error-words/index.js')).catch(() => undefined);
  return {
    ...(catalogue?.describe(error, lang) ?? withoutWords(error, lang)),
    ...(code && { code }),
    ...(known?.requestId && { requestId: known.requestId }),
  };
}

function codeIn(error: unknown): string | undefined {
  const code = (error as { error_code?: unknown } | null | undefined)?.error_code;
  return typeof code === 'string' ? code : undefined;
}

/** The description if the words fail to load: they come over the connection that may just have been lost. */
function withoutWords(error: unknown, lang: 'en' | 'zh'): ErrorDescription {
  const known = error instanceof ApiError ? error : undefined;
  const reason = known?.reason ?? (error instanceof Error ? error.message : '');
  const retriable = known?.retriable ?? true;
  if (lang === 'zh') {
    const what = reason ? `出错了（${reason}）。` : '出错了。';
    return { what, action: '请检查网络连接，然后重试。', retriable };
  }
  const action = known?.solution ?? 'Check the connection, then try again.';
  return { what: `${reason || 'Something went wrong'}.`, action, retriable };
}

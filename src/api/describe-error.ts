/**
 * Describes an error for users, in English or Chinese: what happened and what to do.
 *
 * The catalogue of messages is loaded with the first error.
 */
import { ApiError } from './errors.js';
import { loadErrorWords } from './load-error-words.js';

/** An error in words. */
export interface ErrorDescription {
  /** What happened, as one sentence. */
  what: string;
  /** What the user can do, as one sentence. */
  action: string;
  /** The service's code, or a code of this package. */
  code?: string;
  /** The request ID, which the service's support needs. */
  requestId?: string;
  /**
   * Whether the unchanged request may succeed, either later or after the action. This depends on the code, not on the
   * status: the service also answers 500 to an invalid name.
   */
  retriable: boolean;
}

/**
 * Describes an `ApiError`, or the `error_info` of a room or a job (`{ error_code, error_msg }`). Any other error is
 * described by its own message. Never rejects: if the catalogue fails to load, it falls back to the error's message.
 */
export async function describeError(error: unknown, lang: 'en' | 'zh' = 'en'): Promise<ErrorDescription> {
  const known = error instanceof ApiError ? error : undefined;
  const code = known ? known.code : codeIn(error);
  const catalogue = await loadErrorWords();
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

/** The description if the catalogue fails to load, for example because the connection has been lost. */
function withoutWords(error: unknown, lang: 'en' | 'zh'): ErrorDescription {
  const known = error instanceof ApiError ? error : undefined;
  const reason = known?.reason ?? (error instanceof Error ? error.message : '');
  const retriable = known?.retriable ?? true;
  if (lang === 'zh') {
    const what = reason ? `出错了（${reason}）。` : '出错了。';
    return { what, action: '请检查网络连接，然后重试。', retriable };
  }
  const action = known?.solution ?? 'Check your connection, then try again.';
  return { what: `${reason || 'Something went wrong'}.`, action, retriable };
}

/**
 * What went wrong, whatever was thrown or told, in words. Loaded when an error is first shown; the words themselves
 * stand in error-words/.
 */
import { wordsOf, type Told, type Words } from './error-words/index.js';
import { ApiError } from './errors.js';

/** What happened, what to do, and whether a retry can help. */
export function describe(error: unknown, lang: 'en' | 'zh'): Words {
  return wordsOf(toldBy(error), lang);
}

function toldBy(error: unknown): Told {
  if (error instanceof ApiError) return error;
  if (error instanceof Error) return { code: 'UNKNOWN', reason: error.message };
  const { error_code, error_msg } = (error ?? {}) as { error_code?: unknown; error_msg?: unknown };
  if (typeof error_code === 'string')
    return { code: error_code, reason: typeof error_msg === 'string' ? error_msg : '' };
  return { code: 'UNKNOWN', reason: String(error) };
}

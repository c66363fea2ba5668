/**
 * The error catalogue. An error is looked up by its code, then by its HTTP status; otherwise its own message is used.
 * Loaded with the first error.
 */
import { ApiError } from '../errors.js';
import { account } from './account.js';
import { actions } from './actions.js';
import { clientAndHttp } from './client-and-http.js';
import { assets } from './assets.js';
import { chat } from './chat.js';
import { live } from './live.js';
import { readGroups, type Group } from './format.js';
import { speech } from './speech.js';

/** Code, message and status of an `ApiError`, or of the `error_info` of a job or a room. */
export interface ErrorReport {
  code: string;
  reason: string;
  status?: number | undefined;
}

/** The description of an error in one language. */
export interface ErrorWords {
  /** What happened, as one sentence. */
  what: string;
  /** What the user can do, as one sentence. */
  action: string;
  /** Whether the unchanged request may succeed, either later or after the action. */
  retriable: boolean;
}

/** The texts of the catalogue, one for each part of the service. */
export const texts = [account, assets, live, speech, chat, clientAndHttp];

const groups = readGroups(...texts);

/** For codes with two meanings: whether the second one (marked with `*`) applies. */
const hasSecondMeaning = new Map<string, (report: ErrorReport) => boolean>([
  // An invalid name, or too many concurrent tasks.
  ['41000002', ({ status, reason }) => status === 403 || /concurren/i.test(reason)],
  // Too many trainings, or no upload URL for a part.
  ['41000004', ({ reason }) => /obs|url/i.test(reason)],
  // The token backend fails, or it refuses this user.
  ['TOKEN_BACKEND', ({ status }) => status === 401 || status === 403],
]);

/** Describes any thrown value, or an `error_info`: what happened, what to do, and whether a retry may help. */
export function describe(error: unknown, lang: 'en' | 'zh'): ErrorWords {
  const report = reportOf(error);
  const byCode = groupOf(report);
  const group = byCode ?? byStatus(report.status);
  const [en, zh, again] = actions[group.action];
  return {
    what: fill(byCode ? group[lang] : withReason(group[lang]), reasonOf(report), lang),
    action: lang === 'en' ? en : zh,
    retriable: again !== undefined,
  };
}

function reportOf(error: unknown): ErrorReport {
  if (error instanceof ApiError) return error;
  if (error instanceof Error) return { code: 'UNKNOWN', reason: error.message };
  const { error_code, error_msg } = (error ?? {}) as { error_code?: unknown; error_msg?: unknown };
  if (typeof error_code === 'string')
    return { code: error_code, reason: typeof error_msg === 'string' ? error_msg : '' };
  return { code: 'UNKNOWN', reason: String(error) };
}

/** The group of a code, or `undefined` if the code is unknown. */
export function groupOf(report: ErrorReport): Group | undefined {
  const code = report.code.replace(/^MSS\./, '').replace(/^APIGW\./, 'APIG.');
  return groups.get(hasSecondMeaning.get(code)?.(report) ? `${code}*` : code);
}

function byStatus(status = 0): Group {
  const exact = groups.get(`HTTP${status}`) ?? groups.get(`HTTP${String(status).charAt(0)}`);
  return exact ?? (groups.get('UNKNOWN') as Group);
}

/** Adds the service's own message to a sentence that was found by its status. */
function withReason(what: string): string {
  return what.includes('{reason}')
    ? what
    : what.replace(/\.$/, ' ({reason}).').replace(/。$/, '（{reason}）。');
}

/** The service's message, without its final full stop and with unfilled placeholders as `…`. */
function reasonOf({ code, reason }: ErrorReport): string {
  const said = code.startsWith('HTTP ') ? code : reason;
  return said.replace(/\{\d+\}/g, '…').replace(/[\s.,。]+$/, '');
}

function fill(what: string, reason: string, lang: 'en' | 'zh'): string {
  if (reason === '')
    return what.replace(/ \(\{reason\}\)|（\{reason\}）/, '').replace('{reason}', nameless[lang]);
  // No full stop after a message that ends with `!` or `?`.
  return what.replace('{reason}', () => reason).replace(/([!?！？])[.。]$/, '$1');
}

const nameless = { en: 'Something went wrong', zh: '出错了' };

// What else the first error needs: what the service itself says is masked, and an invalid request is described.
export { secretsIn, secretsMask } from '../../base/index.js';
export { firstViolation } from '../validate.js';

/**
 * The words for an error, looked up by its code, else by its HTTP status; otherwise its own message is used. Loaded when
 * an error is first shown.
 */
import { ApiError } from '../errors.js';
import { account } from './account.js';
import { actions } from './actions.js';
import { around } from './client-and-http.js';
import { assets } from './assets.js';
import { chat } from './chat.js';
import { live } from './live.js';
import { readGroups, type Group } from './format.js';
import { speech } from './speech.js';

/** What an error reports: one of a call, or the `error_info` of a job or a room. */
export interface ErrorReport {
  code: string;
  reason: string;
  status?: number | undefined;
}

/** An error in the words of one language. */
export interface ErrorWords {
  /** What happened, a sentence. */
  what: string;
  /** What the person can do, a sentence. */
  action: string;
  /** Whether the same request may succeed: later, or when the action was taken elsewhere. */
  retriable: boolean;
}

/** Every group of words, one text for each part of the service. */
export const texts = [account, assets, live, speech, chat, around];

const groups = readGroups(...texts);

/** Codes that the service uses for two things: tells whether the second meaning (written with `*`) applies. */
const hasSecondMeaning = new Map<string, (report: ErrorReport) => boolean>([
  // An illegal name, or too many tasks at once.
  ['41000002', ({ status, reason }) => status === 403 || /concurren/i.test(reason)],
  // Too many training tasks, or no address for a part of the upload.
  ['41000004', ({ reason }) => /obs|url/i.test(reason)],
  // A backend that fails, or one that refuses this person.
  ['TOKEN_BACKEND', ({ status }) => status === 401 || status === 403],
]);

/** Describes any thrown value, or an `error_info`: what happened, what to do, and whether a retry can help. */
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

/** The group of words for a code, or `undefined` if the code is unknown. */
export function groupOf(report: ErrorReport): Group | undefined {
  const code = report.code.replace(/^MSS\./, '').replace(/^APIGW\./, 'APIG.');
  return groups.get(hasSecondMeaning.get(code)?.(report) ? `${code}*` : code);
}

function byStatus(status = 0): Group {
  const exact = groups.get(`HTTP${status}`) ?? groups.get(`HTTP${String(status).charAt(0)}`);
  return exact ?? (groups.get('UNKNOWN') as Group);
}

/** Adds the service's own message to a sentence that was found by the status alone. */
function withReason(what: string): string {
  return what.includes('{reason}')
    ? what
    : what.replace(/\.$/, ' ({reason}).').replace(/。$/, '（{reason}）。');
}

/** The service's message, without its final full stop and without placeholders that it left unfilled. */
function reasonOf({ code, reason }: ErrorReport): string {
  const said = code.startsWith('HTTP ') ? code : reason;
  return said.replace(/\{\d+\}/g, '…').replace(/[\s.,。]+$/, '');
}

function fill(what: string, reason: string, lang: 'en' | 'zh'): string {
  if (reason === '')
    return what.replace(/ \(\{reason\}\)|（\{reason\}）/, '').replace('{reason}', nameless[lang]);
  // A message that ends a sentence itself needs no second stop.
  return what.replace('{reason}', () => reason).replace(/([!?！？])[.。]$/, '$1');
}

const nameless = { en: 'Something went wrong', zh: '出错了' };

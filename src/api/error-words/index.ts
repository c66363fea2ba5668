/**
 * Finds the words for an error: by its code, else by its HTTP status, else its own message.
 */
import { account } from './account.js';
import { actions } from './actions.js';
import { around } from './client-and-http.js';
import { assets } from './assets.js';
import { chat } from './chat.js';
import { live } from './live.js';
import { readGroups, type Group } from './format.js';
import { speech } from './speech.js';

/** An error as it was told: by a call, or by a job or room in its `error_info`. */
export interface Told {
  code: string;
  reason: string;
  status?: number | undefined;
}

export interface Words {
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

/** Codes with two meanings: whether it is the second one, written with `*`. */
const isSecond = new Map<string, (told: Told) => boolean>([
  // An illegal name, or too many tasks at once.
  ['41000002', ({ status, reason }) => status === 403 || /concurren/i.test(reason)],
  // Too many training tasks, or no address for a part of the upload.
  ['41000004', ({ reason }) => /obs|url/i.test(reason)],
  // A backend that fails, or one that refuses this person.
  ['TOKEN_BACKEND', ({ status }) => status === 401 || status === 403],
]);

/** The words for an error in one language. */
export function wordsOf(told: Told, lang: 'en' | 'zh'): Words {
  const byCode = groupOf(told);
  const group = byCode ?? byStatus(told.status);
  const [en, zh, again] = actions[group.action];
  return {
    what: fill(byCode ? group[lang] : withReason(group[lang]), reasonOf(told), lang),
    action: lang === 'en' ? en : zh,
    retriable: again !== undefined,
  };
}

/** The group of a code; undefined where it is not known. */
export function groupOf(told: Told): Group | undefined {
  const code = told.code.replace(/^MSS\./, '').replace(/^APIGW\./, 'APIG.');
  return groups.get(isSecond.get(code)?.(told) ? `${code}*` : code);
}

function byStatus(status = 0): Group {
  const exact = groups.get(`HTTP${status}`) ?? groups.get(`HTTP${String(status).charAt(0)}`);
  return exact ?? (groups.get('UNKNOWN') as Group);
}

/** Where only the status tells what happened, the service's own message stays in the sentence. */
function withReason(what: string): string {
  return what.includes('{reason}')
    ? what
    : what.replace(/\.$/, ' ({reason}).').replace(/。$/, '（{reason}）。');
}

/** What the service said, without its last stop and without placeholders that it left empty. */
function reasonOf({ code, reason }: Told): string {
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

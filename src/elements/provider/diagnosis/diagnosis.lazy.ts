/** Entry of what `diagnose()` loads: runs all checks of the page at once, each with a time limit. */
import { lookUp, wait } from '../../../base/index.js';
import { BlockedAddresses, checkEvents, checkService, checkToken } from './address-checks.js';
import {
  checkCookies,
  checkDuplicates,
  checkLocks,
  checkStorage,
  checkStyles,
  checkTrustedTypes,
  checkVersions,
} from './browser-checks.js';
import { checkClock } from './clock-check.js';
import { messages } from './messages.js';
import type { Finding, PageCheck, PageCheckName, PageContext } from './page-check.js';

/** Time limit of each check, in milliseconds. */
const timeLimit = 8000;

type Check = (context: PageContext) => Finding | Promise<Finding>;

const checks: readonly [PageCheckName, Check][] = [
  ['token', checkToken],
  ['service', checkService],
  ['events', checkEvents],
  ['trusted-types', checkTrustedTypes],
  ['styles', checkStyles],
  ['cookies', checkCookies],
  ['locks', checkLocks],
  ['storage', checkStorage],
  ['duplicates', checkDuplicates],
  ['versions', checkVersions],
  ['clock', checkClock],
];

/** Checks the page. Never rejects: a check that fails or takes too long says so. */
export async function diagnosePage(page: Omit<PageContext, 'signal'>): Promise<PageCheck[]> {
  const blocked = new BlockedAddresses();
  try {
    const results = await Promise.all(checks.map(([check, run]) => runCheck(check, run, page)));
    await wait(0); // the event of a blocked request comes in a task of its own
    const [address] = blocked.list;
    const policy: Finding =
      address === undefined
        ? { status: 'ok', said: 'cspAllows' }
        : { status: 'error', said: 'cspBlocks', about: blocked.list.join(' ') };
    return [...results, resultOf('csp', policy, page)];
  } finally {
    blocked.dispose();
  }
}

async function runCheck(
  check: PageCheckName,
  run: Check,
  page: Omit<PageContext, 'signal'>,
): Promise<PageCheck> {
  const limit = new AbortController();
  const late = wait(timeLimit, limit.signal).then((): Finding => ({ status: 'error', said: 'noAnswer' }));
  late.catch(() => undefined);
  try {
    const found = (async () => run({ ...page, signal: limit.signal }))();
    return resultOf(check, await Promise.race([found, late]), page);
  } catch {
    return resultOf(check, { status: 'warning', said: 'notChecked' }, page);
  } finally {
    limit.abort();
  }
}

function resultOf(
  check: PageCheckName,
  { status, said, about = '' }: Finding,
  { lang }: Pick<PageContext, 'lang'>,
): PageCheck {
  const [message = said, solution] = lookUp(messages[lang], said) ?? [];
  const fill = (words: string) => words.replace('{0}', () => about);
  return { check, status, message: fill(message), ...(solution && { solution: fill(solution) }) };
}

/** The doctor: tries a backend's options from end to end, and says what is well, what is not, and what to do. */
import { createCredentials } from '../credentials/index.js';
import { resolveOptions, type HandlerOptions, type ResolvedOptions } from '../options.js';
import { broken, well, type Check, type Diagnosis, type Finding } from './diagnosis.js';
import { checkAddress, checkAuthorize, checkCallbacks, checkStore } from './own-checks.js';
import { checkService } from './service-checks.js';

/**
 * Examines the options of `createHandler`: signs in, reads the project and its region, compares clocks, reads one asset,
 * asks `authorize` about nobody, reaches the backend by its public address, posts a signed callback through it, and uses
 * the store. It changes nothing but the event of a room that does not exist. With the backend running it says more.
 *
 * It never rejects, takes at most some ten seconds, and no text of it contains a secret.
 */
export async function doctor(options: HandlerOptions): Promise<Diagnosis> {
  const settings = resolve(options);
  if ('status' in settings) return diagnosisOf([{ name: 'options', ...settings }]);
  const named = async (name: string, finding: Promise<Finding>): Promise<Check> => ({
    name,
    ...(await finding),
  });
  const checks = await Promise.all([
    checkService(settings, createCredentials(settings)),
    named('authorize', checkAuthorize(settings)),
    named('address', checkAddress(settings)),
    named('callbacks', checkCallbacks(settings)),
    named('store', checkStore(settings, options.store !== undefined)),
  ]);
  if (options.store === undefined) await settings.store.close?.();
  const all = [{ name: 'options', ...well('The options are complete.') }, ...checks.flat()];
  return diagnosisOf(all.map((check) => ({ ...check, message: masked(check.message, settings) })));
}

/** Messages repeat what others say, such as an `authorize` that throws, and these may say too much. */
function masked(message: string, { credentials, callbacks }: ResolvedOptions): string {
  const secret = 'password' in credentials ? credentials.password : credentials.secret_key;
  return [secret, ...(callbacks?.keys ?? [])].reduce((text, one) => text.replaceAll(one, '***'), message);
}

function resolve(options: HandlerOptions): ResolvedOptions | Finding {
  try {
    return resolveOptions(options);
  } catch (error) {
    // The sentences of the check name the option, and never contain its value.
    const message = error instanceof TypeError ? error.message : 'The options cannot be read.';
    return broken(message, 'Correct this option of createHandler.');
  }
}

const diagnosisOf = (checks: Check[]): Diagnosis => ({
  ok: checks.every(({ status }) => status !== 'error'),
  checks,
});

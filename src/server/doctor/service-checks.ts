/** Looks at the service: signs in, reads the project, compares clocks, reads one asset. */
import { ApiError } from '../../api/index.js';
import { isJsonObject, parseJson, reasonOf } from '../../base/index.js';
import type { ServiceCredentials } from '../credentials/service-credentials.js';
import type { ResolvedOptions } from '../options.js';
import { textOf } from '../request-text.js';
import { inTime } from '../time-limit.js';
import { broken, doubtful, skipped, well, type Check, type Finding } from './diagnosis.js';

/** Clocks that differ by less, in seconds, are the same: `Date` has seconds only, and the answer takes time. */
const sameClock = 5;

/** From here the service refuses signatures, and the backend callbacks, in seconds (reference 3.2). */
const refusedClock = 300;

/** Longest answer that is read, in bytes. */
const longestAnswer = 262_144;

/** The checks `sign-in`, `project`, `clock` and `assets`. */
export async function checkService(
  settings: ResolvedOptions,
  credentials: ServiceCredentials,
): Promise<Check[]> {
  const signIn = await checkSignIn(credentials);
  const { finding, project } = signIn;
  const named: Check[] = [{ name: 'sign-in', ...finding }];
  if (project === undefined) {
    const rest = skipped('Needs a sign-in.');
    return [...named, ...['project', 'clock', 'assets'].map((name) => ({ name, ...rest }))];
  }
  const { region, endpoint } = settings;
  const read = await readAsset(settings, credentials, project);
  return [
    ...named,
    { name: 'project', ...well(`The project is ${project}, in the region ${region} at ${endpoint}.`) },
    { name: 'clock', ...clockOf(read.date, settings) },
    { name: 'assets', ...read.finding },
  ];
}

async function checkSignIn(credentials: ServiceCredentials): Promise<{ finding: Finding; project?: string }> {
  try {
    const project = await inTime('The sign-in', () => credentials.projectId());
    const message = credentials.getToken
      ? 'IAM accepts the domain, the user and the password.'
      : 'There is no sign-in: each call is signed with the access key.';
    return { finding: well(message), project };
  } catch (error) {
    const code = error instanceof ApiError ? error.code : '';
    const solution =
      code === 'MSW.IAM_REFUSED'
        ? 'Check domain, user, password and project of the credentials, and that the user may sign in by programs.'
        : 'Check region and endpoint of the credentials, and that this machine may reach IAM.';
    const why = error instanceof ApiError ? error.reason : reasonOf(error);
    const cause = error instanceof ApiError && error.cause ? ` (${reasonOf(error.cause)})` : '';
    return { finding: broken(`${why}${cause}.`, solution) };
  }
}

/** Reads one asset, as the widgets' first call does (reference 4.1.2). */
async function readAsset(
  settings: ResolvedOptions,
  credentials: ServiceCredentials,
  project: string,
): Promise<{ finding: Finding; date?: number }> {
  const url = new URL(`${settings.endpoint.replace(/\/+$/, '')}/v1/${project}/digital-assets?limit=1`);
  try {
    const { response, text } = await inTime('The service', async () => {
      const request = { method: 'GET', url, headers: { 'content-type': 'application/json' } };
      const headers = await credentials.authenticate(request);
      const answer = await settings.fetch(url.href, { headers, redirect: 'manual' });
      return { response: answer, text: await textOf(answer, longestAnswer) };
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    return { finding: assetsOf(response, parseJson(text), settings), ...(!Number.isNaN(date) && { date }) };
  } catch (error) {
    const solution = 'Check region and endpoint, and that this machine may reach the service.';
    return { finding: broken(`${url.origin} cannot be reached: ${reasonOf(error)}.`, solution) };
  }
}

function assetsOf({ status }: Response, body: unknown, { region }: ResolvedOptions): Finding {
  if (status === 200 && isJsonObject(body) && Array.isArray(body['assets'])) {
    const count = Number(body['count']);
    return count > 0
      ? well(`The service lists ${count} assets.`)
      : doubtful(
          'The service answers, and the library has no asset.',
          'Upload an avatar, a voice and a background.',
        );
  }
  const code = isJsonObject(body) && typeof body['error_code'] === 'string' ? body['error_code'] : '';
  const said = code && /^[\w.]{1,64}$/.test(code) ? `${status}, ${code}` : String(status);
  const message = `The service refused to list assets (${said}).`;
  if (status === 401)
    return broken(
      message,
      'Check that the key or the user belongs to the project, and the clock of this machine.',
    );
  if (status === 403)
    return broken(
      message,
      'Give the user a policy for MetaStudio, as MetaStudio FullAccess, and order the service.',
    );
  if (status === 404)
    return broken(
      message,
      `Check that MetaStudio is offered in the region ${region}, and that endpoint is its address.`,
    );
  if (status === 429) return broken(message, 'Others use the project at its limit now: try again.');
  return broken(message, 'Check that endpoint is the address of MetaStudio; if it is, try again later.');
}

function clockOf(date: number | undefined, { now }: ResolvedOptions): Finding {
  if (date === undefined) return skipped('The service did not say what time it is.');
  const seconds = Math.round((now() - date) / 1000);
  const off = Math.abs(seconds);
  if (off <= sameClock) return well("This machine's clock and the service's agree.");
  const message = `The clock of this machine is ${off} seconds ${seconds > 0 ? 'ahead of' : 'behind'} the service's.`;
  const solution = 'Synchronise the clock of this machine, by NTP.';
  return off < refusedClock ? doubtful(message, solution) : broken(message, solution);
}

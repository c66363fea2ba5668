/** `npx metastudio-widgets doctor`: tries the settings of the backend from end to end. */
import { doctor, type Check, type Diagnosis } from '../server/index.js';
import { handlerOptionsOf } from './backend/handler-options.js';
import { readSettings } from './backend/read-settings.js';
import { storeOf } from './backend/store.js';
import { UsageError, type Command } from './command.js';

/** The command `doctor`. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: "tries the backend's settings from end to end, and says what to do",
  options: [
    { name: 'config', value: 'FILE', description: 'the file with settings that the backend has' },
    {
      name: 'json',
      description: 'prints { ok, checks: [{ name, status, message, solution? }] } for scripts',
    },
  ],
  more:
    'It takes the settings of "backend", and says the most while that is running. It changes nothing. Its exit code is 0\n' +
    'if all is well or only doubtful, and 1 if something does not work.',
  async run(values, { env, say }) {
    const diagnosis = await diagnosisOf(values['config'] as string | undefined, env);
    if (values['json'] === true) say(JSON.stringify(diagnosis, undefined, 2));
    else for (const check of diagnosis.checks) say(linesOf(check));
    return diagnosis.ok ? 0 : 1;
  },
};

async function diagnosisOf(
  config: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Diagnosis> {
  try {
    const given = await readSettings(config, env);
    const options = handlerOptionsOf(given);
    const store = storeOf(given);
    const diagnosis = await doctor({ ...options, ...(store && { store }) });
    await store?.close?.();
    return diagnosis;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const solution =
      'Set it in the environment or in the file of --config; "backend --help" has all settings.';
    const checks = error.problems.map((message): Check => {
      return { name: 'options', status: 'error', message, solution };
    });
    return { ok: false, checks };
  }
}

const words = { ok: 'well', warning: 'doubtful', error: 'broken', skipped: 'skipped' };

const linesOf = ({ name, status, message, solution }: Check): string =>
  `${words[status].padEnd(9)} ${name}: ${message}${solution === undefined ? '' : `\n${' '.repeat(10)}→ ${solution}`}`;

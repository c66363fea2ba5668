/** `npx metastudio-widgets backend`: the handler as a server, for shops without Node code of their own. */
import { createHandler, type Handler, type HandlerOptions } from '../../server/index.js';
import { portOf, UsageError, type Command, type Surroundings } from '../command.js';
import { aborted, listen } from '../http-server.js';
import { table } from '../table.js';
import { handlerOptionsOf } from './handler-options.js';
import { readSettings, type GivenSettings } from './read-settings.js';
import { settingGroups, type Setting } from './settings.js';
import { storeOf } from './store.js';

/** How long answers may take after SIGTERM, in milliseconds. */
const longestEnd = 10_000;

/** The command `backend`. */
export const backendCommand: Command = {
  name: 'backend',
  summary: 'serves sessions, the proxy, callbacks and events to your pages',
  options: [
    {
      name: 'config',
      value: 'FILE',
      description: 'a .json or .mjs with settings; the environment overrides it',
    },
    { name: 'port', value: 'PORT', description: 'the port, before MSS_PORT; 0 takes any free one' },
    { name: 'host', value: 'ADDRESS', description: 'the address to listen at, before MSS_HOST' },
    { name: 'check', description: 'checks the settings and ends' },
  ],
  more: [
    'Settings, as environment variables. NAME_FILE names a file with the value, as containers get secrets. In a file',
    'they are members: MSS_JWT_ISSUER is jwtIssuer.',
    '',
    ...Object.entries(settingGroups).map(([topic, group]) => `${topic}:\n${table(group.map(rowOf))}\n`),
    'It ends on SIGTERM: event streams are told to come again, and answers have 10 seconds to be finished.',
  ].join('\n'),
  async run(values, surroundings) {
    const given = await readSettings(values['config'] as string | undefined, surroundings.env);
    const options = handlerOptionsOf(given);
    const port = portOf((values['port'] as string | undefined) ?? given.text('MSS_PORT') ?? '', 'The port');
    if (values['check'] === true) {
      createHandlerOf(options);
      surroundings.say('The settings are complete.');
      return 0;
    }
    const store = storeOf(given);
    const log = logOf(given, surroundings);
    const handler = createHandlerOf({ ...log, ...options, ...(store && { store }) });
    const host = (values['host'] as string | undefined) ?? given.text('MSS_HOST') ?? '';
    await serve(handler, given, { port, host }, surroundings);
    await store?.close?.();
    return 0;
  },
};

function rowOf({ env, description, default: usual, oneOf }: Setting): [string, string] {
  const words = [oneOf?.join(' or '), usual !== undefined && `default ${usual}`].filter(Boolean).join('; ');
  return [env, words ? `${description}; ${words}` : description];
}

/** Writes what happens as lines of JSON, as collectors of logs read them. */
function logOf(given: GivenSettings, { say }: Surroundings): Pick<HandlerOptions, 'onAccess' | 'audit'> {
  const log = given.text('MSS_LOG');
  if (log === 'none') return {};
  const audit: HandlerOptions['audit'] = (record) => say(JSON.stringify({ audit: record }));
  return log === 'audit' ? { audit } : { audit, onAccess: (access) => say(JSON.stringify({ access })) };
}

/** What `createHandler` says is wrong is wrong with the settings. */
function createHandlerOf(options: HandlerOptions): Handler {
  try {
    return createHandler(options);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

async function serve(
  handler: Handler,
  given: GivenSettings,
  where: { port: number; host: string },
  { say, signal }: Surroundings,
): Promise<void> {
  const trustProxy = ['true', '1'].includes(given.text('MSS_TRUST_PROXY') ?? '');
  const server = await listen(handler, { ...where, trustProxy });
  say(`The backend listens: ${server.origin}`);
  await aborted(signal);
  say('The backend ends: it finishes its answers.');
  const closed = server.close(longestEnd);
  await handler.close();
  await closed;
}

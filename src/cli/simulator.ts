/** `npx metastudio-widgets simulator`: the simulated service behind a port. */
import { lookUp } from '../base/index.js';
import {
  ConnectionDropped,
  createSimulator,
  defaultAccount,
  defaultStorageOrigin,
  type Simulator,
  type SimulatorOptions,
} from '../../demo/simulator/index.js';
import { createSampleRoom } from './sample-room.js';
import { portOf, UsageError, type Command, type OptionValues } from './command.js';
import { aborted, listen } from './http-server.js';

const regions = ['cn-north-4', 'cn-east-3', 'ap-southeast-3'] as const;

/** The command `simulator`. */
export const simulatorCommand: Command = {
  name: 'simulator',
  summary: 'serves a simulated MetaStudio with its IAM, for development and tests',
  options: [
    { name: 'port', value: 'PORT', description: 'the port; default 8081, 0 takes any free one' },
    { name: 'host', value: 'ADDRESS', description: 'the address to listen at; default 127.0.0.1' },
    { name: 'region', value: 'REGION', description: `whose limits apply: ${regions.join(', ')}` },
    {
      name: 'seed',
      value: 'NUMBER',
      description: 'draws what the simulator invents; the same seed, the same',
    },
    { name: 'empty', description: 'begins without the library of about a hundred assets' },
    { name: 'room', description: 'begins with a room that can go on air, and prints its ID' },
    { name: 'speed', value: 'NUMBER', description: 'simulated seconds a second; default 1' },
    { name: 'cors', description: 'lets pages of any origin call it' },
    { name: 'storage-origin', value: 'URL', description: 'where upload and download links lead' },
    {
      name: 'callback-origin',
      value: 'URL',
      description: 'sends callbacks there, with their own path: it stands for what ends TLS before a backend',
    },
  ],
  more:
    'It keeps everything in memory. Its controls are below /_simulator/: faults, clock, outcomes, requests, state.\n' +
    'Whoever reaches its address may use them, so it listens on this machine only unless --host says otherwise.',
  async run(values, { say, signal }) {
    const simulator = createSimulator(optionsOf(values));
    const port = portOf(textOf(values, 'port') ?? '8081', '--port');
    const host = textOf(values, 'host') ?? '127.0.0.1';
    const server = await listen((request) => answer(simulator, request), { port, host });
    const { domain, user, password, access_key, secret_key, project_id } = defaultAccount;
    say(`MetaStudio and IAM, simulated: ${server.origin}`);
    say(`Sign in with: domain ${domain}, user ${user}, password ${password}, project ${project_id}`);
    say(`Or sign with: access key ${access_key}, secret key ${secret_key}`);
    say(`Files are at: ${storageOf(values, server.origin)}`);
    say(`Settings of the backend: ${settingsFor(values, server.origin)}`);
    if (values['room'] === true) say(`A room to try: ${await createSampleRoom(simulator, server.origin)}`);
    await aborted(signal);
    await server.close(1000);
    return 0;
  },
};

/** Where the files are, which a page's Content-Security-Policy names. */
function storageOf(values: OptionValues, origin: string): string {
  return textOf(values, 'storage-origin') ?? defaultStorageOrigin(origin);
}

/** The settings with which `npx metastudio-widgets backend` calls the simulator, as a shell takes them. */
function settingsFor(values: OptionValues, origin: string): string {
  const { domain, user, password } = defaultAccount;
  const settings = {
    MSS_REGION: textOf(values, 'region') ?? regions[0],
    MSS_ENDPOINT: origin,
    MSS_IAM_ENDPOINT: origin,
    MSS_DOMAIN: domain,
    MSS_USER: user,
    MSS_PASSWORD: password,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

const textOf = (values: OptionValues, name: string): string | undefined => {
  const value = lookUp(values, name);
  return typeof value === 'string' ? value : undefined;
};

function optionsOf(values: OptionValues): SimulatorOptions {
  const region = textOf(values, 'region');
  const isRegion = (name: string | undefined): name is (typeof regions)[number] =>
    (regions as readonly string[]).includes(name ?? '');
  if (region !== undefined && !isRegion(region))
    throw new UsageError(`--region must be one of ${regions.join(', ')}.`);
  const storageOrigin = urlOf(values, 'storage-origin');
  const callbackOrigin = urlOf(values, 'callback-origin');
  const inventedSeed = numberOf(values, 'seed');
  const speed = numberOf(values, 'speed');
  return {
    seed: values['empty'] !== true,
    cors: values['cors'] === true,
    ...(isRegion(region) && { region }),
    ...(inventedSeed !== undefined && { inventedSeed }),
    ...(speed !== undefined && { speed }),
    ...(storageOrigin !== undefined && { storageOrigin }),
    ...(callbackOrigin !== undefined && { fetch: fetchAt(callbackOrigin) }),
  };
}

/** Sends what is meant for another address to an origin. The service calls HTTPS addresses only. */
function fetchAt(origin: string): typeof fetch {
  return (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(new URL(pathname + search, origin), init);
  };
}

function urlOf(values: OptionValues, name: string): string | undefined {
  const text = textOf(values, name);
  if (text === undefined || (/^https?:\/\//.test(text) && URL.canParse(text))) return text;
  throw new UsageError(`--${name} must be an http or https URL.`);
}

function numberOf(values: OptionValues, name: string): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`--${name} must be a number of 0 or more.`);
}

/**
 * Answers, or drops the connection where a fault rule says so: after the first bytes of an answer, because a browser that
 * has received none repeats the request by itself on a reused connection.
 */
async function answer(simulator: Simulator, request: Request): Promise<Response> {
  try {
    return await simulator.fetch(request);
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error;
    return new Response(brokenOff(error), { headers: { 'content-length': '1000' } });
  }
}

/** A body that ends after its first byte. */
function brokenOff(error: Error): ReadableStream<Uint8Array> {
  let begun = false;
  return new ReadableStream({
    pull(controller) {
      if (begun) controller.error(error);
      else controller.enqueue(new TextEncoder().encode('{'));
      begun = true;
    },
  });
}

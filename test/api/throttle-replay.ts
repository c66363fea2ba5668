/** A client and the simulator with a shared fake clock and a simulated network latency. */
import { createClient, type Client, type GetToken, type Token } from '../../src/api/index.js';
import {
  createSimulator,
  type LoggedCall,
  type SetInventions,
  type Simulator,
} from '../../demo/simulator/index.js';
import { defaultAccount } from '../../demo/simulator/index.js';
import { library, origin, send, signIn } from '../simulator/bench.js';
import { SetClock } from './set-clock.js';
import { inventedOptions } from '../helpers/invented.js';

const { project_id } = defaultAccount;

/** Latency of a request and of its answer, in milliseconds. */
export interface Delays {
  there: number;
  back: number;
}

export interface Played {
  clock: SetClock;
  client: Client;
  simulator: Simulator;
  token: Token;
  /** A client of another page, which shares only the clock with the first one. */
  another: (getToken?: GetToken) => Client;
  control: (method: string, name: string, body?: unknown) => Promise<unknown>;
  journal: () => Promise<LoggedCall[]>;
}

/** Creates a client and a simulator with the given latency; `invented` sets what the test relies on. */
export async function played(
  delays: () => Delays = () => ({ there: 0, back: 0 }),
  invented: SetInventions = {},
): Promise<Played> {
  const clock = new SetClock();
  const options = { now: clock.now, seed: library, concurrency: 1000, invented };
  const simulator = createSimulator({ ...options, ...inventedOptions });
  const network: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { there, back } = delays();
    await clock.wait(there, request.signal);
    const answer = clock.workingOn(async () => {
      const response = await simulator.fetch(request);
      return { response, body: await response.arrayBuffer() };
    });
    const { response, body } = await answer;
    await clock.wait(back, request.signal);
    return new Response(body.byteLength > 0 ? body : null, response);
  };
  const token: Token = {
    token: (await signIn(simulator)).headers.get('x-subject-token') ?? '',
    token_type: 'X-Auth-Token',
    expires_at: new Date(clock.now() + 86_400_000).toISOString(),
    project_id,
    endpoint: origin,
    region: 'cn-north-4',
  };
  const another = (getToken: GetToken = () => Promise.resolve(token)) =>
    createClient({ getToken, fetch: network, clock });
  const control: Played['control'] = async (method, name, body) =>
    (await send(simulator, method, `/_simulator/${name}`, body)).body;
  return {
    clock,
    client: another(),
    simulator,
    token,
    another,
    control,
    journal: async () => ((await control('GET', 'requests')) as { requests: LoggedCall[] }).requests,
  };
}

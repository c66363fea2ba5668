/** A proxy in front of the simulator, for tests that look at both sides. */
import { createClient, type Client, type Token } from '../../../src/api/index.js';
import { answerApi } from '../../../src/server/proxy/answer-api.js';
import type { AuditRecord } from '../../../src/server/audit.js';
import { Outbox } from '../../../src/server/callbacks/outbox.js';
import type { HandlerContext } from '../../../src/server/context.js';
import { resolveOptions } from '../../../src/server/options.js';
import { issueSession } from '../../../src/server/session.js';
import type { Grant } from '../../../src/server/grant.js';
import { toResponse } from '../../../src/server/text-answer.js';
import { errorAnswer, toHttpError } from '../../../src/server/http-error.js';
import { defaultAccount } from '../../../demo/simulator/index.js';
import { bench, signIn } from '../../simulator/bench.js';

const site = 'https://shop.example';
export const base = `${site}/backend/metastudio`;
const service = 'https://metastudio.test';
export const { project_id } = defaultAccount;

type Fetch = typeof fetch;

/** What a test may set. */
export interface ProxyOptions {
  /** Sends the calls of the proxy. Default: to the simulator. */
  fetch?: (request: Request, simulated: () => Promise<Response>) => Promise<Response>;
  uploads?: 'direct' | 'proxy';
  project_id?: string;
}

/** Creates a proxy and its simulator. */
export async function createProxy(options: ProxyOptions = {}) {
  const { simulator, journal, control, advance, invented } = await bench({ now: Date.now, speed: 1 });
  const audited: AuditRecord[] = [];
  const errors: unknown[] = [];
  const seen: Request[] = [];
  const send: Fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push(request.clone());
    const simulated = () => simulator.fetch(request);
    return options.fetch ? options.fetch(request, simulated) : simulated();
  };
  const newToken = async () => (await signIn(simulator)).headers.get('x-subject-token') ?? '';
  let token: Promise<string> | undefined;
  const settings = resolveOptions({
    region: 'cn-north-4',
    credentials: { access_key: 'unused', secret_key: 'unused', project_id },
    sessionSecrets: ['x'.repeat(32)],
    authorize: () => false,
    endpoint: service,
    fetch: send,
    audit: (record) => void audited.push(record),
    ...(options.uploads && { uploads: options.uploads }),
  });
  const context: HandlerContext = {
    ...settings,
    closing: new AbortController().signal,
    service: {
      projectId: () => Promise.resolve(options.project_id ?? project_id),
      authenticate: async ({ headers }) => {
        token ??= newToken();
        return { ...headers, 'x-auth-token': await token };
      },
      renew: () => {
        token = newToken();
        return Promise.resolve(true);
      },
    },
    outbox: new Outbox(settings),
    limiter: { schedule: (_operation, _priority, _signal, work) => work() },
  };

  const handle = async (request: Request): Promise<Response> => {
    try {
      const rest = new URL(request.url).pathname.slice('/backend/metastudio/api/'.length);
      return toResponse(await answerApi(request, rest, context));
    } catch (error) {
      const failure = toHttpError(error);
      if (failure.status >= 500) errors.push(failure.cause ?? failure);
      return toResponse(errorAnswer(failure));
    }
  };

  const sessionFor = async (grant: Partial<Grant>) =>
    (
      await issueSession(
        { user: 'ann', may: 'view', ...grant },
        await context.revocations.issueTime(),
        context,
      )
    ).token;

  /** One request to the proxy, with a session for the grant. */
  const ask = async (
    grant: Partial<Grant>,
    path: string,
    {
      method = 'GET',
      body,
      headers = {},
    }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    const request = new Request(`${base}/api/v1/${project_id}/${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: {
        authorization: `Bearer ${await sessionFor(grant)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    return handle(request);
  };

  /** The package's own client, as a page has it. */
  const clientFor = (
    grant: Partial<Grant>,
    through: (request: Request) => Promise<Response> = handle,
  ): Client => {
    const getToken = async (): Promise<Token> => ({
      token: await sessionFor(grant),
      token_type: 'Bearer',
      expires_at: new Date(Date.now() + 900_000).toISOString(),
      project_id,
      endpoint: `${base}/api`,
      region: 'cn-north-4',
    });
    return createClient({ getToken, fetch: (input, init) => through(new Request(input, init)) });
  };

  const started = { project_id, simulator, context, handle, ask, clientFor, sessionFor, log: journal };
  return { ...started, control, advance, invented, audited, errors, seen };
}

/** The body of an answer. */
export async function json(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

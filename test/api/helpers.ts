/** A fake service with answers that a test provides. */
import { createClient, type Client, type Token } from '../../src/api/index.js';

export type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A client of a fake service, with the requests that the service has received. */
export interface FakeService {
  client: Client;
  requests: Request[];
  /** Number of token requests. */
  tokens: () => number;
}

/** Creates a service that returns `answers` in turn, and then repeats the last one. */
export function service(...answers: Answer[]): FakeService {
  const requests: Request[] = [];
  let tokens = 0;
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    if (answer instanceof Error) throw answer;
    const response = typeof answer === 'function' ? await answer(request) : answer;
    if (!response) throw new Error('The test gave no answer');
    return response.clone();
  };
  const getToken = () => Promise.resolve(tokenNumber(++tokens));
  return { client: createClient({ getToken, fetch: send }), requests, tokens: () => tokens };
}

function tokenNumber(number: number, lifetime = 86_400_000): Token {
  return {
    token: `secret-${number}`,
    token_type: 'X-Auth-Token',
    expires_at: new Date(Date.now() + lifetime).toISOString(),
    project_id: 'p1',
    endpoint: 'https://metastudio.test',
    region: 'cn-north-4',
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** The reason with which a promise rejects. Throws if it does not reject. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail');
}

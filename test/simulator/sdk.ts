/**
 * The service's official SDK for Node as a client of a simulator behind a port. It signs with the access key, and
 * serializes requests and parses responses and errors with its own code.
 */
import { serve } from '@hono/node-server';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js';
import { LocalLogger } from '@huaweicloud/huaweicloud-sdk-core/logger/index.js';
import { Region } from '@huaweicloud/huaweicloud-sdk-core/region/region.js';
import type { AddressInfo } from 'node:net';
import { operations } from '../../src/api/index.js';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { library } from './bench.js';
import { inventedOptions } from '../helpers/invented.js';

/** The arguments of a call. */
export interface Call {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: object;
}

/** A response of the SDK: the body, with the status as a member. */
export type Answer = Record<string, unknown> & { httpStatusCode: number };

export interface Sdk {
  origin: string;
  /** Calls an operation by its name. Rejects with the SDK's own exception. */
  call(name: string, call?: Call): Promise<Answer>;
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a port and creates a client for it, with the default account or a different one. Without a project, the client
 * requests that of the region from IAM. The simulated clock is stopped at the current time, which signatures need.
 */
export async function open(account: Partial<typeof defaultAccount> = {}): Promise<Sdk> {
  const simulator = createSimulator({
    seed: library,
    speed: 0,
    ...inventedOptions,
    invented: { liveWaitingSeconds: 6, connectingSeconds: 2, liveClosingSeconds: 1 },
  });
  const server = serve({ fetch: (request) => simulator.fetch(request), port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { access_key, secret_key, project_id, project_name } = { ...defaultAccount, ...account };
  const credentials = new BasicCredentials().withAk(access_key).withSk(secret_key).withIamEndpoint(origin);
  if (project_id !== '') credentials.withProjectId(project_id);
  // The SDK's default logger prints every error response.
  const options = { logger: Object.assign(new LocalLogger(), { error: () => undefined }) };
  const client = new HcClient(new DefaultHttpClient(options, [origin]), options)
    .withEndpoints([origin])
    .withRegion(new Region(project_name, origin))
    .withCredential(credentials);
  const advance = async (seconds: number) => {
    await fetch(`${origin}/_simulator/clock`, { method: 'POST', body: JSON.stringify({ advance: seconds }) });
  };
  return {
    origin,
    advance,
    call: async (name, { path = {}, query = {}, body } = {}) => {
      const operation = operations.find((one) => one.name === name);
      if (!operation) throw new Error(`There is no ${name}`);
      await advance(1);
      return client.sendRequest({
        method: operation.method,
        url: operation.path,
        contentType: 'application/json',
        pathParams: path,
        queryParams: query,
        headers: {},
        ...(body && { data: body }),
      });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/**
 * An example that is a whole project, as it runs: its own copy of the simulator, its server, and a browser in front of it.
 * `scripts/test-examples.mjs` has installed and built it in the folder EXAMPLE.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import puppeteer from 'puppeteer-core';
import { defaultAccount } from '../../demo/simulator/index.js';
import { browserArgs, requireBrowser } from '../../scripts/browser.mjs';
import { findWarnings } from '../../scripts/example-projects.mjs';
import { openTab, type Tab } from '../e2e/demo.js';
import { programOutput, startProgram, stopPrograms } from './programs.js';

/** The folder of the example. */
export const folder = process.env['EXAMPLE'] ?? '';

export interface Example {
  origin: string;
  /** Where the simulator answers; its controls are below `/_simulator/`. */
  service: string;
  /** A page of a person who has signed in at the shop. */
  open: (path?: string) => Promise<Tab>;
  /** Ends everything. Throws if a page's console, a policy or a program has reported something. */
  close: () => Promise<void>;
}

interface ExampleOptions {
  /** What starts the server, in the folder of the example; it prints its address. Default: `npm start`. */
  command?: readonly [string, ...string[]];
  /** Variables of its environment, beside those of the account. */
  env?: Record<string, string>;
}

const shopSecret = 'the secret of the shop: 32 bytes or more';

/** Starts the simulator that comes with the example's package. */
export function startSimulator(): Promise<string> {
  const command = join(folder, 'node_modules/.bin/metastudio-widgets');
  return startProgram(command, ['simulator', '--port', '0', '--cors'], { cwd: folder });
}

/** The environment in which an example finds the simulated account and its secrets. */
export function environment(service: string): Record<string, string> {
  const { domain, user, password, project_id } = defaultAccount;
  return {
    PORT: '0',
    HW_DOMAIN: domain,
    HW_USER: user,
    HW_PASSWORD: password,
    HW_PROJECT: project_id,
    HW_ENDPOINT: service,
    HW_IAM_ENDPOINT: service,
    // The simulator's storage has an origin of its own: the other name of this machine.
    HW_STORAGE: service.replace('127.0.0.1', 'localhost'),
    SESSION_SECRET: 'the-secret-of-the-sessions:-32-bytes-or-more',
    SHOP_SECRET: shopSecret,
    CALLBACK_KEY: 'callback-key-of-a-test',
    CALLBACK_URL: 'https://shop.example/metastudio/callbacks',
  };
}

/** The shop's session of somebody who may do everything. */
export function shopSession(): Promise<string> {
  return new SignJWT({ roles: ['chief'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('shop.example')
    .setSubject('li')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(shopSecret));
}

/** Starts the example in front of a simulator of its own. */
export async function startExample({ command, env }: ExampleOptions = {}): Promise<Example> {
  const service = await startSimulator();
  const [program, ...args] = command ?? ['npm', 'run', '--silent', 'start'];
  const origin = await startProgram(program, args, {
    cwd: folder,
    env: { ...environment(service), ...env },
  });
  const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  const tabs: Tab[] = [];
  return {
    origin,
    service,
    open: async (path = '/') => {
      const context = await browser.createBrowserContext();
      const { hostname } = new URL(origin);
      await context.setCookie({ name: 'shop_session', value: await shopSession(), domain: hostname });
      const beside = await context.newPage();
      const tab = await openTab(browser, origin, { path, beside });
      tabs.push(tab);
      return tab;
    },
    close: async () => {
      await browser.close();
      await stopPrograms();
      const reported = [...tabs.flatMap((tab) => tab.console), ...findWarnings(programOutput())];
      assert.equal(reported.join('\n'), '', 'what pages and programs have reported');
    },
  };
}

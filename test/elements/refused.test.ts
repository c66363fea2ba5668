import { expect } from '@open-wc/testing';
import { until } from '../helpers/until.js';

/** What the page in the frame tells of itself. */
interface Told {
  shown: { text: string; buttons: string[]; options: number; log: string }[];
  errors: string[];
}

/** Opens the page with all elements in a frame without an origin; `before` runs there first. */
async function openFrame(
  sandbox: string | null,
  before = '',
): Promise<{ told: () => Told; send: (message: object) => void }> {
  const frame = document.createElement('iframe');
  if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
  let told: Told = { shown: [], errors: [] };
  addEventListener('message', ({ source, data }: MessageEvent<Told>) => {
    if (source === frame.contentWindow) told = data;
  });
  frame.src = `${new URL('../fixtures/sandboxed.html', import.meta.url).href}#${encodeURIComponent(before)}`;
  frame.style.cssText = 'width: 1000px; height: 600px';
  frames.push(frame);
  document.body.append(frame);
  await until(() => told.shown.length > 0 || told.errors.length > 0, 'the frame');
  expect(told.errors).to.eql([]);
  return { told: () => told, send: (message) => frame.contentWindow?.postMessage(message, '*') };
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => frames.splice(0).forEach((frame) => frame.remove()));

const refusing: Record<string, [sandbox: string | null, before: string]> = {
  'in a frame without an origin': ['allow-scripts', ''],
  'where locks, channels and storage throw': [
    null,
    `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    window.BroadcastChannel = class { constructor() { throw new DOMException('denied', 'SecurityError'); } };
    navigator.locks.request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    navigator.locks.query = () => Promise.reject(new DOMException('denied', 'SecurityError'));`,
  ],
  'without locks and channels, as on http': [
    null,
    `Object.defineProperty(navigator, 'locks', { value: undefined });
    Object.defineProperty(window, 'BroadcastChannel', { value: undefined });`,
  ],
  'with frozen built-ins': [
    null,
    `for (const one of [Object, Array, Function, String, Number, Promise, Map, Set, Error, RegExp, Date])
      Object.freeze(one.prototype) && Object.freeze(one);`,
  ],
};

describe('a page', () => {
  for (const [where, [sandbox, before]] of Object.entries(refusing)) {
    it(`${where} shows what is on air, sends a command, and stops it`, async function () {
      this.timeout(60_000);
      const { told, send } = await openFrame(sandbox, before);
      const see = async (index: number, holds: (shown: Told['shown'][number]) => boolean, what: string) => {
        const look = () => {
          const shown = told().shown[index];
          return shown !== undefined && holds(shown);
        };
        await until(look, what).catch(() => {
          throw new Error(`no ${what}: ${JSON.stringify(told().shown[index])} ${told().errors.join()}`);
        });
      };
      await see(0, ({ text, buttons }) => text.includes('On air') && buttons.includes('Stop'), 'Stop');
      await see(2, ({ text }) => text.includes('Greeting'), 'outline of the room');
      await see(3, ({ text }) => text !== '', 'field for a text');
      await see(4, ({ options }) => options > 0, 'assets');
      send({ type: 'Hello, everybody' });
      await see(1, ({ buttons }) => buttons.includes('Send'), 'Send');
      send({ press: 'Send' });
      await see(1, ({ log }) => log.includes('Hello, everybody'), 'command in the log');
      send({ press: 'Stop' });
      await see(0, ({ buttons }) => buttons.includes('Keep going'), 'question');
      send({ press: 'End the stream' });
      await see(0, ({ text }) => /Ended|Not on air/.test(text), 'end of the stream');
      expect(told().errors).to.eql([]);
    });
  }
});

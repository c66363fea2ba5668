/**
 * Measures how soon the page responds to the user while fifty events a second arrive, compared with the same page without
 * events: real keys and clicks, with the processor throttled to a quarter, after a hundred commands, alternating in one
 * run.
 *
 * The figures are from the Event Timing API: from the key or click to the next frame. Interactions that it doesn't report
 * took less than 16 ms and are counted as 16 ms.
 *
 * Then it measures the page's memory after each of eight hours' worth of events and commands, compressed to a few seconds
 * each.
 */
import puppeteer, { type Page } from 'puppeteer-core';
import { browserArgs, requireBrowser } from '../../../scripts/browser.mjs';
import { EventFloodServer } from '../../helpers/event-flood-server.js';

const perSecond = 50;
const slowdown = 4;
const rounds = 3;
const commandsBefore = 100;
/** Interval between two keys, in milliseconds: fast typing. */
const keyEvery = 90;
/** Maximum duration of an interaction that the browser does not report, in milliseconds. */
const unreported = 16;
/** Number of simulated hours, each with an event a second and a command every five minutes. */
const hours = 8;
const eventsInHour = 3600;
const commandsInHour = 12;
const fast = 900;
const bar = 'mss-command-bar';
const status = 'mss-room-status';

interface Interaction {
  /** The user's action. */
  step: string;
  milliseconds: number;
}

interface Turn {
  events: string;
  interactions: number;
  seconds: number;
  found: Interaction[];
  /** Share of time in which the main thread is busy: without interactions, and with them. */
  alone: number[];
  touched: number[];
}

/** Runs in the page: records the longest event of each interaction. */
function watchInteractions(): void {
  const longest = new Map<number, number>();
  const take = (entries: PerformanceEntryList) => {
    for (const { interactionId = 0, duration } of entries as (PerformanceEntry & {
      interactionId?: number;
    })[])
      if (interactionId > 0) longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0));
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  (window as unknown as { taken: () => Promise<number[]> }).taken = async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    take(observer.takeRecords());
    const all = [...longest.values()];
    longest.clear();
    return all;
  };
}

/** Position of a visible element; undefined if none matches. Read once, since reading it each frame costs frames. */
function place(page: Page, host: string, selector: string): Promise<{ x: number; y: number } | undefined> {
  const find = (tag: string, inside: string) => {
    const found = document.querySelector(tag)?.shadowRoot?.querySelector(inside);
    const { x, y, width, height } = found?.getBoundingClientRect() ?? new DOMRect();
    return width > 0 ? { x: x + width / 2, y: y + height / 2 } : undefined;
  };
  return page.evaluate(find, host, selector);
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(page: Page, host: string, selector: string, milliseconds = 10_000): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 200) {
    if (await place(page, host, selector)) return true;
    await wait(200);
  }
  return false;
}

/** Performs 15 s of a user's actions, and records them in a turn. */
async function work(page: Page, turn: Turn): Promise<void> {
  const note = async (step: string) => {
    const times = (await page.evaluate('taken()')) as number[];
    turn.found.push(...times.map((milliseconds) => ({ step, milliseconds })));
  };
  const shows = async (selector: string, host = bar) => {
    if (!(await until(page, host, selector))) throw new Error(`${selector} did not appear`);
  };
  /** Repeats a click if the page has just moved the button. */
  const press = async (selector: string, then: string, host = bar) => {
    for (let tries = 0; tries < 5; tries++) {
      const at = await place(page, host, selector);
      if (!at) throw new Error(`There is no ${selector}`);
      turn.interactions++;
      await page.mouse.click(at.x, at.y, { delay: 50 });
      await wait(200);
      await note(`press ${selector}`);
      if (await until(page, host, then, 3000)) return;
    }
    throw new Error(`Pressing ${selector} did not show ${then}`);
  };
  const key = async (name: 'Enter' | 'Escape' | 'ArrowDown', what: string) => {
    turn.interactions++;
    await page.keyboard.press(name, { delay: 30 });
    await note(`${name} ${what}`);
  };
  const type = async (text: string, where: string) => {
    turn.interactions += text.length;
    await page.keyboard.type(text, { delay: keyEvery });
    await note(`type ${where}`);
  };
  const openPalette = async (words: string) => {
    turn.interactions++;
    await page.keyboard.down('Control');
    await page.keyboard.press('k');
    await page.keyboard.up('Control');
    await shows('dialog.palette[open]');
    await note('open the palette');
    await type(words, 'in the palette');
  };
  await page.focus('#bare');
  await type('As fast as this machine can.', 'in a bare field');
  await press('textarea', 'textarea:focus');
  await type('Yes, it ships today.', 'a reply');
  await key('Enter', 'to send');
  await type('And tomorrow.', 'a reply');
  await press('.send', '.send:disabled');
  await openPalette('layer');
  await key('ArrowDown', 'in the palette');
  await key('Escape', 'from the palette');
  for (const form of ['SHOW_LAYER', 'INSERT_PLAY_AUDIO']) {
    await openPalette(form);
    await key('Enter', 'in the palette');
    await shows('dialog.form[open]');
    await key('Escape', 'from the form');
    await shows('.body:not(:has(dialog[open]))');
  }
  await press('.more button', '.more button[aria-expanded=true]');
  await press('.more button', '.more button[aria-expanded=false]');
  await press('.stop', '.confirm', status);
  await press('.keep', '.stop', status);
  await press('.past summary', '.past[open]', status);
  await press('.past summary', '.past:not([open])', status);
}

/** Share of time in which the page's main thread is busy while `doing` runs. */
async function share(page: Page, doing: Promise<unknown>): Promise<number> {
  const [begun, before] = [performance.now(), await page.metrics()];
  await doing;
  const after = await page.metrics();
  const seconds = (performance.now() - begun) / 1000;
  return ((after.TaskDuration ?? 0) - (before.TaskDuration ?? 0)) / seconds;
}

async function measured(page: Page, turn: Turn): Promise<void> {
  turn.alone.push(await share(page, wait(3000)));
  const begun = performance.now();
  turn.touched.push(await share(page, work(page, turn)));
  turn.seconds += (performance.now() - begun) / 1000;
}

const turnOf = (events: string): Turn => ({
  events,
  interactions: 0,
  seconds: 0,
  found: [],
  alone: [],
  touched: [],
});

const at = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

function rowOf({ events, interactions, seconds, found, alone, touched }: Turn): object {
  const missing = Math.max(0, interactions - found.length);
  const all = [...found.map(({ milliseconds }) => milliseconds), ...Array<number>(missing).fill(unreported)];
  const worst = found.toSorted((a, b) => b.milliseconds - a.milliseconds)[0];
  const percent = (parts: readonly number[]) => `${Math.round(at(parts, 0.5) * 100)} %`;
  return {
    'events a second': events,
    seconds: Math.round(seconds),
    interactions: all.length,
    median: at(all, 0.5),
    'INP (p98)': at(all, 0.98),
    worst: worst?.milliseconds,
    'worst was': worst?.step,
    'main thread, untouched': percent(alone),
    'and touched': percent(touched),
  };
}

const shop = new EventFloodServer();
await shop.start();
const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
const page = await browser.newPage();
await page.evaluateOnNewDocument('globalThis.__name = (one) => one');
await page.setViewport({ width: 1200, height: 1400 });
await page.goto(shop.origin);
const isOnAir = () => document.querySelector('mss-room-status')?.state.phase === 'on-air';
await page.waitForFunction(isOnAir, { polling: 100 });
await page.evaluate(async (count) => {
  const element = document.querySelector('mss-command-bar');
  for (let one = 0; one < count; one++) await element?.send(`Thank you, viewer ${one}.`);
}, commandsBefore);
const session = await page.createCDPSession();
await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
await page.evaluate(watchInteractions);
// A first round, so that lazy modules are loaded before the measurement.
await work(page, turnOf('before'));

const quiet = turnOf('none');
const busy = turnOf(String(perSecond));
for (let round = 0; round < rounds; round++) {
  shop.setRate(0);
  await measured(page, quiet);
  shop.setRate(perSecond);
  await measured(page, busy);
}
shop.setRate(0);
const poured = shop.sent;
await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
const held: object[] = [];
for (let hour = 0; hour <= hours; hour++) {
  if (hour > 0) await hourPasses();
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { Nodes, JSEventListeners } = await page.metrics();
  const kept = await page.evaluate(() => document.querySelector('mss-command-bar')?.history.length);
  held.push({
    hour,
    'heap, KB': Math.round(usedSize / 1024),
    nodes: Nodes,
    listeners: JSEventListeners,
    kept,
  });
}
await browser.close();
shop.stop();

async function hourPasses(): Promise<void> {
  const end = shop.sent + eventsInHour;
  shop.setRate(fast);
  for (let sent = 0; sent < commandsInHour; sent++)
    await page.evaluate(
      (text) => document.querySelector('mss-command-bar')?.send(text),
      `Hourly reply ${sent}`,
    );
  while (shop.sent < end) await wait(100);
  shop.setRate(0);
}

console.log(`\nThe page on air at 1/${slowdown} of the processor's speed, milliseconds (${poured} events)`);
console.table([rowOf(quiet), rowOf(busy)]);
const steps = [...new Set(busy.found.map(({ step }) => step))];
const worstOf = ({ found }: Turn, step: string) =>
  Math.max(0, ...found.filter((one) => one.step === step).map(({ milliseconds }) => milliseconds));
console.log('The worst of each; the bare field tells what the machine can do at the moment');
console.table(steps.map((step) => ({ step, none: worstOf(quiet, step), [perSecond]: worstOf(busy, step) })));
console.log(
  `\nWhat the page holds: ${eventsInHour} events and ${commandsInHour} commands in each hour, its log full before`,
);
console.table(held);

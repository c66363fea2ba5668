/** Over the main job nothing jumps: the layout shifts of the running demo, counted also just after a press, stay small. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { clickElement } from './click.js';
import { startDemo } from './demo.js';

/**
 * The largest sum of layout shifts that is allowed (https://web.dev/articles/cls): what nobody notices. What moves just
 * after a press or a key is counted too.
 */
const most = 0.1;

interface Look {
  width: number;
  height: number;
  lang: 'en' | 'zh-CN';
}

const usual: Look[] = [
  { width: 360, height: 740, lang: 'zh-CN' },
  { width: 1440, height: 1000, lang: 'en' },
];

const rest: Look[] = [
  { width: 360, height: 740, lang: 'en' },
  { width: 1440, height: 1000, lang: 'zh-CN' },
];

const looks = process.env['LONG'] ? [...usual, ...rest] : usual;

interface Shift {
  value: number;
  step: string;
}

interface ShiftWindow {
  layoutShifts: Shift[];
  step: string;
  /** Where the target of the next press was in the last frame, and for how many frames it has been there. */
  target?: { place: string; frames: number };
}

/** Runs in the page before its own scripts. */
function recordShifts(): void {
  const page = window as unknown as ShiftWindow;
  page.layoutShifts = [];
  page.step = 'open';
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value } = entry as PerformanceEntry & { value: number };
      page.layoutShifts.push({ value, step: page.step });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page at each frame: whether the element has stood still, uncovered, for three frames. */
function standsStill(element: HTMLElement): boolean {
  const page = window as unknown as ShiftWindow;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const place = [x, y, width, height].join();
  const root = element.getRootNode() as Document | ShadowRoot;
  const uncovered = element.contains(root.elementFromPoint(x + width / 2, y + height / 2));
  const frames = uncovered && place === page.target?.place ? page.target.frames + 1 : 0;
  page.target = { place, frames };
  return frames >= 3;
}

/** Does the main job by its parts rather than by their names, so that it is the same in each language. */
function operator(page: Page) {
  const find = async (selector: string): Promise<ElementHandle<HTMLElement>> => {
    const handle = (await page.waitForSelector(selector, {
      visible: true,
    })) as ElementHandle<HTMLElement> | null;
    assert.ok(handle, selector);
    return handle;
  };
  return {
    find,
    press: async (selector: string) => {
      const handle = await find(selector);
      // While the layout moves under the mouse, a click would go to what has come to its place.
      await page.waitForFunction(standsStill, { polling: 'raf' }, handle);
      await clickElement(handle);
      // Two frames: what the press has changed has been painted, and its shift been told.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    },
    phase: (phase: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector('mss-room-status')?.state.phase === wanted,
        { polling: 100 },
        phase,
      ),
    step: (name: string) =>
      page.evaluate((step) => void ((window as unknown as ShiftWindow).step = step), name),
  };
}

async function mainJob(page: Page, name: string): Promise<void> {
  const { find, press, phase, step } = operator(page);
  const editor = '#prepare mss-script-editor >>>';
  for (const picker of ['avatar', 'voice', 'background']) {
    await step(`pick ${picker}`);
    await press(`mss-asset-picker[name=${picker}] >>> [role=option]:not([aria-disabled=true])`);
  }
  await step('write');
  await press(`${editor} [role=textbox]`);
  await page.keyboard.type('大家好，今天的茶来自重庆。');
  await find(`${editor} .cm-content`);
  await step('find');
  await press(`${editor} .tool.search`);
  await page.keyboard.type('茶');
  await find(`${editor} .find-keys`);
  await page.keyboard.press('Escape');
  await step('create');
  await press('input[name=room_name]');
  await page.keyboard.type(name);
  await press('#prepare button[type=submit]');
  await phase('idle');
  await find('mss-room-status >>> .checks summary');
  await step('start');
  await press('mss-room-status >>> .start');
  await phase('on-air');
  await find('mss-room-status >>> .glance progress');
  await step('answer');
  await press('mss-command-bar >>> textarea');
  await page.keyboard.type('Yes, it ships today.');
  await page.keyboard.press('Enter');
  await find('mss-command-bar >>> .entry .stage.done');
  await step('stop');
  await press('mss-room-status >>> .stop');
  await step('end');
  await press('mss-room-status >>> .confirm .danger');
  await phase('ended');
  await find('mss-room-status >>> [part=duration]');
}

describe('over the main job, the layout', { concurrency: true }, () => {
  for (const { width, height, lang } of looks) {
    it(`stays where it is at ${width} px in ${lang}`, async (test) => {
      const demo = await startDemo();
      test.after(() => demo.close());
      const { page } = await demo.open({ width, height, lang, path: '/cms/' });
      await page.evaluateOnNewDocument(recordShifts);
      await page.goto(demo.origin);
      await mainJob(page, `Tea, ${width}`);
      const shifts = await page.evaluate(() => (window as unknown as ShiftWindow).layoutShifts);
      const sums: Record<string, number> = {};
      for (const { step, value } of shifts) sums[step] = (sums[step] ?? 0) + value;
      const total = shifts.reduce((sum, { value }) => sum + value, 0);
      test.diagnostic(`layout shift ${total.toFixed(3)}: ${JSON.stringify(sums)}`);
      assert.ok(shifts.length > 0, 'the page tells its shifts');
      assert.ok(total < most, `${total.toFixed(3)}: ${JSON.stringify(sums)}`);
    });
  }
});

/**
 * The main job from end to end, against the running demo: once by mouse, once by keyboard alone. Leaves a picture of
 * each step in `screenshots/`.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { clickElement } from './click.js';
import { startDemo, type Tab } from './demo.js';
import { waitForStatus, waitForText } from './page-text.js';

const avatar = 'Sara';
const voice = '云希';
const background = 'Warm live studio';

interface Hands {
  /** Picks an option of the picker with that name. */
  pick: (picker: string, name: string) => Promise<void>;
  /** Presses a button, within an element of the page. */
  press: (name: string, within?: string) => Promise<void>;
  /** Puts the caret into a text field. */
  enter: (name: string, within?: string) => Promise<void>;
}

const find = async (page: Page, selector: string, within = ''): Promise<ElementHandle> => {
  const handle = await page.waitForSelector(
    within ? `${within} ::-p-aria(${selector})` : `::-p-aria(${selector})`,
    { visible: true },
  );
  assert.ok(handle, `${selector} in ${within || 'the page'}`);
  return handle;
};

function byMouse(page: Page): Hands {
  const click = async (selector: string, within?: string) => {
    const handle = await find(page, selector, within);
    await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await clickElement(handle);
  };
  return {
    pick: (picker, name) => click(`${name}[role="option"]`, `mss-asset-picker[name="${picker}"]`),
    press: (name, within) => click(`${name}[role="button"]`, within),
    enter: (name, within) => click(`${name}[role="textbox"]`, within),
  };
}

interface Focus {
  role: string;
  name: string;
  /** The element of ours that it is in. */
  host: string;
  /** Buttons of the toolbar around it: one stop of Tab, arrows inside. */
  toolbar: number;
}

/** Goes with Tab, and with arrows in toolbars, until what has the focus passes the test; gives up after 150 stops. */
async function tabTo(page: Page, what: string, passes: (focus: Focus) => boolean): Promise<void> {
  for (let stop = 0; stop < 150; stop++) {
    let focus = await page.evaluate(focusNow);
    for (let step = focus.toolbar; step > 0 && !passes(focus); step--) {
      await page.keyboard.press('ArrowRight');
      focus = await page.evaluate(focusNow);
    }
    if (passes(focus)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`150 presses of Tab did not lead to ${what}`);
}

/** Runs in the page: what has the focus, through shadow roots. */
function focusNow(): Focus {
  let host = '';
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    host = `${active.localName}${active.getAttribute('name') ? `[name="${active.getAttribute('name')}"]` : ''}`;
    active = active.shadowRoot.activeElement;
  }
  const toolbar = active?.closest('[role=toolbar]')?.querySelectorAll('button').length ?? 0;
  const isSearch = active instanceof HTMLInputElement && active.type === 'search';
  const roles: Record<string, string> = {
    button: 'button',
    textarea: 'textbox',
    input: isSearch ? 'searchbox' : 'textbox',
  };
  const labels = (active as HTMLInputElement | null)?.labels;
  const name = active?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? active?.textContent ?? '';
  return {
    role: active?.getAttribute('role') ?? roles[active?.localName ?? ''] ?? '',
    name: name.trim(),
    host,
    toolbar,
  };
}

function byKeyboard(page: Page): Hands {
  const hostOf = (within = '') => (within.startsWith('mss-') ? within.replace(/^.* /, '') : '');
  const to = (role: string, name: string, within?: string) =>
    tabTo(
      page,
      `${role} ${name}`,
      (focus) => focus.role === role && focus.name.startsWith(name) && focus.host.startsWith(hostOf(within)),
    );
  return {
    pick: async (picker, name) => {
      const host = `mss-asset-picker[name="${picker}"]`;
      await tabTo(
        page,
        `the search of ${picker}`,
        (focus) => focus.host === host && focus.role === 'searchbox',
      );
      await page.keyboard.type(name);
      await page.waitForFunction(onlyOption, {}, host, name);
      await tabTo(
        page,
        `the options of ${picker}`,
        (focus) => focus.host === host && ['listbox', 'option'].includes(focus.role),
      );
      await page.keyboard.press('Space');
    },
    press: async (name, within) => {
      await to('button', name, within);
      await page.keyboard.press('Enter');
    },
    enter: (name, within) => to('textbox', name, within),
  };
}

/** Runs in the page: whether the picker shows nothing but options whose name contains the words. */
function onlyOption(host: string, name: string): boolean {
  const options = [...(document.querySelector(host)?.shadowRoot?.querySelectorAll('[role=option]') ?? [])];
  return options.length > 0 && options.every((option) => option.textContent.includes(name));
}

/** Selects so many characters before the caret. */
async function selectBack(page: Page, characters: number): Promise<void> {
  await page.keyboard.down('Shift');
  for (let count = 0; count < characters; count++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.up('Shift');
}

/** The job. `hands` is all it needs to know of mouse or keyboard. */
async function mainJob({ page, shot, console: said }: Tab, hands: Hands, name: string): Promise<void> {
  const picture = (step: string) => shot(`${name}-${step}`);
  await find(page, `${avatar}[role="option"]`);
  await picture('1-open');
  await hands.pick('avatar', avatar);
  await hands.pick('voice', voice);
  await hands.pick('background', background);
  await picture('2-picked');

  await hands.enter('Script', 'mss-script-editor');
  await page.keyboard.type('大家好，今天的茶来自重庆');
  await selectBack(page, 2);
  await hands.press('Pronunciation', 'mss-script-editor');
  await page.keyboard.type('chong2 qing4');
  await page.keyboard.press('Enter');
  await waitForText(page, 'chóng qìng');
  await page.keyboard.press('End');
  await hands.press('Pause', 'mss-script-editor');
  await page.keyboard.press('Enter');
  await waitForText(page, '0.5');
  await picture('3-script');
  await hands.press('Preview', 'mss-script-editor');
  await waitForText(page, 'Playing');
  await picture('4-preview');

  await hands.enter('Room name');
  await page.keyboard.type(`Evening tea, ${name}`);
  await hands.press('Create room');
  await waitForText(page, 'Live desk');
  await waitForStatus(page, 'Not on air');
  await picture('5-room');

  await hands.press('Start', 'mss-room-status');
  await waitForStatus(page, 'Waiting to go on air');
  await picture('6-waiting');
  await waitForStatus(page, 'On air');
  await waitForText(page, 'Delivering');
  await waitForText(page, 'Greeting');
  await picture('7-on-air');

  await hands.enter('Say something now', 'mss-command-bar');
  await page.keyboard.type('Yes, it ships today.');
  await page.keyboard.press('Enter');
  await waitForText(page, 'Spoken');
  await picture('8-answered');

  await hands.press('Stop', 'mss-room-status');
  await picture('9-stop');
  await hands.press('End the stream', 'mss-room-status');
  await waitForText(page, 'Ended');
  await waitForText(page, 'Duration');
  await picture('10-ended');
  assert.deepEqual(said, [], 'the console stays empty');
}

// Each way has a demo of its own, so that both can run at the same time.
describe('the main job', { concurrency: true }, () => {
  it('is done by mouse', async (test) => {
    const demo = await startDemo();
    test.after(() => demo.close());
    const tab = await demo.open();
    await mainJob(tab, byMouse(tab.page), 'mouse');
  });

  it('is done by keyboard alone', async (test) => {
    const demo = await startDemo();
    test.after(() => demo.close());
    const tab = await demo.open();
    await mainJob(tab, byKeyboard(tab.page), 'keyboard');
  });

  it('is done with the cloud’s token, too, where the backend gives it out', async (test) => {
    const demo = await startDemo({ mode: 'direct' });
    test.after(() => demo.close());
    const tab = await demo.open();
    await mainJob(tab, byMouse(tab.page), 'direct');
  });
});

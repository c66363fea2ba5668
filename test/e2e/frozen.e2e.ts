/** Two tabs of one person whose page freezes what the browser has built in, as a policy against tampering does. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startDemo, type Demo } from './demo.js';
import { goLive, openLiveDesk } from './live-desk.js';
import { waitForStatus, waitForText } from './page-text.js';

/** Runs in the page before any script of it. */
function freezeBuiltIns(): void {
  for (const one of [
    Object,
    Array,
    Function,
    String,
    Number,
    Promise,
    Map,
    Set,
    WeakMap,
    Error,
    RegExp,
    Date,
  ])
    Object.freeze(Object.freeze(one).prototype);
  for (const one of [JSON, Math, Reflect, Intl, EventTarget.prototype, Node.prototype, HTMLElement.prototype])
    Object.freeze(one);
}

const freeze = (page: Page) => page.evaluateOnNewDocument(freezeBuiltIns);

describe('with frozen built-ins', () => {
  let demo: Demo;
  before(async () => (demo = await startDemo()));
  after(() => demo.close());

  it('the second tab shows a running stream with Stop; it goes on when the first is closed, and stops', async () => {
    const first = await demo.open();
    await freeze(first.page);
    await first.page.reload();
    assert.equal(await first.page.evaluate(() => Object.isFrozen(Object.prototype)), true);
    await openLiveDesk(first.page);
    await goLive(first.page);
    await first.page.locator('mss-room-status ::-p-aria(Stop[role="button"])').wait();
    const second = await demo.open({ beside: first.page });
    await freeze(second.page);
    await second.page.goto(first.page.url());
    await second.page.reload();
    await waitForStatus(second.page, 'On air');
    await first.page.close();
    await second.page
      .locator('mss-command-bar ::-p-aria(Say something now[role="textbox"])')
      .fill('Good evening');
    await second.page.locator('mss-command-bar ::-p-aria(Send[role="button"])').click();
    await waitForText(second.page, 'Accepted, waiting to be spoken');
    await second.page.locator('#room-script ::-p-aria(Script[role="textbox"])').click();
    await second.page.keyboard.type('News! ');
    await second.page.locator('#room-script ::-p-aria(Save[role="button"])').click();
    await waitForText(second.page, 'Saved');
    await second.page.locator('mss-room-status ::-p-aria(Stop[role="button"])').click();
    await second.page.locator('mss-room-status ::-p-aria(End the stream[role="button"])').click();
    await waitForText(second.page, 'Ended');
    assert.deepEqual([first.console, second.console], [[], []]);
  });
});

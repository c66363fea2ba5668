/** Two real tabs of one browser at the desk of one room: one log, one queue that both see, and nothing sent twice. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { goLive, openLiveDesk } from './live-desk.js';
import { startDemo, type Demo } from './demo.js';
import { waitForStatus, waitForText } from './page-text.js';

const field = 'mss-command-bar ::-p-aria(Say something now[role="textbox"])';

/** Says something; unless told otherwise, it is sent at once. */
async function say(page: Page, text: string, undoSeconds = 0): Promise<void> {
  await page.$eval('mss-command-bar', (bar, seconds) => (bar.undoSeconds = seconds), undoSeconds);
  await page.locator(field).fill(text);
  await page.keyboard.press('Enter');
}

/** Goes to a tab and sees the words there. */
async function look(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  await waitForText(page, words);
}

describe('two tabs with one room', () => {
  let demo: Demo;
  let one: Page;
  let other: Page;

  before(async () => (demo = await startDemo()));
  after(() => demo.close());

  beforeEach(async () => {
    await demo.control('POST', 'reset');
    ({ page: one } = await demo.open());
    await openLiveDesk(one);
    await goLive(one);
    const { pathname, hash } = new URL(one.url());
    ({ page: other } = await demo.open({ path: pathname + hash, beside: one }));
    await waitForStatus(other, 'On air');
    await one.bringToFront();
  });
  afterEach(() => other?.browserContext().close());

  /** How many commands the service has seen. */
  async function commands(): Promise<number> {
    const { requests } = (await demo.control('GET', 'requests')) as { requests: { operation: string }[] };
    return requests.filter(({ operation }) => operation === 'executeSmartLiveCommand').length;
  }

  it('what one sends stands in the log of the other, until it has been spoken', async () => {
    await say(one, 'From the first');
    await waitForText(one, 'Accepted, waiting to be spoken');
    await look(other, 'From the first');
    await waitForText(other, 'Another window');
    await demo.control('POST', 'clock', { advance: 40 });
    await waitForText(other, 'Spoken');
    await say(other, 'From the second');
    await waitForText(other, 'Accepted, waiting to be spoken');
    await look(one, 'From the second');
    await look(one, 'Another window');
    assert.equal(await commands(), 2);
  });

  it('what waits in one while it is offline is seen in the other, and leaves once', async () => {
    await one.locator(field).click();
    await one.waitForNetworkIdle({ idleTime: 300 });
    await one.setOfflineMode(true);
    await say(one, 'Waits in the first');
    await waitForText(one, 'Waiting to be sent');
    await look(other, 'Waiting until you’re back online');
    await waitForText(other, 'Expires at');
    assert.equal(await commands(), 0);
    await one.setOfflineMode(false);
    await look(one, 'Accepted, waiting to be spoken');
    await look(other, 'Accepted, waiting to be spoken');
    assert.equal(await commands(), 1);
  });

  it('what waited in a tab that was closed is not sent, and the other says so', async () => {
    await one.locator(field).click();
    await one.waitForNetworkIdle({ idleTime: 300 });
    await one.setOfflineMode(true);
    await say(one, 'Never leaves');
    await waitForText(one, 'Waiting to be sent');
    await look(other, 'Waiting until you’re back online');
    await one.close();
    await waitForText(other, 'Not sent: the page was closed');
    await other.reload();
    await waitForText(other, 'Not sent: the page was closed');
    assert.equal(await commands(), 0);
  });

  it('what could still be taken back in a tab that was closed is not sent, and the other says so', async () => {
    await say(one, 'Not yet', 3600);
    await look(other, 'Sending in');
    await one.close();
    await waitForText(other, 'Not sent: the page was closed');
    assert.equal(await commands(), 0);
  });

  it('what was on its way from a tab that crashed is not known, and only a person sends it again', async () => {
    await demo.control('POST', 'faults', [{ operation: 'executeSmartLiveCommand', delay: 60_000 }]);
    await say(one, 'On its way');
    await look(other, 'On its way');
    const crashed = new Promise((resolve) => one.once('error', resolve));
    await Promise.race([one.goto('chrome://crash').catch(() => undefined), crashed]);
    await waitForText(other, 'May not have been sent');
    await demo.control('DELETE', 'faults');
    const sent = await commands();
    await other.locator('mss-command-bar ::-p-aria(Edit and resend[role="button"])').click();
    await other.keyboard.press('Enter');
    await waitForText(other, 'Accepted, waiting to be spoken');
    assert.equal(await commands(), sent + 1);
  });
});

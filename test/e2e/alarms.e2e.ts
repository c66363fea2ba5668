/** Two real tabs of one browser at the desk of one room: an alarm is said once, and what one acknowledges is so in both. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startDemo, type Demo } from './demo.js';
import { goLive, openLiveDesk } from './live-desk.js';
import { waitForStatus, waitForText } from './page-text.js';

let demo: Demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

/** Keeps what would be shown as system notifications, which a test cannot see. */
function stubNotifications(page: Page): Promise<void> {
  return page.evaluate(() => {
    const shown: string[] = [];
    class Stub {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      constructor(_title: string, { body }: NotificationOptions) {
        shown.push(body ?? '');
      }
      close() {
        // Nothing is shown.
      }
    }
    Object.assign(window, { Notification: Stub, shownNotifications: shown });
  });
}

const shownIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(window as unknown as { shownNotifications: string[] }).shownNotifications]);

/** Waits until the tabs together have shown so many notifications. */
async function notifications(pages: readonly Page[], count: number): Promise<string[]> {
  for (;;) {
    const shown = (await Promise.all(pages.map(shownIn))).flat();
    if (shown.length >= count) return shown;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('one of two tabs shows the notification of an alarm, and an acknowledgement holds in both', async () => {
  const { page: one } = await demo.open();
  await openLiveDesk(one);
  await goLive(one);
  const { pathname, hash } = new URL(one.url());
  const { page: other } = await demo.open({ path: pathname + hash, beside: one });
  await waitForStatus(other, 'On air');
  const both = [one, other];
  for (const page of both) await stubNotifications(page);
  await one.bringToFront();
  await one.locator('mss-room-status ::-p-aria(Notification[role="switch"])').click();
  const { jobs } = (await demo.control('GET', 'state')) as { jobs: { job_id: string; state: string }[] };
  const job_id = jobs.find(({ state }) => state === 'PROCESSING')?.job_id;
  await demo.control('POST', 'rtmp', { job_id, state: 'DISCONNECTED' });
  for (const page of both) await waitForText(page, 'Stream lost');
  for (const page of both) assert.match(await page.title(), /^\(!\) /);
  const [alarm] = await notifications(both, 1);
  assert.match(alarm ?? '', /^Stream lost/);
  await other.bringToFront();
  await other.locator('mss-room-status ::-p-aria(Acknowledge[role="button"])').click();
  for (const page of both) await waitForText(page, 'Acknowledged');
  await demo.control('POST', 'rtmp', { job_id, state: 'CONNECTED' });
  for (const page of both) await waitForText(page, 'All clear');
  for (const page of both) assert.doesNotMatch(await page.title(), /^\(!\)/);
  const shown = await notifications(both, 2);
  assert.equal(shown.length, 2, 'the alarm once, and once that all is well again');
  assert.match(shown.find((words) => words !== alarm) ?? '', /^All clear/);
});

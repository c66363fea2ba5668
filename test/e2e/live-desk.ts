/** The desk of a room: where it is started, watched, and spoken in. */
import type { Page } from 'puppeteer-core';
import { waitForStatus } from './page-text.js';

/** Creates a room by the shop's own backend, and opens its desk. */
export async function openLiveDesk(page: Page): Promise<void> {
  await page.locator('::-p-aria([role="option"])').wait();
  const room_id = await page.evaluate(async () => {
    const idOf = async (name: string) => {
      const picker = document.querySelector<HTMLElementTagNameMap['mss-asset-picker']>(
        `mss-asset-picker[name=${name}]`,
      );
      await picker?.refresh();
      const option = picker?.shadowRoot?.querySelector<HTMLElement>(
        '[role=option]:not([aria-disabled=true])',
      );
      option?.click();
      return picker?.value;
    };
    const [avatar, voice, background] = [await idOf('avatar'), await idOf('voice'), await idOf('background')];
    const paragraph = {
      sequence_no: 1,
      title: 'Greeting',
      text_config: { text: '大家好，欢迎来到直播间。'.repeat(8) },
    };
    const scripts = [{ script_name: 'Tea', shoot_scripts: [paragraph] }];
    const body = {
      room_name: `Room ${Date.now()}`,
      avatar,
      voice,
      background,
      scripts,
      output_url: 'rtmp://push.example/live',
      stream_key: 'k',
    };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/backend/rooms', { method: 'POST', headers, body: JSON.stringify(body) });
    return ((await answer.json()) as { room_id: string }).room_id;
  });
  await page.evaluate((id) => (location.hash = `room=${id}`), room_id);
  await waitForStatus(page, 'Not on air');
}

/** Starts what the desk is about, and waits until it is on air. */
export async function goLive(page: Page): Promise<void> {
  await page.locator('mss-room-status ::-p-aria(Start[role="button"])').click();
  await waitForStatus(page, 'On air');
}

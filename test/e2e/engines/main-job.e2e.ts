/**
 * What the demo is for, in each engine: the main job, a draft that outlives the page, a live desk in two tabs, and
 * less motion. `npm run test:engines` runs it in all engines that are installed.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startServer } from '../demo.js';
import { engines, launchEngine, type EngineBrowser, type EngineTab } from './engine-browser.js';

/** Picks an avatar, a voice and a background. */
async function pickAll(tab: EngineTab): Promise<void> {
  for (const [picker, asset] of [
    ['avatar', 'Sara'],
    ['voice', '云希'],
    ['background', 'Warm live studio'],
  ] as const)
    await tab.click('option', asset, `mss-asset-picker[name="${picker}"]`);
}

/** Fills the page by hand up to its form's submission, which opens the desk of the new room. */
async function createRoom(tab: EngineTab): Promise<void> {
  await pickAll(tab);
  await tab.click('textbox', 'Script', 'mss-script-editor');
  await tab.type('大家好，欢迎来到直播间。今天的茶来自杭州，两罐一起买只要一罐的价钱。');
  await tab.click('textbox', 'Room name');
  await tab.type('Evening tea');
  await tab.click('button', 'Create room');
  await tab.see('Live desk');
  await tab.see('Not on air');
}

async function goLive(tab: EngineTab): Promise<void> {
  await tab.click('button', 'Start', '#desk section mss-room-status');
  await tab.see('On air');
}

/** Says something to the viewers, at once. */
async function say(tab: EngineTab, words: string): Promise<void> {
  await tab.page.evaluate(() => {
    for (const bar of document.querySelectorAll('mss-command-bar')) bar.undoSeconds = 0;
  });
  await tab.click('textbox', 'Say something now', 'mss-command-bar');
  await tab.type(words);
  await tab.press('Enter');
}

/** Runs in the page: what is animated without an end, in the page and in all shadow roots. */
function endlessAnimations(): string[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots)
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  return roots
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect?.getComputedTiming().endTime === Infinity)
    .map((animation) => (animation as CSSAnimation).animationName);
}

/** Runs in the page: whether the browser has kept a draft with these words. */
function keepsDraft(words: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('metastudio-widgets');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const reading = opening.result.transaction('script-drafts').objectStore('script-drafts').getAll();
      reading.onerror = reject;
      reading.onsuccess = () => {
        opening.result.close();
        resolve(JSON.stringify(reading.result).includes(words));
      };
    };
  });
}

for (const engine of engines)
  describe(`in ${engine}`, () => {
    let server: Awaited<ReturnType<typeof startServer>>;
    let browser: EngineBrowser;

    before(async () => {
      server = await startServer();
      browser = await launchEngine(engine);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    it('the main job is done: picked, written, previewed, submitted, started, answered, stopped', async () => {
      const tab = await browser.open(server.origin);
      await pickAll(tab);
      await tab.click('textbox', 'Script', 'mss-script-editor');
      await tab.type('大家好，今天的茶来自重庆');
      await tab.page.keyboard.down('Shift');
      for (let count = 0; count < 2; count++) await tab.press('ArrowLeft');
      await tab.page.keyboard.up('Shift');
      await tab.click('button', 'Pronunciation', 'mss-script-editor');
      await tab.type('chong2 qing4');
      await tab.press('Enter');
      await tab.see('chóng qìng');
      await tab.click('button', 'Preview', 'mss-script-editor');
      await tab.see('Playing');
      await tab.click('textbox', 'Room name');
      await tab.type('Evening tea');
      await tab.click('button', 'Create room');
      await tab.see('Live desk');
      await tab.see('Not on air');
      await goLive(tab);
      await tab.see('Delivering');
      await say(tab, 'Yes, it ships today.');
      await tab.see('Spoken');
      await tab.click('button', 'Stop', '#desk section mss-room-status');
      await tab.click('button', 'End the stream', '#desk section mss-room-status');
      await tab.see('Ended');
      await tab.page.close();
    });

    it('a draft outlives the page: it is offered after a reload, and restored', async () => {
      const words = 'Osmanthus flowers in October';
      const tab = await browser.open(server.origin);
      await tab.click('textbox', 'Script', '#prepare mss-script-editor');
      await tab.type(words);
      await tab.until('a kept draft', () => tab.page.evaluate(keepsDraft, words));
      await tab.page.goto(server.origin);
      await tab.see('Unsaved draft from');
      await tab.click('button', 'Restore', '#prepare mss-script-editor');
      const value = await tab.until('what was written', () =>
        tab.page.evaluate(() => document.querySelector('mss-script-editor')?.value),
      );
      assert.equal(value, words);
      await tab.page.close();
    });

    it('two tabs have one desk: each sees what the other says, and it is sent once', async () => {
      await server.control('POST', 'reset');
      const one = await browser.open(server.origin);
      await createRoom(one);
      await goLive(one);
      const other = await browser.open(String(await one.page.evaluate('location.href')));
      await other.see('On air');
      await say(other, 'From the second');
      await other.see('Accepted, waiting to be spoken');
      await one.see('From the second');
      await one.see('Another window');
      const { requests } = (await server.control('GET', 'requests')) as { requests: { operation: string }[] };
      const commands = requests.filter(({ operation }) => operation === 'executeSmartLiveCommand');
      assert.equal(commands.length, 1);
      await other.page.close();
      await one.page.close();
    });

    it('nothing pulses on air for somebody who wants less motion, and the mark does for all others', async () => {
      await server.control('POST', 'reset');
      const tab = await browser.open(server.origin);
      await createRoom(tab);
      await goLive(tab);
      assert.ok((await tab.page.evaluate(endlessAnimations)).includes('pulse'));
      const calm = await launchEngine(engine, true);
      try {
        const other = await calm.open(String(await tab.page.evaluate('location.href')));
        await other.see('On air');
        assert.deepEqual(await other.page.evaluate(endlessAnimations), []);
      } finally {
        await calm.close();
      }
      await tab.page.close();
    });
  });

/** A page of Next.js that the server has rendered, with the backend as a route handler and a server action for the form. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startExample, type Example } from './example.js';
import { createLivestream } from './livestream-form.js';

let example: Example;
before(async () => {
  example = await startExample();
});
after(() => example.close());

it('renders the tags with their attributes on the server', async () => {
  const html = await (await fetch(example.origin)).text();
  assert.match(html, /<mss-provider token-url="\/metastudio\/token" events-url="\/metastudio\/events">/);
  const [picker = ''] = /<mss-asset-picker[^>]*>/.exec(html) ?? [];
  for (const attribute of ['asset-type="HUMAN_MODEL_2D"', 'name="avatar"', 'required=', 'live='])
    assert.ok(picker.includes(attribute), picker);
});

it('creates a livestream by a form, and shows its desk, which works as well when the server has rendered it', async () => {
  const tab = await example.open();
  await createLivestream(tab);
  await tab.page.reload();
  await tab.page.waitForSelector('mss-command-bar ::-p-aria(It ships tomorrow.[role="button"])', {
    visible: true,
  });
  await tab.page.waitForSelector('mss-room-status ::-p-aria(Start[role="button"])', { visible: true });
});

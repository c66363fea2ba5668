import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { listAssets, type Token } from '../../../src/api/index.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/command-bar/define.js';
import type { Provider } from '../../../src/elements/provider/provider.js';
import '../../../src/elements/room-status/define.js';
import '../../../src/elements/script-editor/define.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../../helpers/until.js';

const wrongIds = ['..', '%2e%2e', 'a/b', 'a b', 'a,b'];

/** A stage that notes the paths of the requests that the elements send. */
function recorded(): Stage & { sent: string[] } {
  const one = stage({ mode: 'direct', speed: 0 });
  const sent: string[] = [];
  const send: typeof fetch = (input, init) => {
    const { pathname } = new URL(new Request(input, init).url);
    sent.push(pathname.replace(/^\/v1\/[^/]+\//, ''));
    return one.fetch(input, init);
  };
  return { ...one, fetch: send, sent };
}

/** Renders an element beside a room that is on air, and returns the element. */
async function beside(one: Stage, content: (room_id: string) => TemplateResult): Promise<Element> {
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  const { provider } = await renderWithSimulator(content(room_id), one);
  const element = provider.firstElementChild;
  if (!element) throw new Error('nothing was rendered');
  return element;
}

describe('an attribute that names what it shows', () => {
  for (const id of wrongIds) {
    it(`shows an error and nobody else’s stream for room-id="${id}"`, async () => {
      const one = recorded();
      const status = await beside(
        one,
        () => html`<mss-room-status room-id=${id} controls></mss-room-status>`,
      );
      await until(() => renderedText(status).includes('room_id must be an ID'), 'the error');
      expect(renderedText(status)).not.to.match(/on air/i);
      expect(button(status, 'Stop')).to.equal(undefined);
      expect(one.sent.filter((path) => path.startsWith('smart-live'))).to.eql([]);
    });

    it(`shows an error and nobody else’s stream for job-id="${id}"`, async () => {
      const one = recorded();
      const status = await beside(
        one,
        (room_id) => html`<mss-room-status room-id=${room_id} job-id=${id} controls></mss-room-status>`,
      );
      await until(() => renderedText(status).includes('job_id must be an ID'), 'the error');
      expect(renderedText(status)).not.to.match(/on air/i);
      expect(button(status, 'Stop')).to.equal(undefined);
    });

    it(`sends no command to room-id="${id}"`, async () => {
      const one = recorded();
      const bar = await beside(one, () => html`<mss-command-bar room-id=${id}></mss-command-bar>`);
      await until(() => renderedText(bar).includes('room_id must be an ID'), 'the error');
      expect(button(bar, 'Send')?.disabled).to.equal(true);
      expect(one.sent.filter((path) => path.startsWith('smart-live'))).to.eql([]);
    });

    it(`opens no script for room-id="${id}" and none for script-id="${id}"`, async () => {
      for (const [name, content] of [
        ['room_id', html`<mss-script-editor room-id=${id}></mss-script-editor>`],
        ['script_id', html`<mss-script-editor script-id=${id}></mss-script-editor>`],
      ] as const) {
        const one = recorded();
        const editor = await beside(one, () => content);
        await until(() => renderedText(editor).includes(`${name} must be an ID`), 'the error');
        expect(one.sent.filter((path) => /scripts|rooms/.test(path))).to.eql([]);
      }
    });
  }

  it('shows the error beside a room that is read with others, too', async () => {
    const one = recorded();
    const wrong = await beside(
      one,
      (room_id) =>
        html`<mss-room-status room-id=".." controls></mss-room-status>
          <mss-room-status room-id=${room_id}></mss-room-status>
          <mss-room-status room-id="a,b"></mss-room-status>`,
    );
    await until(() => renderedText(wrong).includes('room_id must be an ID'), 'the error');
    await until(
      () => renderedText(wrong.nextElementSibling as Element).includes('On air'),
      'the room beside it to be read',
    );
    expect(renderedText(wrong)).not.to.match(/on air/i);
  });

  it('reads no asset for a value that is no ID', async () => {
    const one = recorded();
    const picker = await beside(
      one,
      () => html`<mss-asset-picker asset-type="IMAGE" value="../products ok"></mss-asset-picker>`,
    );
    await until(() => picker.shadowRoot?.querySelector('[role=option]'), 'the list');
    expect(one.sent.filter((path) => /products/.test(path))).to.eql([]);
  });
});

/** A provider whose `fetch` notes where a token went. */
async function providerWith(content: TemplateResult): Promise<{ provider: Provider; sent: string[] }> {
  const sent: string[] = [];
  const token: Token = {
    token: 'secret',
    token_type: 'X-Auth-Token',
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    project_id: 'p1',
    endpoint: 'https://metastudio.test',
  };
  const provider = await fixture<Provider>(content);
  provider.getToken = () => Promise.resolve(token);
  provider.fetch = (input) => {
    sent.push(input instanceof Request ? input.url : String(input));
    return Promise.resolve(Response.json({ count: 0, assets: [] }));
  };
  await provider.updateComplete;
  return { provider, sent };
}

describe('the endpoint of the provider', () => {
  for (const endpoint of [
    'https://evil.test',
    'https://evil.test/metastudio.cn-north-4.myhuaweicloud.com',
    'https://metastudio.cn-north-4.myhuaweicloud.com.evil.test',
    'https://evil-metastudio.cn-north-4.myhuaweicloud.com',
    'https://bucket.obs.cn-north-4.myhuaweicloud.com',
    'https://metastudio.obs.myhuaweicloud.com',
    'https://metastudio.cn-north-4.myhuaweicloud.com:8443',
    'https://metastudio.cn-north-4.myhuaweicloud.com@evil.test',
    'http://metastudio.cn-north-4.myhuaweicloud.com',
    'http://127.0.0.1:1',
    '//evil.test',
    '\\\\evil.test',
    'evil.test',
    'javascript:alert(1)',
  ]) {
    it(`is refused in markup if it is ${endpoint}, and no token is sent there`, async () => {
      const { provider, sent } = await providerWith(html`<mss-provider endpoint=${endpoint}></mss-provider>`);
      const told: unknown[] = [];
      provider.addEventListener('mss-error', (event) => told.push(event.error.code));
      const error: unknown = await provider.client.call(listAssets).catch((cause: unknown) => cause);
      expect(String(error)).to.contain('endpoint must be');
      expect(told).to.eql(['INVALID_REQUEST']);
      expect(sent).to.eql([]);
    });
  }

  for (const [endpoint, start] of [
    [
      'https://metastudio.cn-north-4.myhuaweicloud.com',
      'https://metastudio.cn-north-4.myhuaweicloud.com/v1/',
    ],
    [
      'metastudio.ap-southeast-3.myhuaweicloud.com',
      'https://metastudio.ap-southeast-3.myhuaweicloud.com/v1/',
    ],
    ['/cloud', `${location.origin}/cloud/v1/`],
    [`${location.origin}/cloud/`, `${location.origin}/cloud/v1/`],
  ] as const) {
    it(`may be ${endpoint} in markup`, async () => {
      const { provider, sent } = await providerWith(html`<mss-provider endpoint=${endpoint}></mss-provider>`);
      await provider.client.call(listAssets);
      expect(sent).to.have.length(1);
      expect(sent[0]).to.contain(start);
    });
  }

  it('may be any other https address if a script sets it', async () => {
    const { provider, sent } = await providerWith(html`<mss-provider></mss-provider>`);
    provider.endpoint = 'https://proxy.shop.test/cloud';
    await provider.client.call(listAssets);
    expect(sent[0]).to.contain('https://proxy.shop.test/cloud/v1/p1/');
  });

  it('set by a script is not believed to be http', async () => {
    const { provider, sent } = await providerWith(html`<mss-provider></mss-provider>`);
    provider.endpoint = 'http://proxy.shop.test';
    const error: unknown = await provider.client.call(listAssets).catch((cause: unknown) => cause);
    expect(String(error)).to.contain('endpoint must be');
    expect(sent).to.eql([]);
  });
});

describe('a page with a <base href>', () => {
  const base = document.createElement('base');
  base.href = '/elsewhere/deep/';
  beforeEach(() => document.head.append(base));
  afterEach(() => base.remove());

  it('has every relative address of the provider resolved against it', async () => {
    const one = stage({ mode: 'direct', speed: 0 });
    const room_id = await one.createRoom();
    const paths = new Set<string>();
    const send: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      paths.add(pathname.replace(/v1\/.*/, 'v1/…'));
      if (pathname.endsWith('/token')) return Response.json(await one.getToken());
      if (pathname.endsWith('/events')) return new Response(null, { status: 404 });
      const service = pathname.replace('/elsewhere/deep/cloud', 'https://metastudio.test');
      return one.simulator.fetch(new Request(`${service}${new URL(request.url).search}`, request));
    };
    await fixture<Provider>(
      html`<mss-provider token-url="token" events-url="events" endpoint="./cloud" .fetch=${send}>
        <mss-room-status room-id=${room_id}></mss-room-status>
      </mss-provider>`,
    );
    await until(() => paths.size >= 3, 'the token, a request and the stream of events');
    expect([...paths].sort()).to.eql([
      '/elsewhere/deep/cloud/v1/…',
      '/elsewhere/deep/events',
      '/elsewhere/deep/token',
    ]);
  });
});

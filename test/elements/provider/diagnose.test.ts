/** What `diagnose()` says of a page: each check finds what it is for, in both languages, in a bounded time. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/provider/define.js';
import { Provider } from '../../../src/elements/provider/provider.js';
import type { PageCheck, PageCheckName } from '../../../src/index.js';
import { asSession, stage, type Stage } from '../../../stories/simulated.js';

async function page(one: Stage, members: Partial<Provider> = {}): Promise<Provider> {
  const { getToken, fetch } = one;
  const provider = await fixture<Provider>(
    html`<mss-provider events-url="/backend/events" .getToken=${getToken} .fetch=${fetch}></mss-provider>`,
  );
  Object.assign(provider, members);
  await provider.updateComplete;
  return provider;
}

async function found(provider: Provider, name: PageCheckName): Promise<PageCheck> {
  const check = (await provider.diagnose()).find((one) => one.check === name);
  expect(check, name).to.be.an('object');
  return check as PageCheck;
}

const answer = (status: number, body: unknown = {}) =>
  Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  );

/** A stage whose answers to some addresses are others. */
function withAnswers(words: string, reply: () => Promise<Response>): Partial<Provider> {
  const one = stage({ speed: 0 });
  return {
    getToken: one.getToken,
    fetch: (input, init) =>
      String(input instanceof Request ? input.url : input).includes(words) ? reply() : one.fetch(input, init),
  };
}

describe('the diagnosis of a page', () => {
  it('finds nothing wrong with a page where all is well, and says so of each check once', async () => {
    const checks = await (await page(stage({ speed: 0 }))).diagnose();
    const names = checks.map(({ check }) => check);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.have.members([
      'token',
      'service',
      'events',
      'csp',
      'trusted-types',
      'styles',
      'cookies',
      'locks',
      'storage',
      'duplicates',
      'versions',
      'clock',
    ]);
    expect(checks.filter(({ status }) => status === 'error')).to.deep.equal([]);
    for (const { message, status, solution } of checks) {
      expect(message).to.match(/\S.*\.$/);
      expect(message + (solution ?? '')).not.to.contain('{0}');
      if (status === 'ok') expect(solution).to.equal(undefined);
    }
  });

  it('speaks the language of the page', async () => {
    const provider = await page(stage({ speed: 0 }));
    provider.lang = 'zh-CN';
    for (const { message } of await provider.diagnose()) expect(message).to.match(/[\u4e00-\u9fff]/);
  });

  it('says that there is no source of tokens', async () => {
    const provider = await fixture<Provider>(html`<mss-provider></mss-provider>`);
    const check = await found(provider, 'token');
    expect(check.status).to.equal('error');
    expect(check.solution).to.contain('token-url');
  });

  it('says that the backend refuses a token, without the token of anybody', async () => {
    const provider = await page(stage({ speed: 0 }), {
      getToken: undefined as never,
      tokenUrl: '/backend/token?key=hidden',
      fetch: () => answer(401, { error_code: 'MSW.TOKEN_REFUSED', error_msg: 'Who are you' }),
    });
    const check = await found(provider, 'token');
    expect(check.status).to.equal('error');
    expect(check.message).to.contain('Who are you');
    expect(JSON.stringify(await provider.diagnose())).not.to.contain('hidden');
  });

  it('says that a token backend at another origin does not answer this page, and what cookies do there', async () => {
    const provider = await page(stage({ speed: 0 }), {
      getToken: undefined as never,
      tokenUrl: 'https://elsewhere.test/token',
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    const checks = await provider.diagnose();
    const of = (name: PageCheckName) => checks.find(({ check }) => check === name);
    expect(of('token')?.solution).to.contain('allowedOrigins');
    expect(of('cookies')?.status).to.equal('warning');
    expect(of('cookies')?.message).to.contain('https://elsewhere.test');
  });

  it('says that the service cannot be reached, and does not ask it for what the session may not', async () => {
    const away = await page(
      stage({ speed: 0 }),
      withAnswers('smart-live-jobs', () => Promise.reject(new TypeError('Failed to fetch'))),
    );
    expect((await found(away, 'service')).status).to.equal('error');
    const session = asSession(stage({ speed: 0 }), { may: ['showSmartLive'] });
    expect((await found(await page(session), 'service')).message).to.contain('was not asked');
  });

  it('says that there is no stream of events, or that its address is another route', async () => {
    expect((await found(await page(stage({ speed: 0 }), { eventsUrl: '' }), 'events')).status).to.equal(
      'warning',
    );
    const other = await page(
      stage({ speed: 0 }),
      withAnswers('/backend/events', () => answer(404)),
    );
    const check = await found(other, 'events');
    expect(check.status).to.equal('error');
    expect(check.solution).to.contain('events-url');
  });

  it('says what the Content-Security-Policy blocks', async () => {
    const provider = await page(
      stage({ speed: 0 }),
      withAnswers('/backend/events', () => {
        const init = { blockedURI: 'https://shop.test/events?key=hidden', effectiveDirective: 'connect-src' };
        document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', init));
        return Promise.reject(new TypeError('Failed to fetch'));
      }),
    );
    const check = await found(provider, 'csp');
    expect(check.status).to.equal('error');
    expect(check.message).to.contain('https://shop.test/events').and.not.to.contain('hidden');
    expect(check.solution).to.contain('connect-src');
  });

  it('says that the page may not use locks or keep anything', async () => {
    const provider = await page(stage({ speed: 0 }));
    const { locks } = navigator;
    const { setItem } = Storage.prototype;
    Object.defineProperty(navigator, 'locks', {
      configurable: true,
      value: { request: () => Promise.reject(new Error('denied')), query: () => undefined },
    });
    Storage.prototype.setItem = () => {
      throw new DOMException('denied', 'QuotaExceededError');
    };
    try {
      const checks = await provider.diagnose();
      const of = (name: PageCheckName) => checks.find(({ check }) => check === name)?.status;
      expect([of('locks'), of('storage')]).to.deep.equal(['warning', 'warning']);
    } finally {
      Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
      Storage.prototype.setItem = setItem;
    }
  });

  it('says that the browser cannot adopt styles, and that Trusted Types refuse what is rendered', async () => {
    const provider = await page(stage({ speed: 0 }));
    const { replaceSync } = CSSStyleSheet.prototype;
    const { createTreeWalker, createDocumentFragment } = document;
    CSSStyleSheet.prototype.replaceSync = () => {
      throw new TypeError('not supported');
    };
    document.createDocumentFragment = () => {
      throw new TypeError('TrustedHTML');
    };
    try {
      const checks = await provider.diagnose();
      const of = (name: PageCheckName) => checks.find(({ check }) => check === name)?.status;
      expect([of('styles'), of('trusted-types')]).to.deep.equal(['error', 'error']);
    } finally {
      CSSStyleSheet.prototype.replaceSync = replaceSync;
      Object.assign(document, { createTreeWalker, createDocumentFragment });
    }
  });

  it('says that another copy of the package, and of Lit, is on the page', async () => {
    const tag = 'mss-provider-of-another-copy';
    customElements.define(tag, class extends Provider {});
    const other = document.createElement(tag) as Provider;
    document.body.append(other);
    Object.assign(globalThis, { litElementVersions: ['4.0.0', '4.1.0'] });
    const checks = await other.diagnose();
    const of = (name: PageCheckName) => checks.find(({ check }) => check === name);
    other.remove();
    expect(of('duplicates')?.status).to.equal('warning');
    expect(of('versions')?.message).to.contain('4.0.0, 4.1.0');
  });

  it('says by how much the clock of this machine is wrong', async () => {
    const provider = await page(stage({ speed: 0 }));
    const { fetch } = globalThis;
    globalThis.fetch = () =>
      Promise.resolve(
        new Response(null, { headers: { date: new Date(Date.now() - 600_000).toUTCString() } }),
      );
    try {
      const check = await found(provider, 'clock');
      expect(check.status).to.equal('warning');
      expect(check.message).to.match(/(599|600|601) s ahead/);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('ends although nothing answers', async () => {
    const provider = await page(stage({ speed: 0 }), { getToken: () => new Promise(() => undefined) });
    const begun = performance.now();
    const check = await found(provider, 'token');
    expect(check.status).to.equal('error');
    expect(check.message).to.contain('No answer');
    expect(performance.now() - begun).to.be.below(30_000);
  });
});

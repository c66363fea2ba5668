import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import {
  ApiError,
  createClient,
  describeError,
  listAssets,
  OutcomeUnknownError,
  startSmartLive,
} from '../../src/api/index.js';
import { renderError } from '../../src/ui/error-view.js';
import { LocaleController } from '../../src/ui/locale.js';
import { until } from '../helpers/until.js';
import { failure, json, service } from './helpers.js';

/** An element that renders one error. */
class ErrorNotice extends LitElement {
  error: unknown;
  pressed = 0;
  private readonly locale = new LocaleController(this);

  protected override render(): TemplateResult {
    return renderError(this.error, this.locale, () => this.pressed++);
  }
}
customElements.define('error-notice', ErrorNotice);

type Answer = [status: number, code: string, message: string];

async function shown(error: unknown, lang: 'en' | 'zh-CN' = 'en'): Promise<ErrorNotice> {
  const host = await fixture<HTMLElement>(
    html`<div lang=${lang}><error-notice .error=${error}></error-notice></div>`,
  );
  const notice = host.querySelector<ErrorNotice>('error-notice') as ErrorNotice;
  await until(() => notice.shadowRoot?.querySelector('p'), 'the words');
  return notice;
}

const alertIn = (notice: ErrorNotice) => notice.shadowRoot?.querySelector('[role=alert]') as HTMLElement;
const sentences = (notice: ErrorNotice) => alertIn(notice).querySelector('p')?.textContent.trim();

/** The error of a call with this answer. */
async function answered([status, error_code, error_msg]: Answer): Promise<unknown> {
  // A wait of this length is not waited for: the call is answered at once.
  const headers = { 'x-request-id': 'q-42', ...(status === 429 && { 'retry-after': '31' }) };
  const { client } = service(json({ error_code, error_msg }, status, headers));
  return failure(client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} }));
}

const typical: Record<string, [answer: Answer, en: string, zh: string]> = {
  'too many livestreams': [
    [403, 'MSS.20010065', 'insufficient resource live concurrent quota'],
    'Your account is already running the maximum number of livestreams. Stop another one, or buy more.',
    '账号的直播并发数已用完。请停止其他直播，或购买更多并发。',
  ],
  'sensitive words': [
    [500, 'MSS.20010007', 'text include sensitive word'],
    'The script contains sensitive words. Change the wording.',
    '剧本内容包含敏感词。请修改措辞。',
  ],
  'a room that is gone': [
    [400, 'MSS.20010045', 'roomInfo not found'],
    'This room doesn’t exist or was deleted. Check the room ID, or create the room.',
    '该直播间不存在或已被删除。请检查直播间 ID，或新建直播间。',
  ],
  'a script that is too long, with the numbers': [
    [
      400,
      'MSS.20010109',
      'ScriptName: Tea text length exceeds the limit. Current Length 12000, Limit Length 10000',
    ],
    'The script is too long (ScriptName: Tea text length exceeds the limit. Current Length 12000, Limit Length 10000). Shorten the script.',
    '剧本超出长度限制（ScriptName: Tea text length exceeds the limit. Current Length 12000, Limit Length 10000）。请缩短剧本。',
  ],
  'a preview that failed': [
    [500, 'MSS.000000002', 'internal error'],
    'Something went wrong in speech synthesis. Try again; if it keeps happening, send support the request ID.',
    '语音合成内部错误。请重试；如果问题持续出现，请将请求 ID 提供给技术支持。',
  ],
  'a full asset library': [
    [400, 'MSS.10001024', 'dac file total size greater than quota'],
    'The asset storage of your account is full. Delete what you don’t need, or buy more storage.',
    '账号的资产存储空间已满。请删除不需要的内容，或购买更多存储空间。',
  ],
  'a throttled request': [
    [429, 'APIG.0308', 'The throttling threshold has been reached'],
    'Too many requests at once. Wait a moment, then try again.',
    '请求过于频繁。请稍候再试。',
  ],
};

describe('an error on the page', () => {
  for (const [name, [answer, en, zh]] of Object.entries(typical)) {
    it(`tells ${name}, what to do, the request ID and the code, in both languages`, async () => {
      const error = await answered(answer);
      const english = await shown(error);
      expect(sentences(english)).to.equal(en);
      expect(alertIn(english).textContent).to.contain('q-42').and.to.contain(answer[1]);
      expect(sentences(await shown(error, 'zh-CN'))).to.equal(zh);
    });
  }

  it('offers a retry where the same request may succeed, and tells the page of the press', async () => {
    const notice = await shown(await answered([500, 'MSS.00000004', 'Internal Error']));
    alertIn(notice).querySelector<HTMLButtonElement>('[part=retry]')?.click();
    expect(notice.pressed).to.equal(1);
  });

  it('is accessible', async () => {
    await expect(
      await shown(await answered([403, 'MSS.00022003', 'insufficient liveTime'])),
    ).to.be.accessible();
  });

  it('tells a gateway that answers with a page of its own by its status', async () => {
    const { client } = service(new Response('<html>Bad gateway</html>', { status: 413 }));
    const error = await failure(client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} }));
    expect(sentences(await shown(error))).to.equal(
      'This is too large (HTTP 413). Choose smaller files, or fewer.',
    );
  });

  it("tells what the page's own backend refused, with the backend's request ID", async () => {
    const refused = new ApiError({
      code: 'MSW.TOKEN_REFUSED',
      reason: 'You may not have a token',
      status: 403,
      requestId: 'w-7',
      operation: 'getToken',
      request: 'POST /backend/token',
    });
    const client = createClient({ getToken: () => Promise.reject(refused) });
    const notice = await shown(await failure(client.call(listAssets)));
    expect(sentences(notice)).to.contain('Sign in to this site to continue. Ask an administrator');
    expect(alertIn(notice).textContent).to.contain('w-7');
  });

  it('tells why a job of the service failed', async () => {
    const error_info = { error_code: 'MSS.47000003', error_msg: 'Failed to prepare the task: no GPU' };
    const notice = await shown(error_info);
    expect(sentences(notice)).to.contain('could not be prepared or kept running').and.to.contain('no GPU');
    expect(alertIn(notice).textContent).to.contain('MSS.47000003');
  });

  it('gives an error of the page in its own words', async () => {
    expect(sentences(await shown(new Error('The camera is off')))).to.match(/^The camera is off\. Try again/);
  });
});

describe('whether a retry can help', () => {
  const retriable = async (error: unknown) => (await describeError(error)).retriable;

  it('is told by what the code means, not by its status', async () => {
    expect(await retriable(await answered([500, 'MSS.00000004', 'Internal Error']))).to.equal(true);
    expect(await retriable(await answered([500, 'MSS.20010030', 'sensitive characters']))).to.equal(false);
    expect(await retriable(await answered([500, 'MSS.20010089', 'The uploaded script is null']))).to.equal(
      false,
    );
    expect(await retriable(await answered([403, 'MSS.20010065', 'live concurrent quota']))).to.equal(true);
    expect(await retriable(await answered([400, 'MSS.00000003', 'Invalid parameter']))).to.equal(false);
  });

  it('is no where the outcome is unknown: that wants a look first', async () => {
    const { client } = service(new TypeError('Failed to fetch'));
    const error = await failure(client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} }));
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(await retriable(error)).to.equal(false);
  });
});

describe('an error whose words cannot be loaded', () => {
  /** A page that fails to load the error catalogue. */
  const page = (call: string): string => {
    const at = (name: string) =>
      ['js', 'ts'].map((end) => new URL(`../../src/${name}.${end}`, import.meta.url).href);
    const base = new URL('../../src/base/', import.meta.url).href;
    const may = [
      base,
      ...['describe-error', 'load-error-words', 'errors'].flatMap((name) => at(`api/${name}`)),
    ].join(' ');
    return `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' ${may}">
      <script type="module">
        import { describeError } from '${at('api/describe-error')[1]}';
        document.body.textContent = JSON.stringify(await ${call});
      </script><body></body>`;
  };
  const told = async (call: string): Promise<Record<string, unknown>> => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe .srcdoc=${page(call)}></iframe>`);
    await until(
      () => frame.contentDocument?.querySelector('body')?.textContent.includes('what'),
      'an answer',
    );
    return JSON.parse(frame.contentDocument?.body.textContent ?? '') as Record<string, unknown>;
  };

  it('gives its own message and says that the connection may be gone', async () => {
    expect(await told(`describeError(new Error('No signal'))`)).to.eql({
      what: 'No signal.',
      action: 'Check your connection, then try again.',
      retriable: true,
    });
    expect(await told(`describeError(new Error('No signal'), 'zh')`)).to.include({
      what: '出错了（No signal）。',
      action: '请检查网络连接，然后重试。',
    });
  });
});

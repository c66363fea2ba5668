/** Every documented code of the service has a message in both languages. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ApiError, describeError } from '../../src/api/index.js';
import { actions } from '../../src/api/error-words/actions.js';
import { groupOf, texts } from '../../src/api/error-words/index.js';
import { readGroups } from '../../src/api/error-words/format.js';

interface Row {
  code: string;
  http: number;
  message: string;
}

const table = new URL('../../../shared/reference/error-codes.json', import.meta.url);
const absent = existsSync(table)
  ? false
  : 'the reference with its table of codes is not beside this repository';
const rows = absent ? [] : (JSON.parse(readFileSync(table, 'utf8')) as { codes: Row[] }).codes;

/** Codes that sections of the reference use but its table lacks. */
const untabled = [
  ...['MSS.00000000', 'MSS.00000001', 'MSS.00000002', 'MSS.00000003', 'MSS.00000004'],
  ...['MSS.000000001', 'MSS.000000002', 'MSS.000000003', 'MSS.000000004'],
];

/** Codes of the gateway, of IAM and of the page's backend, with their status. */
const around: [code: string, status: number][] = [
  ['APIG.0101', 404],
  ['APIG.0201', 413],
  ['APIG.0201', 504],
  ['APIG.0301', 401],
  ['APIG.0303', 401],
  ['APIG.0305', 401],
  ['APIG.0308', 429],
  ['APIG.0309', 403],
  ['APIG.1000', 401],
  ['APIGW.0301', 401],
  ['IAM.0101', 401],
  ['IAM.0003', 403],
];

const chinese = /\p{Script=Han}/u;
const groups = texts.flatMap((text) => text.trim().split('\n\n'));
const failed = (code: string, reason = '', status?: number) =>
  new ApiError({ code, reason, status, operation: 'startSmartLive', request: 'POST smart-live-rooms' });

async function wellSaid(error: ApiError): Promise<void> {
  const [en, zh] = [await describeError(error, 'en'), await describeError(error, 'zh')];
  for (const sentence of [en.what, en.action]) {
    assert.match(sentence, /^[A-Z].*\.$/, `${error.code}: ${sentence}`);
    assert.doesNotMatch(sentence, chinese, `${error.code}: ${sentence}`);
    assert.doesNotMatch(sentence, /[{}]|undefined/, `${error.code}: ${sentence}`);
  }
  for (const sentence of [zh.what, zh.action]) {
    assert.match(sentence, chinese, `${error.code}: ${sentence}`);
    assert.match(sentence, /。$/, `${error.code}: ${sentence}`);
    assert.doesNotMatch(sentence, /[{}]|undefined/, `${error.code}: ${sentence}`);
  }
  assert.equal(en.retriable, zh.retriable);
}

describe('the words for the codes of the reference', { skip: absent }, () => {
  it('know every code of the table, and say it in both languages', async () => {
    assert.equal(new Set(rows.map((row) => row.code)).size, 446);
    for (const { code, message, http } of rows) {
      assert.ok(groupOf({ code, reason: message, status: http }), `${code} has no words: ${message}`);
      await wellSaid(failed(code, message, http));
    }
  });

  it('name no code that the reference does not have', () => {
    const known = new Set(
      [...rows.map((row) => row.code), ...untabled].map((code) => code.replace('MSS.', '')),
    );
    for (const code of readGroups(...texts).keys()) {
      if (/^\d/.test(code)) assert.ok(known.has(code.replace('*', '')), `${code} is not documented`);
    }
  });

  it('keep what the service filled in', async () => {
    for (const { code, message, http } of rows.filter((row) => row.message.includes('{0}'))) {
      const said = message.replaceAll(/\{\d\}/g, 'Tea-7');
      for (const lang of ['en', 'zh'] as const) {
        assert.match((await describeError(failed(code, said, http), lang)).what, /Tea-7/, code);
      }
    }
  });
});

describe('the words for errors', () => {
  it('know the codes that only the sections of the reference use', async () => {
    for (const code of untabled) {
      assert.ok(groupOf({ code, reason: '' }), code);
      await wellSaid(failed(code, 'Failed'));
    }
  });

  it('cover the gateway, sign-in, and answers that are not JSON', async () => {
    for (const [code, status] of around) await wellSaid(failed(code, 'Refused', status));
    for (const status of [400, 401, 403, 404, 405, 408, 409, 413, 415, 418, 429, 500, 502, 503, 504, 599]) {
      await wellSaid(failed(`HTTP ${status}`, `The service answered ${status}`, status));
    }
  });

  it('tell two meanings of one code apart by status or message', async () => {
    const what = async (...args: Parameters<typeof failed>) => (await describeError(failed(...args))).what;
    assert.match(await what('MSS.41000002', 'BAD_REQUEST (The task name is illegal)', 400), /characters/);
    assert.match(await what('MSS.41000002', 'Task concurrency limit exceeded', 403), /Too many tasks/);
    assert.match(await what('MSS.41000004', 'train job count is over limit', 400), /too many training tasks/);
    assert.match(await what('MSS.41000004', 'Failed to obtain obs segment url', 400), /file storage/);
  });

  it('stand in one group each, with a known action', () => {
    const seen = new Set<string>();
    for (const text of groups) {
      assert.equal(text.split('\n').length, 3, text);
      for (const [code, { action }] of readGroups(text)) {
        assert.ok(!seen.has(code), `${code} stands in two groups`);
        assert.ok(action in actions, `${action} is no action`);
        seen.add(code);
      }
    }
  });

  it('are in the language they claim, and tell the person what to do', () => {
    const verbs =
      /^(Accept|Activate|Ask|Buy|Change|Check|Choose|Close|Complete|Correct|Create|Delete|End|Finish|Fix|Generate|Get|Give|No action|Open|Reduce|Reload|Remove|Renew|Send|Set|Shorten|Sign|Start|Stop|Submit|Top|Try|Upload|Use|Wait|Write) .*\.$/;
    for (const [en, zh] of Object.values(actions)) {
      assert.match(en, verbs);
      assert.match(zh, /^(如果无法登录，)?(请|无需).*。$/);
    }
    for (const [, en = '', zh = ''] of groups.map((text) => text.split('\n'))) {
      assert.match(en, /^([A-Z][^\p{Script=Han}]+|\{reason\})\.$/u);
      assert.match(zh, /。$/);
    }
  });

  it('speak Chinese without service jargon: only names and units stay in Latin letters', () => {
    const kept =
      /\{reason\}|MetaStudio|mss-provider|token-url|getToken|Security Administrator|ZIP|ID|MB|1080p/g;
    const sentences = [
      ...Object.values(actions).map(([, zh]) => zh),
      ...groups.map((text) => text.split('\n')[2] ?? ''),
    ];
    for (const zh of sentences) assert.doesNotMatch(zh.replaceAll(kept, ''), /[A-Za-z]/);
  });

  it('take a code as it comes, however odd', async () => {
    for (const code of ['', '__proto__', 'constructor', 'MSS.', '*'])
      await wellSaid(failed(code, 'Odd', 418));
    const { what } = await describeError(failed('MSS.20010055', 'the price is $& {0}', 500));
    assert.equal(what, 'A reply contains sensitive words (the price is $& …).');
    assert.equal((await describeError(failed('MSS.20010055'))).what, 'A reply contains sensitive words.');
  });
});

/** Viewers' events: reports authorized by token or key, and the interaction rules that they trigger. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, goLive, ids, paragraph, send, wordsOf, type Bench, type Live } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  interruptedParagraph: 'continues',
  recordingSeconds: 8,
  reportKeyHours: 24,
  reportKeyGraceHours: 24,
  layerSeconds: 10,
  intelligentReply: {
    en: 'About “{comment}”: I will come to that.',
    zh: '您问到“{comment}”，稍后为您介绍。',
  },
});

/** A rule that replies to comments about the price. */
function rule(
  more: object = {},
  trigger: object = {},
  tags: unknown[] = [priceTag],
): Record<string, unknown> {
  return {
    rule_index: 'price',
    enabled: true,
    event_type: 1,
    hit_condition: { relation: 'OR', tags },
    trigger: { reply_mode: 'SYSTEM_REPLY', reply_texts: ['一', '二二'], reply_order: 'ORDER', ...trigger },
    ...more,
  };
}
const priceTag = { tag: 'content', operation: 'NONE', match: 'REGEX', value: '价格|price' };

function comment(content: string): Record<string, unknown> {
  return { timestamp: 1, type: 1, content: JSON.stringify({ user: { name: 'Li', level: 3 }, content }) };
}

/** A livestream with rules, whose script is silent, so that only replies are spoken. */
async function withRules(
  interaction_rules: unknown[],
): Promise<{ on: Bench; live: Live; hear: (event: unknown) => Promise<string | null> }> {
  const on = await bench();
  const live = await goLive(on, { interaction_rules, play_policy: { auto_play_script: false } });
  const hear = async (event: unknown) => {
    const { status } = await on.call('POST', `${live.path}/live-event-report`, { total: 1, events: [event] });
    assert.equal(status, 200);
    const spoken = (await on.control('GET', 'state')).body.jobs?.[0]?.speaking ?? null;
    await on.advance(10);
    return spoken;
  };
  return { on, live, hear };
}

describe('a rule', () => {
  it('answers a comment that it matches, its texts in turn', async () => {
    const { hear } = await withRules([rule()]);
    assert.equal(await hear(comment('what is the price?')), '一');
    assert.equal(await hear(comment('hello')), null);
    assert.equal(await hear(comment('价格')), '二二');
    assert.equal(await hear(comment('price')), '一');
  });

  it('keeps still for its time window, or for the rest of the stream', async () => {
    const { hear, on } = await withRules([
      rule({}, { time_window: 30 }),
      rule({ rule_index: 'hi' }, { time_window: -1, reply_texts: ['你好'] }, [{ ...priceTag, value: 'hi' }]),
    ]);
    assert.deepEqual([await hear(comment('price')), await hear(comment('price'))], ['一', null]);
    assert.deepEqual([await hear(comment('hi')), await hear(comment('hi'))], ['你好', null]);
    await on.advance(30);
    assert.deepEqual([await hear(comment('price')), await hear(comment('hi'))], ['二二', null]);
  });

  it('is silent while it is off, for other events, and in other scenes', async () => {
    const { hear } = await withRules([
      rule({ enabled: false }),
      rule({ event_type: 2 }),
      rule({ enabled_scenes: ['Elsewhere'] }),
    ]);
    assert.equal(await hear(comment('price')), null);
  });

  it('goes before others when its priority is a smaller number', async () => {
    const { hear } = await withRules([
      rule({ hit_condition: { relation: 'RESERVED', priority: 900 } }, { reply_texts: ['其他'] }),
      rule({ hit_condition: { relation: 'AND', priority: 1, tags: [priceTag] } }),
    ]);
    assert.equal(await hear(comment('price')), '一');
    assert.equal(await hear(comment('anything')), '其他');
  });

  it('asks for all of its conditions with AND, and reads members inside others', async () => {
    const level = { tag: 'level', operation: 'NONE', match: 'MATH_GE', value: '4' };
    const { hear } = await withRules([rule({ hit_condition: { relation: 'and', tags: [priceTag, level] } })]);
    assert.equal(await hear(comment('price')), null);
    const content = JSON.stringify({ user: { level: 5 }, content: 'price' });
    assert.equal(await hear({ timestamp: 1, type: 1, content }), '一');
  });

  it('is silent about a number that the event does not have', async () => {
    const number = { operation: 'NONE', match: 'MATH_LT', value: '4' };
    const { hear } = await withRules([
      rule({}, {}, [
        { ...number, tag: 'badgeLevel' },
        { ...number, tag: 'fans', match: 'MATH_EQ', value: '0' },
        { ...number, tag: 'fans', operation: 'AVG' },
      ]),
    ]);
    assert.equal(await hear(comment('price')), null);
    const content = JSON.stringify({ user: { badgeLevel: 3 }, content: 'price' });
    assert.equal(await hear({ timestamp: 1, type: 1, content }), '一');
  });

  it('counts and sums up what viewers give', async () => {
    const sum = { tag: 'totalValue', operation: 'SUM', match: 'MATH_GE', value: '20' };
    const { hear } = await withRules([
      rule({ event_type: 4, hit_condition: { tags: [sum] } }, { time_window: -1 }),
    ]);
    const gift = {
      timestamp: 1,
      type: 4,
      content: JSON.stringify({ gift: { giftName: 'Star', totalValue: 12 } }),
    };
    assert.equal(await hear(gift), null);
    assert.equal(await hear(gift), '一');
  });

  it('lets a robot answer, in the language of the comment', async () => {
    const { hear } = await withRules([
      rule({}, { reply_mode: 'INTELLIGENT_REPLY', robot_id: 'r' }, [{ ...priceTag, value: '.' }]),
    ]);
    assert.match((await hear(comment('Is it <warm>?'))) ?? '', /“Is it warm\?”/);
    assert.match((await hear(comment('有货吗'))) ?? '', /^您问到“有货吗”/);
  });

  it('shows its materials as long as it speaks, or as long as they say, or as its keyword takes', async () => {
    const image_config = { image_url: 'https://x.test/a.png' };
    const layer_config = { layer_type: 'IMAGE', asset_id: 'a', image_config };
    const keyword = (value: string) => [{ ...priceTag, match: 'EQUAL', value }];
    const silent = { reply_mode: 'SHOW_LAYER', layer_config };
    const lasting = {
      layer_config: { ...layer_config, image_config: { ...image_config, display_duration: 9 } },
    };
    const { on, live } = await withRules([
      rule({ rule_index: '1' }, { layer_config, reply_texts: [wordsOf(25)] }, keyword('speak')),
      rule({ rule_index: '2' }, { ...lasting, reply_mode: 'SHOW_LAYER' }, keyword('last')),
      rule({ rule_index: '3' }, silent, keyword(wordsOf(25))),
    ]);
    const shown = async () => (await on.control('GET', 'state')).body.jobs?.[0]?.layers.length;
    const seconds: Record<string, number> = { speak: 6, last: 9, [wordsOf(25)]: 6 };
    for (const [said, wanted] of Object.entries(seconds)) {
      await on.call('POST', `${live.path}/live-event-report`, { total: 1, events: [comment(said)] });
      await on.advance(wanted - 0.1);
      assert.equal(await shown(), 1, said);
      await on.advance(0.1);
      assert.equal(await shown(), 0, said);
    }
  });

  it('asks another service, with its preset script, and says nothing itself', async () => {
    const asked: { url: string; body: Record<string, unknown> }[] = [];
    const fetch = (url: unknown, init?: RequestInit) => {
      asked.push({ url: String(url), body: JSON.parse(init?.body as string) as Record<string, unknown> });
      return Promise.resolve(new Response());
    };
    const on = await bench({ fetch });
    const interaction_callback_url = 'https://shop.test/answer?key=1';
    const more = {
      interaction_rules: [rule({ rule_name: 'Price' }, { reply_mode: 'CALLBACK' })],
      play_policy: { auto_play_script: false },
    };
    const live = await goLive(on, more, { interaction_callback_url });
    const event = comment('price?');
    await on.call('POST', `${live.path}/live-event-report`, { total: 1, events: [event] });
    await on.advance(0);
    assert.deepEqual(asked, [
      {
        url: interaction_callback_url,
        body: {
          room_id: live.room_id,
          job_id: live.job_id,
          rule_index: 'price',
          rule_name: 'Price',
          event: { type: 1, content: JSON.parse(String(event['content'])) as unknown },
          reply_texts: ['一', '二二'],
          reply_audios: [],
        },
      },
    ]);
    assert.equal((await on.control('GET', 'state')).body.jobs?.[0]?.speaking, null);
  });

  it('may be replaced while on air', async () => {
    const { live, hear } = await withRules([]);
    const { status } = await live.command('REWRITE_INTERACTION_RULES', { interaction_rules: [rule()] });
    assert.equal(status, 200);
    assert.equal(await hear(comment('price')), '一');
  });

  it('waits for the end of the paragraph unless it says otherwise', async () => {
    const on = await bench();
    const live = await goLive(on, { interaction_rules: [rule()] });
    await on.call('POST', `${live.path}/live-event-report`, { total: 1, events: [comment('price')] });
    const job = (await on.control('GET', 'state')).body.jobs?.[0];
    assert.deepEqual([job?.speaking, job?.waiting_replies], ['Opening 1', 1]);
  });
});

describe('a report', () => {
  const report = { total: 1, events: [comment('price')] };
  const scene = { script_name: 'S', model_asset_id: ids.avatar, shoot_scripts: [paragraph(1, '', 9_999)] };
  const urlOf = (live: Live) => String(live.answer.body['live_event_report_url']);
  const endless = { scene_scripts: [scene], play_policy: { repeat_count: -1 } };

  it('is let in by the key in its URL alone, or by headers', async () => {
    const on = await bench();
    const live = await goLive(on, endless);
    assert.equal((await send(on.simulator, 'POST', urlOf(live), report)).status, 200);
    const url = new URL(urlOf(live));
    const headers = {
      'x-mss-auth-key': url.searchParams.get('auth_key') ?? '',
      'x-mss-expires-time': url.searchParams.get('expires_time') ?? '',
    };
    assert.equal((await send(on.simulator, 'POST', url.pathname, report, headers)).status, 200);
  });

  it('is refused with a wrong key, with a changed time, and a day later', async () => {
    const on = await bench();
    const live = await goLive(on, endless);
    const refused = async (url: string) => {
      const { status, body } = await send(on.simulator, 'POST', url, report);
      return [status, body.error_code];
    };
    const url = urlOf(live);
    assert.deepEqual(await refused(url.replace(/auth_key=./, 'auth_key=x')), [401, 'MSS.20010039']);
    assert.deepEqual(await refused(url.replace(/expires_time=\d+/, 'expires_time=9999999999999')), [
      401,
      'MSS.20010039',
    ]);
    await on.advance(25 * 3600);
    assert.deepEqual(await refused(url), [401, 'MSS.20010054']);
  });

  it('may ask for a new URL, which works longer', async () => {
    const on = await bench();
    const live = await goLive(on, endless);
    await on.advance(20 * 3600);
    const { body } = await on.call('POST', `${live.path}/live-event-report?refresh_url=true`, report);
    const fresh = String(body['live_event_report_url']);
    assert.notEqual(fresh, urlOf(live));
    await on.advance(10 * 3600);
    assert.equal((await send(on.simulator, 'POST', fresh, report)).status, 200);
  });

  it('gets a new URL with the key of yesterday, and none with an older one', async () => {
    const on = await bench();
    const live = await goLive(on, endless);
    const renew = () => send(on.simulator, 'POST', `${urlOf(live)}&refresh_url=true`, report);
    await on.advance(47 * 3600);
    const { status, body } = await renew();
    assert.equal(status, 200);
    assert.equal(
      (await send(on.simulator, 'POST', String(body['live_event_report_url']), report)).status,
      200,
    );
    await on.advance(2 * 3600);
    const late = await renew();
    assert.deepEqual([late.status, late.body.error_code], [401, 'MSS.20010077']);
  });

  it('is refused when it does not say how many events it brings, and when nobody is on air', async () => {
    const on = await bench();
    const live = await goLive(on);
    assert.equal((await on.call('POST', `${live.path}/live-event-report`, {})).status, 400);
    await on.advance(60);
    const late = await on.call('POST', `${live.path}/live-event-report`, report);
    assert.equal(late.body.error_code, 'MSS.20010074');
  });
});

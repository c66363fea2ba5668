/** A fix of a value writes the same value in another spelling, or the nearest one that is allowed; advice takes no amount for a phone number, and no tag for a break in a word. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits, checkSsml, grammar, polyphones, type Diagnostic } from '../../src/ssml/index.js';

/** What the fixes of a bad value set it to. */
function setBy(tag: string, attribute: string, value: string): string[] {
  const escaped = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  const isEmpty = grammar[tag as 'break'].empty;
  const text = `<speak>a<${tag} ${attribute}="${escaped}"${isEmpty ? '/>' : `>b</${tag}>`}c</speak>`;
  const bad = checkSsml(text).filter(({ code }) => code === 'bad-duration' || code === 'bad-integer');
  return bad.flatMap(({ actions }) =>
    actions.flatMap(({ edits }) => {
      const fixed = applyEdits(text, edits);
      const found = new RegExp(`${attribute}="([^"]*)"`).exec(fixed)?.[1];
      return found === undefined ? [] : [found];
    }),
  );
}

const milliseconds = (time: string): number => {
  const [, number, unit] = /^([\d.]+)(ms|s)$/.exec(time) ?? [];
  return Number(number) * (unit === 's' ? 1000 : 1);
};

/** Each way to write a number, and what a person reads. */
const numbers: readonly (readonly [written: string, value: number])[] = [
  ['1', 1],
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['１．５', 1.5],
  ['１，５', 1.5],
  ['.5', 0.5],
  ['0,25', 0.25],
  ['0,250', 0.25],
  ['2e0', 2],
  ['1e3', 1000],
  ['1E3', 1000],
  ['15e-1', 1.5],
  ['+2', 2],
  ['007', 7],
  ['500', 500],
  ['1500', 1500],
  ['85', 85],
  ['0.8', 0.8],
  ['120.0', 120],
  ['-1', -1],
  ['99999', 99_999],
];
const durationUnits: readonly (readonly [written: string, scale: number])[] = [
  ...['ms', 'MS', 'Ms', 'ｍｓ', 'msec', 'milliseconds', '毫秒'].map((unit) => [unit, 1] as const),
  ...['s', 'S', 'ｓ', 'sec', 'secs', 'Seconds', '秒', '秒钟'].map((unit) => [unit, 1000] as const),
  ...['min', 'minutes', '分', '分钟'].map((unit) => [unit, 60_000] as const),
];
const spaces = ['', ' ', '  ', '\u3000'];

describe('the fix of a duration', () => {
  it('keeps its value or comes nearest to it, in every spelling of number and unit, or is not offered', () => {
    let offered = 0;
    for (const [number, value] of numbers)
      for (const [unit, scale] of durationUnits)
        for (const space of spaces)
          for (const [before, after] of [
            ['', ''],
            [' ', '\t'],
            ['\u3000', ''],
          ] as const) {
            const written = before + number + space + unit + after;
            for (const fixed of setBy('break', 'time', written)) {
              offered++;
              const expected = Math.min(10_000, Math.max(200, Math.round(value * scale * 1e6) / 1e6));
              assert.ok(value > 0, written);
              assert.equal(milliseconds(fixed), expected, `${JSON.stringify(written)} became ${fixed}`);
            }
          }
    assert.ok(offered > 1000, `only ${offered} fixes`);
  });

  for (const [written, fixed] of [
    ['1,5s', '1500ms'],
    ['1e3ms', '1s'],
    ['1s500ms', '1500ms'],
    ['1 秒 500 毫秒', '1500ms'],
    ['500', '500ms'],
    ['2', '2s'],
    ['0.1min', '6s'],
    ['30s', '10s'],
    ['1,25min', '10s'],
    ['100ms', '200ms'],
    ['0,1 s', '200ms'],
  ] as const)
    it(`writes ${written} as ${fixed}`, () => assert.deepEqual(setBy('break', 'time', written), [fixed]));

  for (const written of [
    ...['15', '-1s', '-500ms', '1h', '1m', '1,500s', '1,500ms', '1.500,5s'],
    ...['1-2s', '1~2s', '1/2s', '1 2s', '1s or 2s', 'about 1s', '1s!', '1x', '1..5s', '1.5.2s', '5 apples'],
    ...['500ms1s', '1s1s', '1s 5', '1e3', '十秒', '1²s', '1s500', 'PT1S', '00:01', '1;s', '1s00'],
    `1s${' '.repeat(120)}0`,
  ])
    it(`is not offered for ${JSON.stringify(written.slice(0, 20))}`, () => {
      const fixes = setBy('break', 'time', written);
      if (written === '1e3') assert.deepEqual(fixes, ['1s']);
      else assert.deepEqual(fixes, []);
    });

  it('is not offered when something is added that is no part of a duration', () => {
    const words = ['1s', '500 ms', '1.5秒', '1s 500ms', '750'];
    for (const word of words)
      for (const junk of ['!', '?', '~', '*', '#', '/', ';', '|', 'x', '元', '%', '(', '☺', '\u0301'])
        for (let at = 0; at <= word.length; at++)
          assert.deepEqual(setBy('break', 'time', word.slice(0, at) + junk + word.slice(at)), []);
  });
});

describe('the fix of a speed', () => {
  const units = [
    ['%', 1],
    ['％', 1],
    ['percent', 1],
    ['x', 100],
    ['倍', 100],
  ] as const;

  it('keeps its value or comes nearest to it, in every spelling of number and unit, or is not offered', () => {
    let offered = 0;
    for (const [number, value] of numbers.filter(([one]) => !/^[+-]|e/i.test(one)))
      for (const [unit, scale] of units)
        for (const space of spaces.slice(0, 2))
          for (const fixed of setBy('prosody', 'rate', number + space + unit)) {
            offered++;
            const expected = Math.min(200, Math.max(50, Math.round(value * scale * 1e6) / 1e6));
            assert.equal(Number(fixed), expected, `${number}${space}${unit}`);
          }
    assert.ok(offered > 20, `only ${offered} fixes`);
  });

  for (const [written, fixed] of [
    ['+20%', '120'],
    ['-20%', '80'],
    ['+20', '120'],
    ['1.5', '150'],
    ['1,5', '150'],
    ['１２０％', '120'],
    ['slow', '75'],
    ['85.0%', '85'],
    ['1.15', '115'],
    ['49', '50'],
    ['201', '200'],
    ['+500%', '200'],
    ['-80%', '50'],
  ] as const)
    it(`writes ${written} as ${fixed}`, () => assert.deepEqual(setBy('prosody', 'rate', written), [fixed]));

  for (const written of [
    ...['85.5%', '3', '+0.5', '-0.2', '-180%', '150%abc', '120 130', '80 km/h'],
    ...['very fast', '1.2.3', '1,500%', '100%%', '+-20%', '1e2', '80dB', '12O', '80!', '+2x'],
  ])
    it(`is not offered for ${written}`, () => assert.deepEqual(setBy('prosody', 'rate', written), []));

  it('has a sample for every attribute with a unit', () => {
    const withUnit = Object.values(grammar).flatMap(({ name, attributes }) =>
      attributes.filter(({ unit }) => unit).map((one) => `${name} ${one.name}`),
    );
    assert.deepEqual(withUnit.sort(), ['break time', 'prosody rate']);
  });
});

describe('the fix of a syllable', () => {
  const setTo = (ph: string): (string | undefined)[] => {
    const text = `<speak><phoneme ph="${ph}">重</phoneme></speak>`;
    const bad = checkSsml(text).find(({ code }) => code === 'bad-pinyin');
    return (bad?.actions ?? []).map(({ edits }) => /ph="([^"]*)"/.exec(applyEdits(text, edits))?.[1]);
  };

  it('keeps the tone that is written, and drops none of two', () => {
    assert.deepEqual(setTo('chóng'), ['chong2']);
    assert.deepEqual(setTo('chóng3'), [undefined]);
    assert.deepEqual(setTo('chóng2'), ['chong2']);
  });
});

const codesOf = (text: string): string[] => checkSsml(text).map(({ code }) => code);

describe('a phone number', () => {
  for (const number of [
    ...['13812345678', '138 1234 5678', '138-1234-5678', '+8613812345678', '+86 138 1234 5678'],
    ...['010-12345678', '0755 1234567', '400-123-4567', '4001234567', '800 820 8820', '+1 415 555 0100'],
    ...['+44 20 7946 0958', '+852 2345 6789', '+65 6123 4567', '(415) 555-0100', '415-555-0100'],
  ])
    for (const [before, after] of [
      ['请拨打', '。'],
      ['电话：', '咨询'],
      ['Call ', ' now'],
      ['客服热线 ', '人工服务'],
      ['手机号', '，13912345678'],
      ['联系', '分机801'],
    ] as const)
      it(`is found in ${before}${number}${after}`, () =>
        assert.ok(codesOf(before + number + after).includes('phone')));

  /** Amounts, dates and other numbers with the digits of a phone number. */
  const others: string[] = [];
  for (const unit of [
    ...[
      '积分',
      ' 积分',
      '分',
      '元',
      '块',
      '美元',
      '万',
      '亿',
      '个',
      '人',
      '次',
      '件',
      '票',
      '赞',
      '粉丝',
      '%',
      '％',
      '点',
    ],
    ...[
      ' points',
      ' likes',
      ' views',
      ' RMB',
      ' USD',
      ' dollars',
      ' people',
      ' percent',
      'kg',
      '.50元',
      '枚金币',
    ],
  ])
    for (const number of [
      '+10000',
      '+1000000',
      '+12345678',
      '+100 000 000',
      '13812345678',
      '4001234567',
      '8000000000',
      '100-200-3000',
    ])
      others.push(number + unit);
  others.push('+10000', '+100-200', '+2024-01-15', '+10000000', '+100000000', '+10 000', '+100 200 300 积分');
  for (const before of [
    '订单号：',
    '订单',
    '运单号',
    '货号 ',
    '会员卡号',
    'Order no. ',
    'order #',
    'SKU ',
    'QQ号',
    '账号：',
    'RMB ',
  ])
    for (const number of ['13812345678', '4001234567', '8008208820']) others.push(before + number);

  it('is not what an amount, a date, an order or an account is taken for', () => {
    for (const other of others)
      for (const text of [other, `本场${other}。`, `<speak>送 ${other}！</speak>`])
        assert.ok(!codesOf(text).includes('phone'), text);
  });

  it('stays no phone number when a part of the amount is marked', () => {
    for (const text of [
      '<speak>送4001234567<prosody rate="80">积分</prosody></speak>',
      '<speak><word>订单号</word>13812345678</speak>',
    ])
      assert.ok(!codesOf(text).includes('phone'), text);
  });
});

describe('a mark', () => {
  const advice = (text: string): Diagnostic[] =>
    checkSsml(text).filter(({ severity }) => severity === 'info' || severity === 'warning');
  const words = [...polyphones.values()].flatMap((readings) =>
    readings.flatMap(({ certainWords, likely }) => [...certainWords, ...likely]),
  );
  const sentences = [
    '银行行长',
    '银行行长在行长办公室觉得长大了很好',
    'VIP会员13812345678享￥99.9的iPHONE',
    ...words.map(
      (word, i) =>
        word + (words[(i * 7 + 3) % words.length] ?? '') + (words[(i * 13 + 5) % words.length] ?? ''),
    ),
  ];

  it('of one polyphone raises no other', () => {
    const raised = (text: string) => advice(`<speak>${text}</speak>`).map(({ message }) => message[1]);
    assert.deepEqual(raised('银行行长'), ['长']);
    assert.deepEqual(raised('银行行<phoneme ph="zhang3">长</phoneme>'), []);
    assert.deepEqual(raised('银<phoneme ph="hang2">行</phoneme>行长'), ['长']);
    assert.deepEqual(raised('银行<phoneme ph="hang2">行</phoneme>长'), ['长']);
  });

  it('leaves the other advice as it was: each fix of each finding takes that finding away, and brings none', () => {
    for (const sentence of sentences) {
      const text = `<speak>${sentence}</speak>`;
      const before = advice(text);
      for (const finding of before)
        for (const { edits, name } of finding.actions) {
          const fixed = applyEdits(text, edits);
          const messages = before.filter((one) => one !== finding).map(({ message }) => message);
          const after = advice(fixed).map(({ message }) => message);
          assert.deepEqual(after.sort(), messages.sort(), `${name}: ${fixed}`);
        }
    }
  });

  it('anywhere in a text raises no advice that the text without it has not', () => {
    for (const sentence of sentences.filter((_, i) => i % 5 < 3))
      for (const [open, close] of [
        ['<prosody rate="80">', '</prosody>'],
        ['<word>', '</word>'],
        ['<!-- x -->', ''],
        ['<break time="500ms"/>', ''],
        ['<insert-action id="a"/>', ''],
      ] as const)
        for (let at = 0; at < sentence.length; at++) {
          const marked =
            sentence.slice(0, at) + open + sentence.slice(at, at + 1) + close + sentence.slice(at + 1);
          const known = advice(`<speak>${sentence}</speak>`).map(({ message }) => message);
          for (const { message } of advice(`<speak>${marked}</speak>`))
            assert.ok(known.includes(message), `${message} ${marked}`);
        }
  });
});

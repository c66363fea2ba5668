/** Secrets are masked in every spelling, and nothing else is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maskSecrets, secretsMask } from '../../src/base/index.js';

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];
const hex = (number: number, width = 2): string => number.toString(16).padStart(width, '0');
const each = (text: string, spell: (character: string) => string): string => [...text].map(spell).join('');
const units = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const percentAll = (text: string): string =>
  bytesOf(text)
    .map((byte) => `%${hex(byte)}`)
    .join('');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** How a key may be spelled on its way. */
const spellings: Record<string, (key: string) => string> = {
  plain: (key) => key,
  'folded over two lines': (key) => `${key.slice(0, 4)}\r\n ${key.slice(4)}`,
  'as JavaScript escapes code points': (key) => each(key, (one) => `\\u{${hex(one.codePointAt(0) ?? 0, 1)}}`),
  'hexadecimal with colons': (key) =>
    bytesOf(key)
      .map((byte) => hex(byte))
      .join(':'),
  'Base64 in lines': (key) => base64(key).replace(/.{8}/g, '$&\n'),
  'percent-encoded': encodeURIComponent,
  'percent-encoded, small letters': (key) =>
    encodeURIComponent(key).replace(/%../g, (one) => one.toLowerCase()),
  'percent-encoded, mixed': (key) =>
    encodeURIComponent(key).replace(/%(.)(.)/g, (_, a: string, b: string) => `%${a.toLowerCase()}${b}`),
  'percent-encoded twice': (key) => encodeURIComponent(encodeURIComponent(key)),
  'percent-encoded four times': (key) => [1, 2, 3, 4].reduce((text) => encodeURIComponent(text), key),
  'every byte percent-encoded': percentAll,
  'every byte percent-encoded, capitals': (key) =>
    percentAll(key).replace(/[a-f]/g, (one) => one.toUpperCase()),
  'only its first character percent-encoded': (key) => percentAll(key.slice(0, 1)) + key.slice(1),
  'as a form sends it': (key) => new URLSearchParams({ key }).toString().slice(4),
  'in a query': (key) => encodeURIComponent(key).replace(/%20/g, '+'),
  'as encodeURI leaves it': encodeURI,
  'as escape() spells it': (key) =>
    each(key, (one) =>
      units(one)
        .map((unit) => `%u${hex(unit, 4)}`)
        .join(''),
    ),
  'HTML, decimal': (key) => each(key, (one) => `&#${one.codePointAt(0)};`),
  'HTML, hexadecimal': (key) => each(key, (one) => `&#x${hex(one.codePointAt(0) ?? 0, 1)};`),
  'HTML, hexadecimal with zeros': (key) =>
    each(key, (one) => `&#X00${hex(one.codePointAt(0) ?? 0, 4).toUpperCase()};`),
  'HTML, by name': (key) =>
    key.replace(
      /[&<>"'+=/%]/g,
      (one) =>
        ({
          '&': '&amp;',
          '<': '&lt;',
          '>': '&gt;',
          '"': '&quot;',
          "'": '&apos;',
          '+': '&plus;',
          '=': '&equals;',
          '/': '&sol;',
          '%': '&percnt;',
        })[one] ?? one,
    ),
  'HTML twice': (key) => each(key, (one) => `&amp;#${one.codePointAt(0)};`),
  JSON: json,
  'JSON in JSON': (key) => json(json(key)),
  'JSON in JSON in JSON': (key) => json(json(json(key))),
  'JSON, every unit escaped': (key) =>
    units(key)
      .map((unit) => `\\u${hex(unit, 4)}`)
      .join(''),
  'JSON, every unit escaped, capitals': (key) =>
    units(key)
      .map((unit) => `\\u${hex(unit, 4).toUpperCase()}`)
      .join(''),
  'JSON in JSON, every unit escaped': (key) =>
    units(key)
      .map((unit) => `\\\\u${hex(unit, 4)}`)
      .join(''),
  'JSON, slashes escaped': (key) => json(key).replaceAll('/', '\\/'),
  'percent-encoded in JSON in HTML': (key) => encodeURIComponent(key).replaceAll('%', '&#37;'),
  hexadecimal: (key) =>
    bytesOf(key)
      .map((byte) => hex(byte))
      .join(''),
  Base64: base64,
  'Base64 for URLs': (key) => Buffer.from(key).toString('base64url'),
  'Base64 after one byte': (key) => base64(`:${key}`),
  'Base64 after two bytes, and before more': (key) => base64(`u:${key}@push.example`),
  'Base64 in a query': (key) => encodeURIComponent(base64(key)),
};

const keys = [
  'abc+def',
  'abcdefgh',
  'a b+c/d=e&f?g#h',
  '100%sure-key',
  '<tag>"quoted"\'single\'',
  'back\\slash/slash',
  '密钥二十四小时',
  'key-😀-key',
  '((.*)+)$^[a-z]{2}|x',
  'MTIzNDU2Nzg5MA==',
  'abc%2Bdef',
];

/** Everything that a text is when it is read once more, as far as one can. */
function readings(text: string, depth = 5): string[] {
  const next = new Set<string>();
  const attempt = (read: () => string) => {
    try {
      next.add(read());
    } catch {
      // Not spelled like that.
    }
  };
  attempt(() => decodeURIComponent(text));
  attempt(() => decodeURIComponent(text.replaceAll('+', ' ')));
  attempt(() => unescape(text));
  attempt(() => JSON.parse(`"${text}"`) as string);
  attempt(() =>
    text.replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, one: string, two: string) =>
      String.fromCodePoint(one ? Number.parseInt(one, 16) : Number(two)),
    ),
  );
  next.delete(text);
  return depth === 0 ? [text] : [text, ...[...next].flatMap((one) => readings(one, depth - 1))];
}

describe('a key', () => {
  for (const [name, spell] of Object.entries(spellings)) {
    it(`is masked when it is spelled ${name}`, () => {
      for (const key of keys) {
        let spelled: string;
        try {
          spelled = spell(key);
        } catch {
          continue;
        }
        for (const [before, after] of [
          ['', ''],
          ['rtmp://push.example/live/', ''],
          ['before ', ' after'],
          ['x', 'y'],
          ['{"key":"', '"}'],
        ] as const) {
          // What is around it would be part of the same digits.
          if (/Base64|hexadecimal$/.test(name) && before === 'x') continue;
          const text = secretsMask([key], '***')(`${before}${spelled}${after}`);
          assert.ok(text.includes('***'), `${key} as ${spelled}: ${text}`);
          for (const read of readings(text)) assert.ok(!read.includes(key), `${key}: ${text} is ${read}`);
        }
      }
    });
  }

  it('is masked in its other forms if the key itself came percent-encoded', () => {
    const hide = secretsMask(['abc%2Bdef'], '***');
    assert.equal(hide('abc+def, abc%2bdef, abc%252Bdef'), '***, ***, ***');
  });

  it('is masked each time that it appears, and what is around it stays', () => {
    const hide = secretsMask(['abc+def', 's3cret-key'], '***');
    assert.equal(hide('a abc+def b abc%2Bdef c s3cret-key d'), 'a *** b *** c *** d');
  });

  it('of a few letters is masked where it stands alone, and words that contain it stay', () => {
    const hide = secretsMask(['tea'], '***');
    assert.equal(hide('rtmp://push.example/live/tea'), 'rtmp://push.example/live/***');
    assert.equal(hide('A teacup, instead of tea'), 'A teacup, instead of ***');
  });

  it('with a line break is masked as JSON, with other line ends, and in an address, which leaves it out', () => {
    const key = 'line1\nline2\tx';
    const hide = secretsMask([key], '***');
    for (const spelled of [json(key), json(json(key)), key.replace('\n', '\r\n'), 'line1line2x'])
      assert.equal(hide(`at ${spelled} end`), 'at *** end');
  });

  it('that is empty or blank masks nothing', () => {
    assert.equal(secretsMask(['', ' '], '***')('two words'), 'two words');
  });

  it('costs time in proportion to a hostile text', () => {
    const hide = secretsMask(['\\\\\\\\+++%%%%&&&&'], '***');
    // As much text in short pieces and in one: a clock that counts by milliseconds sees both.
    const cost = (length: number, times: number) => {
      const { user } = process.cpuUsage();
      for (const unit of ['\\', '%25', '%', '&amp;', '&#0', '+', '%2', '\\u00'])
        for (let time = 0; time < times; time++) hide(unit.repeat(Math.ceil(length / unit.length)));
      return process.cpuUsage().user - user;
    };
    // The least of some runs: another process that slows one of them down says nothing about the pattern.
    const least = (length: number, times: number) =>
      Math.min(...Array.from({ length: 4 }, () => cost(length, times)));
    cost(2000, 1);
    const [pieces, whole] = [least(2000, 16), least(32_000, 1)];
    assert.ok(whole < 8 * pieces, `${whole / pieces} times as long in one piece`); // 16 if it were squared
  });
});

describe('a value', () => {
  it('has its secret members masked or left out, and their values masked elsewhere', () => {
    const value = {
      stream_keys: ['abc+def'],
      callback: { key: 'callback-key', url: 'https://shop.test/?k=callback%2Dkey' },
      output_urls: ['rtmp://push.example/live/abc%2bdef'],
      names: { 'abc+def': 1, plain: 2 },
      note: null,
    };
    assert.deepEqual(maskSecrets(value, { mask: '***' }), {
      stream_keys: '***',
      callback: { key: '***', url: 'https://shop.test/?k=***' },
      output_urls: ['rtmp://push.example/live/***'],
      names: { '***': 1, plain: 2 },
      note: null,
    });
    assert.deepEqual(maskSecrets(value, { mask: '***', omit: true }), {
      callback: { url: 'https://shop.test/?k=***' },
      output_urls: ['rtmp://push.example/live/***'],
      names: { '***': 1, plain: 2 },
      note: null,
    });
  });

  it('keeps its IDs, even if a key is the same as one', () => {
    const value = { room_id: 'room-24bad716', stream_key: 'room-24bad716', url: 'rtmp://a/room-24bad716' };
    assert.deepEqual(maskSecrets(value, { mask: '***', omit: true }), {
      room_id: 'room-24bad716',
      url: 'rtmp://a/***',
    });
  });
});

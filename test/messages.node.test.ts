/**
 * What people read: every message of every element, of the check, of the error catalogue, in both languages.
 *
 * docs/terms.md lists the terms, the retired ones and the house style that these tests hold.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readMessages, type Message } from './helpers/messages.js';

const all = readMessages();
const han = /[\u4e00-\u9fff]/;

interface Text {
  place: string;
  lang: 'en' | 'zh';
  text: string;
}
const texts: Text[] = all.flatMap(({ place, en, zh }) => [
  ...(en?.texts ?? []).map((text): Text => ({ place, lang: 'en', text })),
  ...(zh?.texts ?? []).map((text): Text => ({ place, lang: 'zh', text })),
]);
const english = texts.filter(({ lang }) => lang === 'en');
const chinese = texts.filter(({ lang }) => lang === 'zh');

/** What people type: tags, attributes, keys and names of files stand as they are. */
const withoutCode = (text: string): string =>
  text.replace(/<[^>]*>|“[^”]*”|&lt;|&amp;|\]\]&gt;|<!--|-->|rtmps?:\/\/|https:\/\/|\{\w+\}/g, '_');

/** Fails with the place and the text of each message that a rule finds. */
function none(found: readonly Text[]): void {
  assert.deepEqual(
    found.map(({ place, text }) => `${place}: ${text}`),
    [],
  );
}

/** Rows of the table of retired terms: the term, what to say instead, and where it may stay. */
const retired = readFileSync(new URL('../docs/terms.md', import.meta.url), 'utf8')
  .split('## Retired terms')[1]!
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| retired '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, term = '', , stays = '']) => ({ term, stays: stays.split('；').filter(Boolean) }));

function uses({ text, lang }: Text, { term, stays }: (typeof retired)[number]): boolean {
  if (han.test(term) !== (lang === 'zh')) return false;
  const rest = stays.reduce((left, allowed) => left.replaceAll(new RegExp(allowed, 'gi'), ''), text);
  const edge = han.test(term) ? '' : '(?![a-zA-Z])';
  return new RegExp(`${han.test(term) ? '' : '(?<![a-zA-Z])'}${escape(term)}${edge}`, 'i').test(rest);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the messages', () => {
  it('are found: of every element, of the check, of the error catalogue', () => {
    for (const part of [
      'asset-picker',
      'script-editor',
      'room-status',
      'command-bar',
      'ssml',
      'error-words',
      'ui/',
    ])
      assert.ok(all.filter(({ place }) => place.includes(part)).length > 1, part);
    assert.ok(all.length > 1200, `${all.length} messages`);
    assert.ok(retired.length > 40, `${retired.length} retired terms`);
  });

  it('use no term that docs/terms.md has retired', () => {
    none(texts.filter((text) => retired.some((row) => uses(text, row))));
  });

  it('are there in both languages, each in its own', () => {
    const missing = all.filter(
      ({ en, zh }) => !en || !zh || (en.texts.length === 0) !== (zh.texts.length === 0),
    );
    assert.deepEqual(
      missing.map(({ place }) => place),
      [],
    );
    none(english.filter(({ text }) => han.test(text)));
    const words = /[a-z]{2,} [a-z]{2,}/;
    none(chinese.filter(({ text }) => !han.test(text) && words.test(withoutCode(text))));
  });

  it('say the same values in both languages', () => {
    const differ = all.filter(({ en, zh }) => String(numbered(en)) !== String(numbered(zh)));
    assert.deepEqual(
      differ.map(({ place }) => place),
      [],
    );
  });

  it('have the punctuation of their language', () => {
    none(texts.filter(({ text }) => /\.\.\.|["'`]| {2}|…\.|!/.test(withoutCode(text))));
    none(english.filter(({ text }) => /[，。：；！？（）、]/.test(withoutCode(text))));
    none(
      chinese.filter(({ text }) =>
        /[\u4e00-\u9fff_][,;:!?]|[\u4e00-\u9fff] ?\(|\) ?[\u4e00-\u9fff]/.test(withoutCode(text)),
      ),
    );
    none(chinese.filter(({ text }) => /[\u4e00-\u9fff]\.(?!\w)/.test(withoutCode(text))));
    none(chinese.filter(({ text }) => / [，。：；！？（）、]|[，。：；！？（）、] /.test(text)));
  });

  it('have a space between Chinese and Latin letters or digits, and none between Chinese characters', () => {
    const counts =
      '(?:\\d|[A-Za-z]|\\{(?:count|index|of|max|min|total|paragraphs|scenes|place|number|hours)\\})';
    const near = new RegExp(
      `[\\u4e00-\\u9fff]${counts}|(?:[A-Za-z0-9%]|\\{(?:count|index|of|max|min|total|paragraphs|scenes|place|number)\\})[\\u4e00-\\u9fff]`,
    );
    none(chinese.filter(({ text }) => near.test(text.replace(/[a-z]+\d(?=、)/g, ''))));
    none(chinese.filter(({ text }) => /[\u4e00-\u9fff] [\u4e00-\u9fff]/.test(text)));
  });

  it('end with a full stop in both languages, or in none', () => {
    const ends = (one: Message['en'], mark: RegExp) => one?.texts.some((text) => mark.test(text)) ?? false;
    const differ = all.filter(({ en, zh }) => ends(en, /[.?]$/) !== ends(zh, /[。？]$/));
    assert.deepEqual(
      differ.map(({ place, en, zh }) => `${place}: ${String(en?.texts)} – ${String(zh?.texts)}`),
      [],
    );
    none(
      texts.filter(({ text, lang }) =>
        (lang === 'en' ? /[a-z)”]\. [A-Z].*[a-z)”]$/ : /。.*[\u4e00-\u9fff]$/).test(text),
      ),
    );
  });

  it('are in sentence case', () => {
    const names =
      /^(MetaStudio|SSML|XML|CDATA|DOCTYPE|JSON|RTMP|CMU|MP\d|SRT|H264|ZIP|PPT|CSV|LiveGuideRuleInfo|Enter|Escape|Esc|Delete|Alt|Ctrl|Shift|F\d+|Tab|Space|English|Chinese|Hong|Kong|Taiwan|Guangxi|Hubei|Shaanxi|Sichuan|Mandarin|Security|Administrator|HTTP|TLS|Lit|I|MB|EH1|AE1|AH0|P|L|W|ID|IDs|AI|D|K|Undo|Stop|Start|Send|Save|Clear|Cancel|You)$/;
    none(
      english.filter(({ text }) =>
        [...withoutCode(text).matchAll(/(?<![.:?!…“–(·/+] |^|[“(+/-])\b([A-Z]\w*)/g)].some(
          ([, word]) => !names.test(word as string),
        ),
      ),
    );
  });

  it('count one thing in the singular', () => {
    const isFixed = ({ en }: Message) => en?.hasPlural === false;
    const many = all.filter(
      (one) =>
        isFixed(one) &&
        one.en?.texts.some((text) => /\{(count|number|max|n)\} (?!of\b|more\b)[a-z]+s\b/.test(text)),
    );
    assert.deepEqual(
      many.map(({ place, en }) => `${place}: ${String(en?.texts)}`),
      [],
    );
  });

  it('have one Chinese term for one English one, and the other way round', () => {
    none(twice('en', 'zh', sameInChinese));
    none(twice('zh', 'en', sameInEnglish));
  });
});

/** Placeholders and parameters of a wording, without order. */
const numbered = (wording: Message['en']): string[] =>
  [
    ...new Set([
      ...(wording?.values ?? []),
      ...(wording?.texts ?? []).flatMap((text) => text.match(/\{\d\}/g) ?? []),
    ]),
  ].sort();

/** Short messages whose translation differs from place to place, because they mean different things there. */
const sameInChinese = new Set<string>([
  'Checking…', // the status of a room, and the checks before a start
  'Done', // a button, and the state of a paragraph
  'Immediately', // the label of the choice already says “stop”, which Chinese repeats
  'Next', // a paragraph, and a match
  'Pause', // a tag, and to interrupt the avatar
  'Remove', // 删除 in a text, 移除 from a list
  'Text', // of a paragraph, and the words of a tag
]);
const sameInEnglish = new Set<string>([
  '不限', // of time, and of what is billed
  '删除', // Remove in a text, Delete of a paragraph
  '已播报', // a paragraph is done, a reply was spoken
  '推流地址（RTMP）', // the form of the destination says it in its title
  '修改直播中的剧本', // a button, and the title of what it opens
  '播报中', // a state, and the name of the fact that shows it
  '替换为', // of find and replace, and of a tag
  '未开播', // now, and ever
  '未选择', // alone, and in a sentence
  '连读', // a chip, and the choice of the form
]);

/** A word without its ending and its capital: `Scenes` and `scene` are one term. */
const stemOf = (text: string): string => text.toLowerCase().replace(/s$/, '');

function twice(from: 'en' | 'zh', to: 'en' | 'zh', known: ReadonlySet<string>): Text[] {
  const translations = new Map<string, Map<string, string>>();
  for (const message of all) {
    const [word, other] = [message[from]?.texts, message[to]?.texts];
    if (word?.length !== 1 || other?.length !== 1 || message.en?.values.length) continue;
    const [key, value] = [word[0] as string, other[0] as string];
    if (key.split(/\s/).length > 4 || key.length > 30) continue;
    translations.set(
      key,
      (translations.get(key) ?? new Map<string, string>()).set(stemOf(value), message.place),
    );
  }
  return [...translations]
    .filter(([word, values]) => values.size > 1 && !known.has(word))
    .map(([word, values]) => ({
      place: [...values].map(([value, place]) => `${value} (${place})`).join(' | '),
      lang: from,
      text: word,
    }));
}

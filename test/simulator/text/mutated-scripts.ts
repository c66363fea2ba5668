/** Scripts that are nearly right: samples with a few random changes, the same for the same seed. */
import { adviceSamples, ineffective, invalid, marked, valid } from '../../ssml/samples.js';

/** Pseudo-random whole numbers below a bound. */
type Below = (bound: number) => number;

function randomBelow(seed: number): Below {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % bound;
  };
}

/** What people write in shops, longer than the samples. */
const written = [
  '<speak>大家好，欢迎来到我的直播间！<break time="500ms"/>今天给大家带来三款外套，原价<say-as interpret-as="money">199元</say-as>，现在只要<prosody rate="80">99.9元</prosody>。</speak>',
  '<speak><emotion type="HAPPY"><insert-action id="2692ea5d" name="wave" tag="wave_1"/>Hello, everyone!</emotion> We begin at 8:30 &amp; end at 10.<break strength="weak"/>Call <say-as interpret-as="phone">010-12345678</say-as>.</speak>',
  '<speak>\r\n<word>连读</word>的<phoneme ph="chong2 qing4">重庆</phoneme>，<sub alias="人工智能">AI</sub>。\r\n</speak>',
  'Plain text, with 5 < 7 & more, and no tags at all.',
];

const seeds = [
  ...valid,
  ...written,
  ...[...invalid, ...ineffective, ...adviceSamples].map(([, sample]) => marked(sample).text),
].filter((text) => text.length < 400);

const bits = [
  ...'<>/&"\'=;!?-[] \t\n\r0159.，。“”＜＞＝　重好aBz',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE a>',
  '&amp;',
  '&lt;',
  '&#65;',
  '&#x1F600;',
  '&nbsp;',
  '&#0;',
  '<speak>',
  '</speak>',
  '<speak/>',
  '<speake>',
  '</speake>',
  '<Speak>',
  '<break time="1s"/>',
  '<break>',
  '</break>',
  '<break strength="weak"/>',
  '<prosody rate="80">',
  '</prosody>',
  '<emotion type="SAD">',
  '</emotion>',
  '<word>',
  '</word>',
  '<sub alias="x">',
  '</sub>',
  '<say-as interpret-as="spell">',
  '</say-as>',
  '<phoneme ph="a1">',
  '</phoneme>',
  '<insert-action id="a"/>',
  '<b>',
  '</b>',
  '<p',
  ' time="2s"',
  ' x:y="1"',
  ' xmlns:x="y"',
  ' onload="a"',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ud83d',
  '\ude00',
  '\ufeff',
  '\ufffe',
  '😀',
  '<?xml version="1.0"?>',
  '99元',
  '13812345678',
  'https://a.b/c',
];

/** What leaves a script well-formed where it stands between tags. */
const pieces = [
  '好',
  '。',
  ' and ',
  '99.9元',
  '😀',
  '\r\n',
  '\t',
  ']]',
  '>',
  '&amp;',
  '&#x4F60;',
  '&quot;',
  '<!-- note -->',
  '<![CDATA[a < b]]>',
  '<break time="1.5s"/>',
  '<break strength="x-weak"></break>',
  '<break time="50ms"/>',
  '<word>连读</word>',
  '<b>bold</b>',
  '<sub alias="a &lt; b">c</sub>',
  '<say-as interpret-as="spell">VIP</say-as>',
  '<prosody rate="150">fast</prosody>',
  '<phoneme ph="chong2">重</phoneme>',
  '<insert-action tag="wave_1"/>',
  '<emotion type="SAD">Sad.</emotion>',
  '<sub alias="x"/>',
];

/** The mutated script of a number: even ones mostly stay well-formed. */
export function mutatedScript(number: number): string {
  const below = randomBelow(number);
  const mutate = number % 2 === 0 ? extended : mutated;
  let text = seeds[below(seeds.length)] ?? '';
  for (let changes = 1 + below(3); changes > 0; changes--) text = mutate(text, below);
  return text;
}

/** Adds something between two tags, or changes a digit. */
function extended(text: string, below: Below): string {
  const places = [...text.matchAll(below(4) === 0 ? /\d/g : /[<>]/g)];
  const place = places[below(places.length || 1)];
  if (!place) return text;
  if (/\d/.test(place[0])) return text.slice(0, place.index) + below(10) + text.slice(place.index + 1);
  const at = place.index + (place[0] === '>' ? 1 : 0);
  return text.slice(0, at) + (pieces[below(pieces.length)] ?? '') + text.slice(at);
}

function mutated(text: string, below: Below): string {
  const at = below(text.length + 1);
  const end = at + below(Math.min(12, text.length - at + 1));
  const other = seeds[below(seeds.length)] ?? '';
  switch (below(12)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + other.slice(below(other.length + 1));
    default:
      return text.slice(0, at) + (bits[below(bits.length)] ?? '') + text.slice(below(2) ? at : end);
  }
}

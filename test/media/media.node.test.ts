/** The demo's pictures, sounds and films, and that they fit the simulator's library. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digitalAssetInfo, type DigitalAssetInfo } from '../../src/api/schemas/asset.js';
import { resolveInventions } from '../../demo/simulator/inventions.js';
import { speakingSeconds } from '../../demo/simulator/text/speaking-time.js';
import { art } from '../../demo/media/index.js';
import { music } from '../../demo/media/music.js';
import { synthesise } from '../../demo/media/speech.js';
import { voiceId, voices } from '../../demo/media/voices.js';
import type { SpeechOptions, SpeechSegment } from '../../demo/simulator/index.js';
import { mediaFacts } from '../../demo/simulator/media/facts.js';
import { readVideo } from '../../demo/simulator/files/meta/video.js';
import { seedAssets } from '../../demo/simulator/seed/assets.js';

const now = Date.UTC(2026, 0, 5, 9, 0, 0);
const seeds = seedAssets(now);
const assets = seeds.map(({ asset }) => asset);
const files = assets.flatMap((asset) => asset.files ?? []) as {
  file_id?: string;
  file_name?: string;
  file_md5?: string;
  file_size?: number;
  file_type?: string;
  asset_file_category?: string;
  media?: string;
}[];
const keys = [...new Set(files.flatMap((file) => file.media ?? []))];
/** The art of a key, with what the library states about it. */
const media = (key: string) => {
  const asset = assets.find((one) =>
    (one.files as typeof files | undefined)?.some((file) => file.media === key),
  );
  return art.file(key, asset ? mediaFacts(asset, key) : {});
};
const ofType = (type: string): DigitalAssetInfo[] => assets.filter((asset) => asset.asset_type === type);

/** What a WAV file says of itself, and what its samples are like; levels are 0 to 1. */
function heard(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const samples = Array.from({ length: (bytes.length - 44) / 2 }, (_, at) =>
    view.getInt16(44 + at * 2, true),
  );
  const level = (of: (sample: number, at: number) => number) => samples.map(of);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return {
    marks: [words(0), words(8), words(12), words(36)],
    format: [
      view.getUint16(20, true),
      view.getUint16(22, true),
      view.getUint32(24, true),
      view.getUint16(34, true),
    ],
    sizes: [view.getUint32(4, true), view.getUint32(40, true)],
    seconds: samples.length / 16_000,
    peak: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768,
    loudness: Math.sqrt(mean(level((sample) => sample * sample))) / 32_768,
    offset: Math.abs(mean(samples)) / 32_768,
    jump:
      level((sample, at) => Math.abs(sample - (samples[at - 1] ?? 0))).reduce((a, b) => Math.max(a, b), 0) /
      32_768,
    ends: [samples[0] ?? 0, samples.at(-1) ?? 0],
    samples,
  };
}

/** Loudness of a part of a sound, between two seconds. */
function loudness(samples: readonly number[], from: number, to: number): number {
  const part = samples.slice(from * 16_000, to * 16_000);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length) / 32_768;
}

/** How often the cords shut in a second, by the distance at which a sound is most like itself. */
function pitchOf(samples: readonly number[]): number {
  const part = samples.slice(0, 12_000);
  const likeness = (lag: number) =>
    part.slice(lag).reduce((sum, sample, at) => sum + sample * (part[at] ?? 0), 0);
  const lags = Array.from({ length: 210 }, (_, at) => ({ lag: at + 40, like: likeness(at + 40) }));
  return 16_000 / lags.reduce((best, one) => (one.like > best.like ? one : best)).lag;
}

const normal: SpeechOptions = { pitch: 100, volume: 140, voice: 'yunxi' };
const say = (segments: SpeechSegment[], more: Partial<SpeechOptions> = {}) =>
  heard(synthesise(segments, { ...normal, ...more }));
/** A text as the simulator's voices speak it, in percent of their speed. */
const text = (words: string, rate = 100): SpeechSegment => ({
  kind: 'text',
  text: words,
  seconds: speakingSeconds(words, resolveInventions().speechMilliseconds, rate),
});
const near = (value: number, wanted: number, slack: number) =>
  assert.ok(Math.abs(value - wanted) <= slack, `${value} is not ${wanted} ± ${slack}`);

describe('speech', () => {
  it('is a WAV file of 16 bits, one channel, 16 kHz', () => {
    const sound = say([text('大家好，欢迎来到直播间。')]);
    assert.deepEqual(sound.marks, ['RIFF', 'WAVE', 'fmt ', 'data']);
    assert.deepEqual(sound.format, [1, 1, 16_000, 16]);
    assert.deepEqual(sound.sizes, [36 + sound.samples.length * 2, sound.samples.length * 2]);
  });

  it('lasts as long as its segments say', () => {
    near(say([text('茶'.repeat(25))]).seconds, 6, 0.02);
    near(say([text('茶'.repeat(25), 50)]).seconds, 12, 0.02);
  });

  it('keeps still for the length of a pause', () => {
    const words = text('茶'.repeat(25));
    const { samples, seconds } = say([words, { kind: 'pause', seconds: 2 }, words]);
    near(seconds, 14, 0.03);
    assert.ok(loudness(samples, 6.2, 7.9) < 0.001);
    assert.ok(loudness(samples, 8, 9) > 0.02);
  });

  it('is heard, without clipping, clicks or an offset', () => {
    for (const voice of voices.slice(0, 6)) {
      const sound = say([text('Hello, 大家好！ Is it 茶 or coffee?')], { voice: voice.key });
      assert.ok(sound.loudness > 0.03, `${voice.key} is as quiet as ${sound.loudness}`);
      assert.ok(sound.peak < 0.98 && sound.jump < 0.5 && sound.offset < 0.001, voice.key);
      assert.ok(sound.ends.every((sample) => Math.abs(sample) < 200));
    }
  });

  it('is louder with more volume, and does not clip at the loudest', () => {
    const [quiet, usual, loud] = [90, 140, 240].map((volume) => say([text('欢迎大家')], { volume }));
    assert.ok(quiet && usual && loud && quiet.loudness < usual.loudness && usual.loudness < loud.loudness);
    assert.ok(loud.peak < 0.99);
  });

  it('is higher with more pitch, and lower for a man than for a woman', () => {
    const one = [text('妈妈妈妈', 50)];
    const low = pitchOf(say(one, { voice: 'same', sex: 'MALE' }).samples);
    near(pitchOf(say(one, { voice: 'same', sex: 'MALE', pitch: 150 }).samples) / low, 1.5, 0.25);
    near(pitchOf(say(one, { voice: 'same', sex: 'FEMALE' }).samples) / low, 1.75, 0.35);
  });

  it('is the same every time, under the key of a voice or its asset ID; another voice is another sound', () => {
    const [first, second] = voices;
    assert.ok(first && second);
    const by = (voice: string) => say([text('妈妈妈妈', 50)], { voice }).samples;
    assert.deepEqual(by(first.key), by(first.key));
    assert.notDeepEqual(by(first.key), by(second.key));
    near(pitchOf(by(voiceId(first))), pitchOf(by(first.key)), 8);
    assert.equal(assets.find((asset) => asset.asset_name === first.name)?.asset_id, voiceId(first));
  });

  it('of nothing is a moment of silence', () => {
    for (const words of ['', '!!!', ' ']) {
      const sound = say([{ kind: 'text', text: words, seconds: 0 }]);
      assert.deepEqual([sound.peak, sound.seconds], [0, 0.1]);
    }
  });

  it('takes any script and alphabet', () => {
    for (const words of [
      'Привет',
      'สวัสดี',
      'مرحبا',
      'こんにちは',
      '안녕하세요',
      '12345',
      'Straße',
      'brr',
      '😀',
    ]) {
      assert.ok(Number.isFinite(say([text(words)]).loudness), words);
    }
  });
});

describe('music', () => {
  it('lasts as long as asked, is heard and does not clip', () => {
    const sound = heard(music('morning', 5));
    near(sound.seconds, 5, 0.001);
    assert.ok(sound.loudness > 0.03 && sound.peak < 0.98 && sound.offset < 0.01);
  });

  it('goes over from its end into its beginning', () => {
    const { samples, jump } = heard(music('morning', 5));
    assert.ok(Math.abs((samples[0] ?? 0) - (samples.at(-1) ?? 0)) / 32_768 <= jump);
    assert.ok(loudness(samples, 0, 0.1) > 0.005);
  });

  it('is another one for another seed', () => {
    assert.notDeepEqual(music('morning', 4), music('evening', 4));
    assert.deepEqual(music('morning', 4), music('morning', 4));
  });
});

describe('a picture', () => {
  const pictures = keys.filter((key) => key.endsWith('.svg'));
  const drawn = (key: string) => new TextDecoder().decode(media(key)?.bytes());

  it('is drawn for every key of the library, the same every time', () => {
    for (const key of pictures) {
      assert.equal(media(key)?.type, 'image/svg+xml', key);
      assert.equal(drawn(key), drawn(key), key);
    }
  });

  it('is well formed, and every ID in it stands once', () => {
    for (const key of pictures) {
      const open: string[] = [];
      const svg = drawn(key);
      assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/, key);
      for (const [, slash, name = '', closed] of svg.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
        if (slash) assert.equal(open.pop(), name, key);
        else if (!closed) open.push(name);
      }
      assert.deepEqual(open, [], key);
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, key);
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g))
        assert.ok(ids.includes(id), `${key} lacks #${id}`);
      assert.doesNotMatch(svg, /NaN|undefined/, key);
    }
  });

  it('runs nothing, carries no styles and fetches nothing', () => {
    for (const key of pictures) {
      const svg = drawn(key).replace('xmlns="http://www.w3.org/2000/svg"', '');
      assert.doesNotMatch(
        svg,
        /<script|<style|<foreignObject|\sstyle=|\son\w+=|url\((?!#)|href="(?!#)|<image/i,
        key,
      );
    }
  });

  it('that no key names is not there', () => {
    for (const key of [
      'avatar/nobody.svg',
      'place/nowhere-landscape.svg',
      'product/none.svg',
      'x',
      '../a.svg',
    ])
      assert.equal(media(key), undefined, key);
  });
});

describe('a sound of the library', () => {
  it('is a WAV file that lasts a while and does not clip', () => {
    for (const key of keys.filter((one) => one.endsWith('.wav'))) {
      const file = media(key);
      assert.equal(file?.type, 'audio/wav', key);
      const sound = heard(file?.bytes() ?? new Uint8Array(44));
      assert.deepEqual(sound.marks, ['RIFF', 'WAVE', 'fmt ', 'data'], key);
      assert.ok(sound.seconds >= 1.5 && sound.seconds <= 12, `${key} lasts ${sound.seconds}`);
      assert.ok(sound.peak < 0.98 && sound.loudness > 0.03, key);
    }
  });

  it('is as long and as large as its asset says', () => {
    for (const asset of [...ofType('MUSIC'), ...ofType('AUDIO')]) {
      const main = asset.files?.find((file) => file.asset_file_category === 'MAIN') as (typeof files)[number];
      const bytes = media(main.media ?? '')?.bytes() ?? new Uint8Array(44);
      assert.equal(main.file_size, bytes.length);
      assert.equal(asset.asset_extra_meta?.audio_meta?.duration, heard(bytes).seconds);
    }
  });
});

describe('a film', () => {
  it('has the length of its video, and its shape in small', () => {
    const file = art.file('film/task.mp4', { width: 1080, height: 1920, duration: 6 });
    const bytes = file?.bytes() ?? new Uint8Array();
    assert.equal(file?.type, 'video/mp4');
    const { width, height, duration, video } = readVideo(bytes) ?? assert.fail('no MP4');
    assert.deepEqual([width, height, duration, video], [72, 128, 6, 'h264']);
    assert.deepEqual(bytes, art.file('film/task.mp4', { width: 1080, height: 1920, duration: 6 })?.bytes());
  });
});

describe('the library', () => {
  const least: Record<string, number> = {
    HUMAN_MODEL_2D: 16,
    VOICE_MODEL: 16,
    IMAGE: 24,
    VIDEO: 6,
    MUSIC: 4,
    AUDIO: 4,
    PPT: 4,
    COMMON_FILE: 2,
    BUSINESS_CARD_TEMPLET: 3,
    HUMAN_MODEL: 2,
    SCENE: 2,
    ANIMATION: 2,
    MATERIAL: 2,
  };
  for (const [type, count] of Object.entries(least)) {
    it(`has at least ${count} of type ${type}`, () => {
      assert.ok(ofType(type).length >= count, `${ofType(type).length}`);
    });
  }

  it('has at least 90 assets, the service’s own and the tenant’s, in English and in Chinese', () => {
    assert.ok(assets.length >= 90, `${assets.length}`);
    const own = seeds.filter(({ source }) => source === 'CUSTOMIZATION').length;
    assert.ok(own >= 30 && assets.length - own >= 30, `${own} are the tenant's`);
    const chinese = assets.filter((asset) => /\p{Script=Han}/u.test(asset.asset_name ?? '')).length;
    assert.ok(Math.abs(chinese / assets.length - 0.5) < 0.1, `${chinese} of ${assets.length}`);
  });

  it('has the shape of the wire', () => {
    for (const asset of assets) {
      const strict = digitalAssetInfo.safeParse(asset);
      assert.ok(strict.success, `${asset.asset_name}: ${JSON.stringify(strict.error?.issues)}`);
    }
  });

  it('gives every asset and file an ID of its own, and a checksum of 24 characters', () => {
    const ids = [...assets.map((asset) => asset.asset_id), ...files.map((file) => file.file_id)];
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => /^[\da-f]{32}$/.test(id ?? '')));
    for (const file of files) {
      assert.match(file.file_md5 ?? '', /^[A-Za-z\d+/]{22}==$/);
      assert.ok(Number.isInteger(file.file_size) && (file.file_size ?? 0) > 0);
      assert.ok(file.file_name?.endsWith(`.${file.file_type}`));
    }
  });

  it('was made within the last year, and is the same but for the dates at another time', () => {
    for (const { create_time, update_time } of assets) {
      assert.match(create_time ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      const created = Date.parse(create_time ?? '');
      assert.ok(created < now && created > now - 366 * 86_400_000, create_time ?? '');
      assert.ok(Date.parse(update_time ?? '') >= created && Date.parse(update_time ?? '') <= now);
    }
    const later = seedAssets(now + 86_400_000).map(({ asset }) => asset.asset_id);
    assert.deepEqual(
      later,
      assets.map((asset) => asset.asset_id),
    );
  });

  it('has one asset in each state but the usual one', () => {
    const states = assets.map((asset) => asset.asset_state).filter((state) => state !== 'ACTIVED');
    assert.deepEqual(states.sort(), ['BLOCK', 'CREATING', 'DELETING', 'FAILED', 'UNACTIVED']);
    const failed = assets.find((asset) => asset.asset_state === 'FAILED');
    assert.equal(failed?.fail_type, 'AUTOMATIC_REVIEW_REJECT');
    assert.ok(failed?.reason);
  });

  it('has three avatars and three voices that may not go on air', () => {
    const film = ofType('HUMAN_MODEL_2D').filter(
      (asset) => asset.asset_extra_meta?.human_model_2d_meta?.support_live === false,
    );
    const slow = ofType('VOICE_MODEL').filter(
      (asset) => asset.asset_extra_meta?.voice_model_meta?.is_realtime_voice === false,
    );
    assert.deepEqual([film.length, slow.length], [3, 3]);
  });

  it('has voices that differ in what SSML they obey', () => {
    const abilities = ofType('VOICE_MODEL').map(
      (asset) => asset.asset_extra_meta?.voice_model_meta?.voice_capability ?? {},
    );
    for (const ability of [
      'is_support_phoneme',
      'is_support_ssml_say_as',
      'is_support_ssml_sub',
      'is_support_prosody',
      'is_support_break_strength',
    ] as const) {
      const able = abilities.filter((one) => one[ability]).length;
      assert.ok(able > 0 && able < abilities.length, ability);
    }
  });

  it('has 20 backgrounds or more in both directions, with the size that is drawn', () => {
    const backgrounds = ofType('IMAGE').filter((asset) =>
      asset.system_properties?.some(({ key, value }) => key === 'BACKGROUND_IMG' && value === 'Yes'),
    );
    assert.ok(backgrounds.length >= 20);
    const modes = new Set(backgrounds.map((asset) => asset.asset_extra_meta?.image_meta?.mode));
    assert.deepEqual([...modes].sort(), ['Horizontal', 'Vertical']);
    for (const asset of ofType('IMAGE')) {
      const main = (asset.files?.[0] ?? {}) as (typeof files)[number];
      if (!main.media) continue;
      const meta = asset.asset_extra_meta?.image_meta;
      const svg = new TextDecoder().decode(media(main.media)?.bytes());
      assert.match(svg, new RegExp(`^<svg [^>]*viewBox="0 0 ${meta?.width} ${meta?.height}"`), main.media);
    }
  });

  it('puts only such files into an asset as its type has', () => {
    const allowed: Record<string, string[]> = {
      PPT: ['MAIN', 'COVER', 'PAGE', 'OTHER'],
      VOICE_MODEL: ['MAIN', 'SAMPLE', 'OTHER'],
      HUMAN_MODEL_2D: ['MAIN', 'COVER', 'SAMPLE', 'OTHER'],
      BUSINESS_CARD_TEMPLET: ['MAIN', 'COVER'],
    };
    for (const asset of assets) {
      const categories = (asset.files ?? []).map((file) => file.asset_file_category ?? '');
      const known = allowed[asset.asset_type ?? ''] ?? ['MAIN', 'COVER', 'OTHER'];
      assert.ok(categories.includes('MAIN'), asset.asset_name ?? '');
      assert.ok(
        categories.every((category) => known.includes(category)),
        asset.asset_name ?? '',
      );
    }
  });

  it('has presentations whose pages are files of theirs', () => {
    for (const asset of ofType('PPT')) {
      const pages = asset.asset_extra_meta?.ppt_meta?.pages ?? [];
      const ids = asset.files
        ?.filter((file) => file.asset_file_category === 'PAGE')
        .map((file) => file.file_id);
      assert.deepEqual(
        pages.map((page) => page.file_id),
        ids,
      );
      assert.equal(asset.asset_extra_meta?.ppt_meta?.page_count, pages.length);
    }
  });
});

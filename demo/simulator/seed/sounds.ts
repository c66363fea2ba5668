/** Background music, and short sounds. */
import { sampleRate, wavSize } from '../media/wav.js';
import type { Draft } from './make.js';

/** A piece of music or a sound: `music/<key>.wav`, with the cover `wave/<key>.svg`. */
interface Tune {
  key: string;
  name: string;
  seconds: number;
}

const tunes: readonly Tune[] = [
  { key: 'morning-market', name: 'Morning market', seconds: 10 },
  { key: 'bamboo-rain', name: '竹雨', seconds: 10 },
  { key: 'city-lights', name: 'City lights', seconds: 8 },
  { key: 'spring-festival', name: '新春序曲', seconds: 8 },
  { key: 'opening-chime', name: 'Opening chime', seconds: 3 },
  { key: 'countdown', name: '倒计时提示音', seconds: 4 },
  { key: 'order-bell', name: 'Order bell', seconds: 2 },
  { key: 'closing-jingle', name: '下播铃声', seconds: 4 },
];

const details: Readonly<Record<string, Pick<Draft, 'description' | 'tags' | 'source' | 'state'>>> = {
  'morning-market': { description: 'Light and awake, for the first hour.', tags: ['light', 'loop'] },
  'bamboo-rain': { description: '清雅舒缓，适合茶饮直播。', tags: ['国风', '循环'] },
  'city-lights': { description: 'Easy evening mood.', tags: ['evening', 'loop'], source: 'CUSTOMIZATION' },
  'spring-festival': {
    description: '喜庆热闹，适合年货节。',
    tags: ['节庆', '循环'],
    source: 'CUSTOMIZATION',
  },
  'opening-chime': { description: 'Tells viewers that the show begins.', tags: ['chime'] },
  countdown: { description: '开抢前的倒计时提示。', tags: ['提示音'], source: 'CUSTOMIZATION' },
  'order-bell': { description: 'Rings when an order comes in.', tags: ['chime'], source: 'CUSTOMIZATION' },
  'closing-jingle': {
    description: '下播前播放的旧版铃声。',
    tags: ['提示音'],
    source: 'CUSTOMIZATION',
    state: 'DELETING',
  },
};

/** Music and sounds, the newest of each first. Anything longer than five seconds is music. */
export const sounds: readonly Draft[] = tunes.map(draftOf);

function draftOf({ key, name, seconds }: Tune): Draft {
  return {
    type: seconds > 5 ? 'MUSIC' : 'AUDIO',
    name,
    description: '',
    tags: [],
    ...details[key],
    meta: {
      audio_meta: {
        duration: seconds,
        audio_codec: 'pcm_s16le',
        audio_bit_rate: (sampleRate * 16) / 1000,
        audio_channels: 1,
        sample: sampleRate,
      },
    },
    files: [
      { file_name: `${key}.wav`, category: 'MAIN', size: wavSize(seconds), media: `music/${key}.wav` },
      { file_name: `${key}.svg`, category: 'COVER', media: `wave/${key}.svg` },
    ],
  };
}

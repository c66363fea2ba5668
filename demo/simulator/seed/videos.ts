/** Videos to show over a scene. They have a cover, and a main file without content. */
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import type { Draft } from './make.js';

interface Clip {
  seed: string;
  name: string;
  description: string;
  tags: string[];
  /** Seconds. */
  duration: number;
  isOwn?: boolean;
  state?: DigitalAssetInfo['asset_state'];
}

const clips: readonly Clip[] = [
  {
    seed: 'tea-harvest',
    name: '春茶采摘',
    description: '清晨茶山采摘实拍。',
    tags: ['茶', '产地'],
    duration: 24,
    isOwn: true,
  },
  {
    seed: 'kitchen-demo',
    name: 'Kitchen demo',
    description: 'A pan from cold to sizzling.',
    tags: ['food', 'demo'],
    duration: 38,
    isOwn: true,
  },
  {
    seed: 'ocean-loop',
    name: 'Ocean loop',
    description: 'Waves that never end.',
    tags: ['nature', 'loop'],
    duration: 15,
  },
  { seed: 'lantern-night', name: '灯会夜景', description: '元宵灯会航拍。', tags: ['节庆'], duration: 20 },
  {
    seed: 'unboxing',
    name: 'Unboxing',
    description: 'Hands open the autumn box.',
    tags: ['product', 'demo'],
    duration: 42,
    isOwn: true,
  },
  {
    seed: 'factory-tour',
    name: '工厂探访',
    description: '生产线一镜到底。',
    tags: ['溯源'],
    duration: 65,
    isOwn: true,
  },
  {
    seed: 'launch-teaser',
    name: 'Launch teaser',
    description: 'Still being converted.',
    tags: ['launch'],
    duration: 18,
    isOwn: true,
    state: 'CREATING',
  },
];

/** The videos, the newest first. */
export const videos: readonly Draft[] = clips.map(
  ({ seed, name, description, tags, duration, isOwn, state }) => ({
    type: 'VIDEO',
    name,
    source: isOwn ? 'CUSTOMIZATION' : 'SYSTEM',
    description,
    tags,
    ...(state ? { state } : {}),
    properties: { MATERIAL_VIDEO: 'Yes' },
    meta: {
      video_meta: {
        video_codec: 'h264',
        width: 1920,
        height: 1080,
        frame_rate: '25',
        video_bit_rate: 4000,
        duration,
        audio_codec: 'aac',
        audio_bit_rate: 128,
        audio_channels: 2,
        sample: 44_100,
        mode: 'Horizontal',
        video_transcoding_status: state === 'CREATING' ? 'TRANSCODING' : 'SUCCEEDED',
      },
    },
    files: [
      { file_name: `${seed}.mp4`, category: 'MAIN', size: duration * 516_000 },
      { file_name: `${seed}.svg`, category: 'COVER', media: `frame/${seed}.svg` },
    ],
  }),
);

/** Voices: their SSML capabilities depend on the language, and three do not support livestreams. */
import type { VoiceCapability } from '../../../src/api/index.js';
import type { Draft } from './make.js';

/** A speaker; `voice/<key>.wav` is the sample, `wave/<key>.svg` the cover. */
interface Speaker {
  key: string;
  name: string;
  sex: 'MALE' | 'FEMALE';
  /** As in `voice_model_meta.language`. */
  language: string;
}

const speakers: readonly Speaker[] = [
  { key: 'yunxi', name: '云希', sex: 'MALE', language: 'CN' },
  { key: 'sophie', name: 'Sophie', sex: 'FEMALE', language: 'EN' },
  { key: 'xiaoqing', name: '晓晴', sex: 'FEMALE', language: 'CN' },
  { key: 'oliver', name: 'Oliver', sex: 'MALE', language: 'EN' },
  { key: 'wanqiu', name: '婉秋', sex: 'FEMALE', language: 'CN' },
  { key: 'mianmian', name: '绵绵', sex: 'FEMALE', language: 'CN' },
  { key: 'emily', name: 'Emily', sex: 'FEMALE', language: 'EN' },
  { key: 'jianguo', name: '建国', sex: 'MALE', language: 'CN' },
  { key: 'henry', name: 'Henry', sex: 'MALE', language: 'EN' },
  { key: 'zimo', name: '子墨', sex: 'MALE', language: 'CN' },
  { key: 'haruka', name: 'Haruka', sex: 'FEMALE', language: 'JPN' },
  { key: 'takumi', name: 'Takumi', sex: 'MALE', language: 'JPN' },
  { key: 'gafai', name: '嘉慧', sex: 'FEMALE', language: 'YY' },
  { key: 'chuanmei', name: '川妹子', sex: 'FEMALE', language: 'SCH' },
  { key: 'lucia', name: 'Lucía', sex: 'FEMALE', language: 'ESP' },
  { key: 'claire', name: 'Claire', sex: 'FEMALE', language: 'fr' },
  { key: 'ayu', name: 'Ayu', sex: 'FEMALE', language: 'Indonesian' },
  { key: 'xiaobei', name: '小北', sex: 'MALE', language: 'DBH' },
];

/** All SSML capabilities of a voice. */
const full: VoiceCapability = {
  is_support_phoneme_en: true,
  is_support_phoneme: true,
  is_support_break_time: true,
  is_support_break_strength: true,
  is_support_speed: true,
  is_support_prosody: true,
  is_support_ssml_say_as: true,
  is_support_ssml_sub: true,
  is_support_word: true,
};

/** Capabilities that voices of a language lack. Languages that are not listed have all of them. */
const lacks: Readonly<Record<string, VoiceCapability>> = {
  EN: { is_support_phoneme: false, is_support_word: false },
  JPN: { is_support_phoneme: false, is_support_phoneme_en: false, is_support_ssml_say_as: false },
  YY: { is_support_phoneme_en: false, is_support_ssml_sub: false },
  SCH: { is_support_phoneme_en: false, is_support_prosody: false },
  DBH: { is_support_phoneme_en: false, is_support_break_strength: false },
  ESP: { is_support_phoneme: false, is_support_ssml_say_as: false, is_support_prosody: false },
  fr: { is_support_phoneme: false, is_support_break_strength: false, is_support_ssml_sub: false },
  Indonesian: { is_support_phoneme: false, is_support_phoneme_en: false, is_support_word: false },
};

interface Trait {
  description: string;
  tags: string[];
  isOwn?: boolean;
  /** Whether the voice is not real-time, and supports videos only. */
  isSlow?: boolean;
  provider?: string;
  lacks?: VoiceCapability;
}

const traits: Readonly<Record<string, Trait>> = {
  yunxi: { description: '清朗男声，吐字清楚，适合直播带货。', tags: ['带货', '清朗'] },
  sophie: { description: 'Clear and friendly, for live shows.', tags: ['live', 'friendly'] },
  xiaoqing: { description: '明亮女声，热情有感染力。', tags: ['带货', '热情'] },
  oliver: { description: 'Even and confident, for product talks.', tags: ['live', 'confident'] },
  wanqiu: { description: '温柔女声，适合茶饮、家居与读书。', tags: ['温柔', '讲解'], isOwn: true },
  mianmian: {
    description: '童趣女声，适合零食与玩具。',
    tags: ['可爱', '童声'],
    lacks: { is_support_ssml_say_as: false },
  },
  emily: {
    description: 'Bright and quick, for beauty and fashion.',
    tags: ['bright', 'fashion'],
    isOwn: true,
  },
  jianguo: { description: '浑厚男声，适合纪录片与企业宣传片。', tags: ['浑厚', '旁白'], isSlow: true },
  henry: { description: 'Deep narrator, for films.', tags: ['narrator', 'deep'], isSlow: true },
  zimo: {
    description: '少年音，适合数码与潮玩。',
    tags: ['少年', '数码'],
    isOwn: true,
    provider: 'MOBVOI',
    lacks: { is_support_break_strength: false },
  },
  haruka: { description: 'Polite Japanese shop voice.', tags: ['Japanese', 'polite'] },
  takumi: { description: 'Calm Japanese guide.', tags: ['Japanese', 'calm'], provider: 'SINOVOICE' },
  gafai: { description: '粤语女声，亲切自然。', tags: ['粤语', '方言'] },
  chuanmei: { description: '四川话女声，爽朗泼辣。', tags: ['四川话', '方言'], provider: 'AISPEECH' },
  lucia: { description: 'Lively Spanish host.', tags: ['Spanish', 'lively'] },
  claire: { description: 'Soft French narrator.', tags: ['French', 'soft'], isSlow: true },
  ayu: {
    description: 'Cheerful Indonesian host.',
    tags: ['Indonesian', 'cheerful'],
    provider: 'XIMALAYA',
  },
  xiaobei: { description: '东北话男声，幽默接地气。', tags: ['东北话', '方言'], isOwn: true },
};

const unknown: Trait = { description: '', tags: [] };

/** The voices, the newest first. */
export const voices: readonly Draft[] = speakers.map(draftOf);

function draftOf(voice: Speaker, order: number): Draft {
  const { key, name, sex, language } = voice;
  const { isOwn = false, provider, isSlow = false, lacks: own, ...trait } = traits[key] ?? unknown;
  return {
    type: 'VOICE_MODEL',
    name,
    source: isOwn ? 'CUSTOMIZATION' : 'SYSTEM',
    description: trait.description,
    tags: trait.tags,
    meta: {
      voice_model_meta: {
        order,
        model_type: isOwn ? 'CLONE' : 'COMMON',
        sex,
        language,
        speed_ratio: 1,
        volume_ratio: 1,
        is_realtime_voice: !isSlow,
        voice_capability: { ...full, ...lacks[language], ...own },
        ...(provider ? { external_voice_meta: { provider } } : {}),
      },
    },
    files: [
      { file_name: `${key}.bin`, category: 'MAIN', size: 42_000_000 + order * 1_307_113 },
      { file_name: `${key}.wav`, category: 'SAMPLE', media: `voice/${key}.wav` },
      { file_name: `${key}.svg`, category: 'OTHER', media: `wave/${key}.svg` },
    ],
  };
}

/** The voices of the library: language and timbre. */
import { hash, hexId, random } from './random.js';

/** Sex of a voice. */
export type Sex = 'MALE' | 'FEMALE';

/** A voice of the library. */
export interface Voice {
  /** Key of its sample, `voice/<key>.wav`, and of its cover. */
  key: string;
  name: string;
  sex: Sex;
  /** Value of `voice_model_meta.language`. */
  language: string;
  /** Pitch in percent of the normal pitch for its sex. Default: 100. */
  pitch?: number;
}

/** The voices of the simulator's library. */
export const voices: readonly Voice[] = [
  { key: 'yunxi', name: '云希', sex: 'MALE', language: 'CN' },
  { key: 'sophie', name: 'Sophie', sex: 'FEMALE', language: 'EN' },
  { key: 'xiaoqing', name: '晓晴', sex: 'FEMALE', language: 'CN', pitch: 108 },
  { key: 'oliver', name: 'Oliver', sex: 'MALE', language: 'EN' },
  { key: 'wanqiu', name: '婉秋', sex: 'FEMALE', language: 'CN', pitch: 94 },
  { key: 'mianmian', name: '绵绵', sex: 'FEMALE', language: 'CN', pitch: 120 },
  { key: 'emily', name: 'Emily', sex: 'FEMALE', language: 'EN', pitch: 110 },
  { key: 'jianguo', name: '建国', sex: 'MALE', language: 'CN', pitch: 86 },
  { key: 'henry', name: 'Henry', sex: 'MALE', language: 'EN', pitch: 84 },
  { key: 'zimo', name: '子墨', sex: 'MALE', language: 'CN', pitch: 106 },
  { key: 'haruka', name: 'Haruka', sex: 'FEMALE', language: 'JPN', pitch: 112 },
  { key: 'takumi', name: 'Takumi', sex: 'MALE', language: 'JPN' },
  { key: 'gafai', name: '嘉慧', sex: 'FEMALE', language: 'YY' },
  { key: 'chuanmei', name: '川妹子', sex: 'FEMALE', language: 'SCH', pitch: 108 },
  { key: 'lucia', name: 'Lucía', sex: 'FEMALE', language: 'ESP' },
  { key: 'claire', name: 'Claire', sex: 'FEMALE', language: 'fr', pitch: 104 },
  { key: 'ayu', name: 'Ayu', sex: 'FEMALE', language: 'Indonesian' },
  { key: 'xiaobei', name: '小北', sex: 'MALE', language: 'DBH', pitch: 104 },
];

/** The asset ID of a voice. */
export const voiceId = (voice: Voice): string => hexId(`VOICE_MODEL/${voice.name}`);

/** The timbre of a voice: pitch in Hz, size of the vocal tract (1 is male), share of noise. */
export interface Timbre {
  pitch: number;
  mouth: number;
  breath: number;
}

/** The timbre of a voice, by its asset ID or key. Any other text gives a timbre that is derived from it. */
export function timbreOf(name: string, sex?: Sex): Timbre {
  const known = voices.find((voice) => voice.key === name || voiceId(voice) === name);
  const chance = random(`timbre/${known?.key ?? name}`);
  const isMale = (sex ?? known?.sex ?? (hash(name) % 2 ? 'MALE' : 'FEMALE')) === 'MALE';
  const middle = (isMale ? 112 : 198) * (0.94 + chance() * 0.12);
  return {
    pitch: (middle * (known?.pitch ?? 100)) / 100,
    mouth: (isMale ? 1 : 1.16) * (0.97 + chance() * 0.06),
    breath: (isMale ? 0.04 : 0.09) + chance() * 0.06,
  };
}

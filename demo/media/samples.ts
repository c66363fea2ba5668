/** Texts and durations of the samples of voices. */
import { voices } from './voices.js';

const samples: Readonly<Record<string, string>> = {
  CN: '大家好，欢迎来到我们的直播间。今天给大家准备了很多好东西！',
  EN: 'Hello and welcome. Today we have something special for you!',
  JPN: 'こんにちは、ようこそ。今日は特別な商品をご紹介します。',
  YY: '大家好，欢迎嚟到我哋嘅直播间。',
  SCH: '大家好，欢迎来耍，今天的东西巴适得很！',
  ESP: 'Hola y bienvenidos. Hoy tenemos algo especial para ustedes.',
  Indonesian: 'Halo, selamat datang. Hari ini ada yang istimewa untuk Anda!',
  DBH: '大家好，欢迎来唠嗑，今天这东西老好了！',
  fr: 'Bonjour et bienvenue. Voici notre sélection du jour.',
};

/** The text of a voice's sample, in its language. */
export function sampleText(key: string): string {
  const language = voices.find((voice) => voice.key === key)?.language ?? 'EN';
  return samples[language] ?? samples['EN'] ?? '';
}

/** Seconds to speak a text at 250 words per minute; a Chinese or Japanese character counts as a word. */
export function sampleSeconds(text: string): number {
  const words = text.match(/[\u3040-\u30ff\u4e00-\u9fff]|(?:(?![\u3040-\u30ff\u4e00-\u9fff])\p{L})+/gu);
  return ((words?.length ?? 0) * 60) / 250;
}

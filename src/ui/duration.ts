/** Formats durations with their units, which only parts that are loaded later show. */
import { grouped, type Lang, type Messages } from './locale.js';

const units: Messages<{ hours: string; minutes: string; seconds: string }> = {
  en: { hours: 'h', minutes: 'min', seconds: 's' },
  zh: { hours: '小时', minutes: '分钟', seconds: '秒' },
};

/** Seconds in the two largest units that they fill, as `25 s`, `3 min 5 s` or `2 h 14 min`; a dash if they are no number. */
export function formatDuration(seconds: number, lang: Lang): string {
  if (Number.isNaN(seconds)) return '–';
  const u = units[lang];
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const larger: [number, string] = hours ? [hours, u.hours] : [minutes, u.minutes];
  const smaller: [number, string] = hours ? [minutes, u.minutes] : [rest, u.seconds];
  const filled = [larger, smaller].filter(([count]) => count > 0);
  if (filled.length === 0) return `0 ${u.seconds}`;
  return filled.map(([count, unit]) => `${grouped(count)} ${unit}`).join(' ');
}

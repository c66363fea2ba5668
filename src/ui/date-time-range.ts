/** Formats spans of time, which only parts that are loaded later show. */
import { isTime, type LocaleController } from './locale.js';

/** From one time to another, as `Nov 21, 2026, 14:05 – 15:10`; the first time alone if there is no other. */
export function dateTimeRange(locale: LocaleController, from: number, to: number): string {
  if (!isTime(from) || !isTime(to)) return locale.dateTime(isTime(from) ? from : to);
  const format = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium', timeStyle: 'short' });
  return format.formatRange(from, Math.max(from, to));
}

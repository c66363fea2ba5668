/** When something was kept or saved, as short as it can be said. */
import type { LocaleController } from '../../../ui/locale.js';

/** Hours and minutes, with the date when it is another day. `at` is in milliseconds since 1970. */
export function momentOf(at: number, { tag }: LocaleController): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(tag, {
    ...(!today && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/**
 * Follows the language of the page: the nearest `lang` above the element, through shadow roots, as it changes.
 *
 * Any form of Chinese selects Simplified Chinese, everything else English. Messages are looked up at render.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The languages of the elements. */
export type Lang = 'en' | 'zh';

/** The texts of one module in each language. */
export interface Messages<T> {
  en: T;
  zh: T;
}

const hosts = new Set<ReactiveControllerHost>();
let observer: MutationObserver | undefined;

/** Whether a time can be formatted: `Intl` throws for `NaN`, and for times outside of what `Date` can hold. */
export const isTime = (at: number): boolean => !Number.isNaN(new Date(at).getTime());

/** What stands for a time that cannot be formatted. */
const noTime = '–';

/** A time for the attribute `datetime`, as `2026-11-21T14:05:09.000Z`; undefined if it cannot be formatted. */
export function formatIso(at: number): string | undefined {
  return isTime(at) ? new Date(at).toISOString() : undefined;
}

/** Re-renders its element when the language or direction of the page changes. */
export class LocaleController implements ReactiveController {
  constructor(readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.host);
    observer ??= new MutationObserver(() => hosts.forEach((follower) => follower.requestUpdate()));
    observer.observe(this.host.ownerDocument, {
      subtree: true,
      attributes: true,
      attributeFilter: ['lang', 'dir'],
    });
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    if (hosts.size === 0) observer?.disconnect();
  }

  /** Re-renders the element, for texts that were loaded later. */
  update(): void {
    this.host.requestUpdate();
  }

  /** The current language tag, as `zh-CN`, for `Intl`. */
  get tag(): string {
    for (let node: Node | null = this.host; node; node = parentOf(node)) {
      const lang = (node as Partial<Element>).getAttribute?.('lang');
      if (lang && isLanguageTag(lang)) return lang;
    }
    return 'en';
  }

  /** The current language of the texts. */
  get lang(): Lang {
    return /^zh\b/i.test(this.tag) ? 'zh' : 'en';
  }

  /** The texts in the current language. */
  of<T>(messages: Messages<T>): T {
    return messages[this.lang];
  }

  /** A time of day, as `14:05:09`. `at` is in milliseconds since 1970; like the others, it gives a dash for no time. */
  time(at: number): string {
    return this.format(at, { timeStyle: 'medium', hourCycle: 'h23' });
  }

  /** Hours and minutes, as `14:05`, with the date unless it is today. `at` is in milliseconds since 1970. */
  shortTime(at: number): string {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    return this.format(at, {
      ...(!isToday && { month: 'short', day: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  /** A date with its time, as `Nov 21, 2026, 14:05`. */
  dateTime(at: number): string {
    return this.format(at, { dateStyle: 'medium', timeStyle: 'short' });
  }

  private format(at: number, options: Intl.DateTimeFormatOptions): string {
    return isTime(at) ? new Intl.DateTimeFormat(this.tag, options).format(at) : noTime;
  }

  /** A number with thousands separators. */
  number(value: number): string {
    return new Intl.NumberFormat(this.tag).format(value);
  }
}

/** Names or values one after the other, as the language lists them: “A, B” and “A、B”. */
export const listed = ({ lang }: LocaleController, names: readonly string[]): string =>
  names.join(lang === 'zh' ? '、' : ', ');

const thousands = /* @__PURE__ */ new Intl.NumberFormat('en');

/** A number with thousands separators, as both languages write it: 10,000. For messages. */
export const grouped = (value: number): string => thousands.format(value);

/** Longest duration that `formatClock` shows, in seconds: more than 11 years. */
const longestClock = 99_999 * 3600;

/** Seconds in the form of a clock, as `4:05` or `2:14:05`; a dash if they are no number. */
export function formatClock(seconds: number): string {
  if (Number.isNaN(seconds)) return noTime;
  const whole = Math.min(longestClock, Math.max(0, Math.round(seconds)));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function parentOf(node: Node): Node | null {
  // By its type: the node may be of another window.
  const isRoot = node.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
  return isRoot ? (node as ShadowRoot).host : ((node as Element).assignedSlot ?? node.parentNode);
}

function isLanguageTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}

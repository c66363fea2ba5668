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

/** Re-renders its element when the language or direction of the page changes. */
export class LocaleController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.host);
    observer ??= new MutationObserver(() => hosts.forEach((follower) => follower.requestUpdate()));
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
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
      const lang = node instanceof Element ? node.getAttribute('lang') : null;
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

  /** A time of day, as `14:05:09`. `at` is in milliseconds since 1970. */
  time(at: number): string {
    return new Intl.DateTimeFormat(this.tag, { timeStyle: 'medium', hourCycle: 'h23' }).format(at);
  }

  /** Hours and minutes, as `14:05`, with the date unless it is today. `at` is in milliseconds since 1970. */
  shortTime(at: number): string {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(this.tag, {
      ...(!isToday && { month: 'short', day: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at);
  }

  /** A date with its time, as `Nov 21, 2026, 14:05`. */
  dateTime(at: number): string {
    return new Intl.DateTimeFormat(this.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  }

  /** From one time to another, as `Nov 21, 2026, 14:05 – 15:10`. */
  dateTimeRange(from: number, to: number): string {
    const format = new Intl.DateTimeFormat(this.tag, { dateStyle: 'medium', timeStyle: 'short' });
    return format.formatRange(from, Math.max(from, to));
  }

  /** A number with thousands separators. */
  number(value: number): string {
    return new Intl.NumberFormat(this.tag).format(value);
  }
}

/** Seconds in the form of a clock, as `4:05` or `2:14:05`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : ((node as Element).assignedSlot ?? node.parentNode);
}

function isLanguageTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}

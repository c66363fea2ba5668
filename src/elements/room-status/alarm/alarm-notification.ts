/** The system notification of the alarms of one room. */

/** Members that browsers know and TypeScript's library does not. */
type Options = NotificationOptions & { renotify?: boolean };

/** What a notification says. */
export interface NotificationWords {
  title: string;
  body: string;
  lang: string;
}

/** Whether the page may ask to show notifications: not without TLS, in a frame of another site, or in some browsers. */
export function canNotify(): boolean {
  return globalThis.isSecureContext && typeof globalThis.Notification === 'function';
}

/** What a person has answered; `default`: nothing yet. */
export function notificationPermission(): NotificationPermission {
  return canNotify() ? Notification.permission : 'denied';
}

/** Asks the person, whose press is under way; resolves with whether the page may show notifications. */
export async function askToNotify(): Promise<boolean> {
  if (notificationPermission() === 'granted') return true;
  try {
    return (await Notification.requestPermission()) === 'granted';
  } catch {
    return false;
  }
}

/** The notification of one room: each one replaces the one before, also that of another tab. */
export class AlarmNotification {
  private shown: Notification | undefined;

  constructor(private readonly room_id: string) {}

  /** Shows it; a quiet one replaces the words of the one before without a sound. */
  show({ title, body, lang }: NotificationWords, isQuiet = false): void {
    if (notificationPermission() !== 'granted') return;
    const tag = `metastudio-widgets/alarm/${this.room_id}`;
    const options: Options = { body, lang, tag, renotify: !isQuiet, silent: isQuiet };
    try {
      const shown = new Notification(title, options);
      shown.onclick = () => {
        window.focus();
        shown.close();
      };
      this.shown = shown;
    } catch {
      // Browsers of phones show notifications of service workers only; the other means remain.
    }
  }

  /** Takes away what this tab has shown. */
  close(): void {
    this.shown?.close();
    this.shown = undefined;
  }
}

/**
 * Says the alarms of one room to a person who does not look at the page: the title of the document, and what is switched
 * on. One announcer for all elements of a page that show the room.
 */
import { hasEnded, isMoving, type AlarmMonitor, type LiveAlarm } from '../../../live/index.js';
import type { LocaleController } from '../../../ui/index.js';
import { AlarmNotification } from './alarm-notification.js';
import { alarmSettings } from './alarm-settings.js';
import { alarmSound } from './alarm-sound.js';
import { alarmMessages } from './messages.js';
import { Repeater } from './repeater.js';
import { holdTitlePrefix } from './title-prefix.js';

/** Milliseconds between two sounds, and between two notifications. */
const soundInterval = 10_000;
const notificationInterval = 60_000;
/** Milliseconds within which all tabs know what one knows. */
const learningTime = 3000;

const announcers = new WeakMap<AlarmMonitor, RoomAnnouncer>();

/** The sound of the page, whichever rooms have an alarm. */
const loud = new Set<RoomAnnouncer>();
let sound: Repeater | undefined;

/** Lets the alarms of a monitor be said until the returned function is called. */
export function announce(monitor: AlarmMonitor, locale: LocaleController): () => void {
  const announcer = announcers.get(monitor) ?? new RoomAnnouncer(monitor);
  announcers.set(monitor, announcer);
  return announcer.add(locale);
}

class RoomAnnouncer {
  private readonly locales = new Set<LocaleController>();
  private readonly notification: AlarmNotification;
  private readonly notifications: Repeater;
  private removers: (() => void)[] = [];
  private known: readonly LiveAlarm[] = [];
  private endBackground: (() => void) | undefined;
  private cancelEnd: (() => void) | undefined;

  constructor(private readonly monitor: AlarmMonitor) {
    const { watch } = monitor;
    this.notification = new AlarmNotification(watch.room_id);
    this.notifications = new Repeater(watch, {
      name: `notification/${watch.room_id}`,
      interval: notificationInterval,
      say: () => this.notify(),
    });
  }

  /** Adds an element in whose language the alarms are said. */
  add(locale: LocaleController): () => void {
    this.locales.add(locale);
    if (this.locales.size === 1) this.open();
    return () => {
      if (this.locales.delete(locale) && this.locales.size === 0) this.close();
    };
  }

  private open(): void {
    const update = () => this.update();
    this.removers = [
      this.monitor.subscribe(update),
      this.monitor.watch.subscribe(update),
      alarmSettings.subscribe(update),
      alarmSound.subscribe(update),
    ];
    this.update();
  }

  private close(): void {
    for (const remove of this.removers.splice(0)) remove();
    this.known = [];
    this.notification.close();
    this.keepTurn();
    this.notifications.stop();
    this.endBackground?.();
    this.endBackground = undefined;
    this.setLoud(false, false);
    holdTitlePrefix(this, false);
  }

  private update(): void {
    const { alarms, raised, watch } = this.monitor;
    const isNew = raised.some((alarm) => !this.known.includes(alarm));
    const isOver = alarms.length === 0 && this.known.length > 0;
    this.known = alarms;
    holdTitlePrefix(this, alarms.length > 0);
    const isSoundOn = alarmSettings.isOn('sound');
    const isNotificationOn = alarmSettings.isOn('notification');
    const isQuiet = !isNotificationOn || (raised.length === 0 && !this.monitor.allClear);
    if (isSoundOn) alarmSound.prepare();
    this.setLoud(isSoundOn && alarmSound.isReady && raised.length > 0, isNew);
    const isSpeaker = isNotificationOn && this.notifications.isSpeaker;
    if (isOver && isSpeaker && this.monitor.allClear) this.notifyAllClear();
    else if (isQuiet) this.notification.close();
    if (isNotificationOn && alarms.length > 0) {
      this.keepTurn();
      this.notifications.start(raised.length > 0);
    } else if (isOver && isSpeaker) this.endTurnLater();
    else if (!this.cancelEnd) this.notifications.stop();
    if (isNew && isNotificationOn) this.notifications.begin();
    this.readInBackground((isSoundOn || isNotificationOn) && (isMoving(watch.state) || alarms.length > 0));
  }

  /** The other tabs must learn that the alarm is over before one of them could speak, or it would say so again. */
  private endTurnLater(): void {
    this.notifications.start(false);
    this.cancelEnd = this.monitor.watch.environment.schedule(learningTime, () => {
      this.keepTurn();
      this.notifications.stop();
    });
  }

  private keepTurn(): void {
    this.cancelEnd?.();
    this.cancelEnd = undefined;
  }

  /** A page that is hidden is read on, so that an alarm that is switched on can come. */
  private readInBackground(isWanted: boolean): void {
    if (isWanted) this.endBackground ??= this.monitor.watch.readInBackground();
    else this.endBackground?.();
    if (!isWanted) this.endBackground = undefined;
  }

  private setLoud(isLoud: boolean, isNew: boolean): void {
    if (isLoud) loud.add(this);
    else loud.delete(this);
    if (loud.size === 0) return sound?.stop();
    const { watch } = this.monitor;
    sound ??= new Repeater(watch, { name: 'sound', interval: soundInterval, say: () => alarmSound.play() });
    sound.start(true);
    if (isNew && isLoud) sound.begin();
  }

  private notify(): void {
    const locale = this.locale();
    const m = locale.of(alarmMessages);
    const lines = this.monitor.raised.map(
      ({ kind, since }) => `${m.sentences[kind]} (${m.since(locale.time(since))})`,
    );
    this.notification.show({ title: m.title(this.roomName), body: lines.join('\n'), lang: locale.lang });
  }

  private notifyAllClear(): void {
    const { allClear } = this.monitor;
    if (!allClear) return;
    const locale = this.locale();
    const body = allClearWords(this.monitor, locale);
    this.notification.show({ title: this.roomName, body, lang: locale.lang }, true);
  }

  private locale(): LocaleController {
    const [locale] = this.locales;
    return locale!;
  }

  private get roomName(): string {
    const { state, room_id } = this.monitor.watch;
    return state.job?.room_name ?? room_id;
  }
}

/** Says that all is well again, and why; empty if it is not. */
export function allClearWords({ allClear, watch }: AlarmMonitor, locale: LocaleController): string {
  const m = locale.of(alarmMessages);
  if (!allClear) return '';
  const { job, stream } = watch.state;
  if (job && hasEnded(job)) return m.clearEnded;
  if (allClear.alarm.job_id !== job?.job_id) return m.clear;
  if (allClear.alarm.kind === 'status-unreadable') return m.clearStatus;
  return allClear.alarm.kind === 'stream-lost' && stream?.state === 'CONNECTED' ? m.clearStream : m.clear;
}

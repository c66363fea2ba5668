/** Connects an element to the alarms of its room: tells the page, lets them be said, and acts on what is pressed. */
import type { LitElement, ReactiveController } from 'lit';
import {
  alarmsOf,
  type AlarmChange,
  type AlarmMonitor,
  type LiveState,
  type RoomWatch,
} from '../../../live/index.js';
import { MssAlarmEvent, type LocaleController } from '../../../ui/index.js';
import { askToNotify, notificationPermission } from './alarm-notification.js';
import { alarmSettings, type AlarmMeans } from './alarm-settings.js';
import { alarmSound } from './alarm-sound.js';
import { announce } from './room-announcer.js';

/** The part of one element in the alarms of its room. */
export class AlarmController implements ReactiveController {
  private monitor: AlarmMonitor | undefined;
  private removers: (() => void)[] = [];
  /** Whether the person has just been refused notifications, here or by an earlier answer. */
  isDenied = false;

  /** Whether the menu of the compact form is open. */
  isMenuOpen = false;

  constructor(
    private readonly host: LitElement,
    private readonly locale: LocaleController,
    /** The watch of the room, and a state of it in which something was or might be on air. */
    private readonly target: () => { watch: RoomWatch | undefined; before: LiveState | undefined },
  ) {
    host.addController(this);
  }

  /** The alarms of the room; undefined without one. */
  get alarms(): AlarmMonitor | undefined {
    return this.monitor;
  }

  /** Names the alarms that are not acknowledged, separated by spaces; empty without any. */
  get names(): string {
    return this.monitor?.raised.map(({ kind }) => `alarm/${kind}`).join(' ') ?? '';
  }

  hostConnected(): void {
    this.follow();
  }

  hostUpdate(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.leave();
  }

  private follow(): void {
    const { watch, before } = this.target();
    if (!this.host.isConnected || watch === this.monitor?.watch) return;
    this.leave();
    if (!watch) return;
    this.monitor = alarmsOf(watch);
    const update = () => this.host.requestUpdate();
    this.removers = [
      this.monitor.subscribe((changes) => this.onChanges(changes), before),
      announce(this.monitor, this.locale),
      alarmSettings.subscribe(update),
      alarmSound.subscribe(update),
    ];
  }

  private leave(): void {
    for (const remove of this.removers.splice(0).reverse()) remove();
    this.monitor = undefined;
  }

  private onChanges(changes: readonly AlarmChange[]): void {
    this.host.requestUpdate();
    const room_id = this.monitor?.watch.room_id ?? '';
    for (const { alarm, state } of changes) {
      const { kind, job_id, since } = alarm;
      this.host.dispatchEvent(new MssAlarmEvent({ room_id, job_id, kind, state, since }));
    }
  }

  /** Acknowledges the alarms in all tabs, and keeps the focus beside where it was. */
  readonly acknowledge = async (): Promise<void> => {
    this.monitor?.acknowledge();
    await this.focusSwitch();
  };

  /** Takes away the notice that all is well again. */
  readonly dismiss = async (): Promise<void> => {
    this.monitor?.dismiss();
    await this.focusSwitch();
  };

  /** Opens or closes the menu of the compact form; the focus stays on its button. */
  async setMenu(isOpen: boolean): Promise<void> {
    this.isMenuOpen = isOpen;
    if (!isOpen) this.monitor?.dismiss();
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (!isOpen) this.host.renderRoot.querySelector<HTMLElement>('.alarm-menu button')?.focus();
  }

  /** Switches a means on or off. Switching it on is the press that browsers ask for, and a trial. */
  async toggle(means: AlarmMeans): Promise<void> {
    const isOn = !this.isOn(means);
    if (means === 'sound') {
      alarmSettings.set(means, isOn);
      if (isOn) await alarmSound.playNow();
      return;
    }
    this.isDenied = isOn && !(await askToNotify());
    alarmSettings.set(means, isOn && !this.isDenied);
  }

  /** Whether a means is switched on and, for notifications, still allowed. */
  isOn(means: AlarmMeans): boolean {
    return alarmSettings.isOn(means) && (means === 'sound' || notificationPermission() === 'granted');
  }

  private async focusSwitch(): Promise<void> {
    await this.host.updateComplete;
    const place = '.alarms [role=switch], .alarm-menu button';
    this.host.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }
}

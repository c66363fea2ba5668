/** Says an alarm again and again, in one tab of the browser at a time. */
import { SpeakerLock, type RoomWatch } from '../../../live/index.js';

/** Milliseconds for which tabs decide which of them speaks, so that only the last to take the lock does. */
const decisionTime = 500;

/** What a `Repeater` repeats. */
export interface Repeated {
  /** Name of the lock that decides which tab speaks. */
  name: string;
  /** Milliseconds between two times. */
  interval: number;
  say: () => void;
}

/** Repeats what it says while it is wanted and this tab is the speaker; tabs keep to the same beat. */
export class Repeater {
  private readonly lock: SpeakerLock;
  private isWanted = false;
  /** Time of the first beat, in milliseconds. */
  private begun = 0;
  private cancelTimer: (() => void) | undefined;
  private removers: (() => void)[] = [];

  constructor(
    private readonly watch: RoomWatch,
    private readonly repeated: Repeated,
  ) {
    const { environment, isShared } = watch;
    this.lock = new SpeakerLock(
      { isVisible: environment.isVisible, locks: isShared ? environment.locks : undefined },
      `metastudio-widgets/alarm/${repeated.name}`,
      () => this.onRoleChange(),
      () => document.hasFocus(),
    );
  }

  /** Whether this tab speaks. */
  get isSpeaker(): boolean {
    return this.lock.isSpeaker;
  }

  /** Takes part in the decision which tab speaks, and repeats if `isWanted`. */
  start(isWanted: boolean): void {
    if (this.removers.length === 0) {
      const onLook = () => this.lock.onLook();
      window.addEventListener('focus', onLook);
      this.removers = [
        this.watch.environment.onPageChange(onLook),
        () => window.removeEventListener('focus', onLook),
      ];
      this.lock.start();
    }
    if (isWanted === this.isWanted) return;
    this.isWanted = isWanted;
    this.begin();
  }

  /** Begins a new beat: there is something new to say, as soon as the tabs have decided which of them says it. */
  begin(): void {
    this.begun = this.watch.environment.now();
    this.setTimer(decisionTime);
  }

  /** Leaves it to the other tabs. */
  stop(): void {
    for (const remove of this.removers.splice(0)) remove();
    this.isWanted = false;
    this.cancelTimer?.();
    this.lock.stop();
  }

  /** A tab that takes over in the midst of it keeps to the beat. */
  private onRoleChange(): void {
    const age = this.watch.environment.now() - this.begun;
    const { interval } = this.repeated;
    const beats = Math.max(0, Math.ceil((age - decisionTime) / interval));
    this.setTimer(decisionTime + beats * interval - age);
  }

  private setTimer(wait: number): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    if (!this.isWanted || !this.isSpeaker) return;
    this.cancelTimer = this.watch.environment.schedule(wait, () => {
      this.repeated.say();
      this.setTimer(this.repeated.interval);
    });
  }
}

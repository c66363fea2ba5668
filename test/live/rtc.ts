/** The RTC side of a task in virtual time (reference 10.6): the avatar's session, and its command channels. */
import type { CommandChannel } from '../../src/live/index.js';
import type { VirtualTab, VirtualTime } from './virtual-browser.js';

/** The state that results from each instruction. */
const follows: Record<string, string> = {
  play_pause: 'PLAY_PAUSE',
  play_resume: 'PROCESSING',
  voice_start: 'TAKE_OVER',
  voice_end: 'PROCESSING',
};

/** The current state of a task's avatar, and its history. */
export class AvatarSession {
  readonly past: { at: number; what: string }[] = [];
  readonly channels = new Set<VirtualChannel>();
  /** The received instructions. */
  readonly instructions: string[] = [];

  constructor(readonly time: VirtualTime) {
    this.setState('PROCESSING');
  }

  get state(): string {
    return this.past.at(-1)?.what ?? '';
  }

  setState(state: string): void {
    if (state === this.state) return;
    this.past.push({ at: this.time.now, what: state });
    for (const channel of this.channels) channel.sendState();
  }

  execute(command: string): void {
    if (command === 'get_current_state') return;
    this.instructions.push(command);
    this.setState(follows[command] ?? this.state);
  }
}

/** A channel that a page has joined: ordered, with possible duplicates; messages in transit are lost when it breaks. */
export class VirtualChannel implements CommandChannel {
  readyState: RTCDataChannelState = 'open';
  private readonly listeners = new Map<string, Set<(event: Event) => void>>();
  private arrives_at = 0;

  constructor(
    private readonly tab: VirtualTab,
    private readonly cast: AvatarSession,
    /** Returns the latency of the next message, in milliseconds. */
    private readonly delay: () => number,
    private readonly isDoubled: () => boolean,
  ) {
    cast.channels.add(this);
  }

  addEventListener(type: string, listener: unknown): void {
    const all = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, all.add(listener as (event: Event) => void));
  }

  removeEventListener(type: string, listener: unknown): void {
    this.listeners.get(type)?.delete(listener as (event: Event) => void);
  }

  send(data: unknown): void {
    const { command } = JSON.parse(String(data)) as { command: string };
    this.transmit(() => {
      this.cast.execute(command);
      this.sendState();
    });
  }

  /** Sends the current state to the page. */
  sendState(): void {
    const data = JSON.stringify({ message_type: 'state_notify', state: this.cast.state });
    for (let times = this.isDoubled() ? 2 : 1; times > 0; times--)
      this.transmit(() => this.emit('message', { data } as unknown as Event));
  }

  break(): void {
    this.readyState = 'closed';
    this.emit('close', {} as Event);
  }

  reopen(): void {
    this.readyState = 'open';
    this.emit('open', {} as Event);
  }

  /** Delivers a message in order, if the channel is open when it is sent and when it arrives. */
  private transmit(work: () => void): void {
    if (this.readyState !== 'open') return;
    this.arrives_at = Math.max(this.arrives_at, this.cast.time.now + this.delay());
    this.cast.time.schedule(this.arrives_at - this.cast.time.now, () => {
      if (this.readyState === 'open') work();
    });
  }

  private emit(type: string, event: Event): void {
    this.tab.run(() => this.listeners.get(type)?.forEach((listener) => listener(event)));
  }
}

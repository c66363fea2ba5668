/**
 * The RTC command channel of a running task (reference 10.6): it reports the avatar's state and accepts instructions. The
 * page joins the RTC room and passes the channel.
 *
 * Each task has an RTC room of its own, but no message names it. A channel therefore belongs to the running task that is
 * shown when it is attached, or to the first one after that, and is silent while another task is shown.
 *
 * An instruction has no direct response; the next state that the task reports shows its effect.
 */
import {
  liveProgressNotify,
  lenient,
  replyCommandFinishNotify,
  rtsaCommands,
  stateNotify,
  type LiveControl,
} from '../api/index.js';
import { parseJson } from '../base/index.js';
import { hasEnded, type WatchedRoom } from './state.js';

/** The part of `RTCDataChannel` that is used. */
export type CommandChannel = Pick<
  RTCDataChannel,
  'readyState' | 'send' | 'addEventListener' | 'removeEventListener'
>;

/** An instruction to the avatar. */
export type Instruction = (typeof rtsaCommands)[number];

/** When an instruction takes effect: at once, or at the end of the sentence. */
export type Timing = 'NOW' | 'SENTENCE_END';

/** Maximum length of a message in characters; longer ones are ignored. Documented messages have about 200. */
const maxMessageLength = 65_536;

/** Reports the messages of a channel to the watch of its room, and sends instructions. */
export class LiveChannel {
  private readonly removers: (() => void)[] = [];
  /** ID of the task that the channel belongs to; undefined until a running task is shown. */
  private job_id: string | undefined;

  constructor(
    private readonly watch: WatchedRoom,
    private readonly channel: CommandChannel,
    private readonly now: () => number,
  ) {
    this.listen('message', (event) => this.onMessage((event as MessageEvent<unknown>).data));
    this.listen('open', () => this.requestState());
    this.onTaskChange();
  }

  /** Whether an instruction can be sent: the channel is open, and its task is the one that is shown. */
  get isOpen(): boolean {
    return this.channel.readyState === 'open' && this.isTaskShown;
  }

  /** Sends an instruction. Throws `InvalidStateError` while the channel is not open. */
  instruct(command: Instruction, timing: Timing = 'NOW'): void {
    if (!this.isOpen) throw new DOMException('The RTC channel is not open', 'InvalidStateError');
    const message: LiveControl = { message_type: 'live_control', command, params: { timing } };
    this.channel.send(JSON.stringify(message));
  }

  /** Handles that another task is shown: if it is the channel's, asks the avatar for its state. */
  onTaskChange(): void {
    const { job } = this.watch.state;
    if (!hasEnded(job)) this.job_id ??= job?.job_id ?? undefined;
    this.requestState();
  }

  /** Stops listening. The channel stays open: it belongs to the page. */
  dispose(): void {
    for (const remove of this.removers.splice(0)) remove();
  }

  private get isTaskShown(): boolean {
    return this.job_id === undefined || this.job_id === this.watch.state.job?.job_id;
  }

  private requestState(): void {
    if (this.isOpen) this.instruct('get_current_state');
  }

  private listen(type: string, listener: (event: Event) => void): void {
    this.channel.addEventListener(type, listener);
    this.removers.push(() => this.channel.removeEventListener(type, listener));
  }

  private onMessage(data: unknown): void {
    if (!this.isTaskShown) return;
    const message = parseMessage(data);
    const state = readers().state.safeParse(message).data;
    if (state?.message_type === 'state_notify' && state.state)
      return this.watch.dispatch({ type: 'control', state: state.state, at: this.now() });
    const progress = readers().progress.safeParse(message).data;
    if (progress?.message_type === 'live_progress_notify' && progress.data)
      return this.reportEvent('LIVE_PROGRESS', progress.data);
    const finish = readers().finish.safeParse(message).data;
    if (finish?.message_type === 'reply_command_finish_notify')
      this.reportEvent('REPLY_COMMAND_FINISH', parseMessage(finish.data));
  }

  /** Reports a message as the equivalent event of the backend's stream, with the ID of the running task. */
  private reportEvent(event_type: string, data: unknown): void {
    const { job } = this.watch.state;
    if (typeof data !== 'object' || data === null || !job?.job_id) return;
    const ids = { room_id: this.watch.room_id, job_id: job.job_id };
    const { shoot_script_sequence_no: number, ...rest } = data as { shoot_script_sequence_no?: number };
    const message = {
      ...rest,
      ...(number != null && { shoot_script_sequence_no: String(number) }),
      ...ids,
    };
    this.watch.receiveEvent({ event_type, message }, this.now(), 'channel');
  }
}

let cached: ReturnType<typeof makeReaders> | undefined;
const readers = () => (cached ??= makeReaders());

function makeReaders() {
  return {
    state: lenient(stateNotify),
    progress: lenient(liveProgressNotify),
    finish: lenient(replyCommandFinishNotify),
  };
}

function parseMessage(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  return data.length > maxMessageLength ? undefined : parseJson(data);
}

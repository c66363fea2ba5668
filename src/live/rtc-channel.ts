/**
 * The RTC command channel of a running task (reference 10.6), which the page joins and hands over: it tells what the
 * avatar does, and takes instructions.
 *
 * Loaded when a page hands over the first channel. An instruction has no answer of its own; the state that the task
 * tells next is the answer.
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
import type { WatchedRoom } from './state.js';

/** As much of an `RTCDataChannel` as is needed. */
export type CommandChannel = Pick<
  RTCDataChannel,
  'readyState' | 'send' | 'addEventListener' | 'removeEventListener'
>;

/** An instruction to the avatar. */
export type Instruction = (typeof rtsaCommands)[number];

/** When it is carried out: at once, or when the sentence has ended. */
export type Timing = 'NOW' | 'SENTENCE_END';

/** Longest message that is read, in characters; the documented ones have some 200. */
const maxMessageLength = 65_536;

export class LiveChannel {
  private readonly unlisten: (() => void)[] = [];

  constructor(
    private readonly watch: WatchedRoom,
    private readonly channel: CommandChannel,
    private readonly now: () => number,
  ) {
    this.listen('message', (event) => this.onMessage((event as MessageEvent<unknown>).data));
    this.listen('open', () => this.requestState());
    if (this.isOpen) this.requestState();
  }

  /** Whether an instruction would go out. */
  get isOpen(): boolean {
    return this.channel.readyState === 'open';
  }

  /** Instructs the avatar. Throws `InvalidStateError` while the channel is not open. */
  instruct(command: Instruction, timing: Timing = 'NOW'): void {
    if (!this.isOpen) throw new DOMException('The RTC channel is not open', 'InvalidStateError');
    const message: LiveControl = { message_type: 'live_control', command, params: { timing } };
    this.channel.send(JSON.stringify(message));
  }

  /** Listens no longer; the channel itself belongs to the page. */
  dispose(): void {
    for (const one of this.unlisten.splice(0)) one();
  }

  private listen(type: string, listener: (event: Event) => void): void {
    this.channel.addEventListener(type, listener);
    this.unlisten.push(() => this.channel.removeEventListener(type, listener));
  }

  private requestState(): void {
    this.instruct('get_current_state');
  }

  private onMessage(data: unknown): void {
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

  /** The same as the backend's stream would tell: the channel belongs to the task that runs. */
  private reportEvent(event_type: string, data: unknown): void {
    const { job } = this.watch.state;
    if (typeof data !== 'object' || data === null || !job?.job_id) return;
    const place = { room_id: this.watch.room_id, job_id: job.job_id };
    const { shoot_script_sequence_no: number, ...rest } = data as { shoot_script_sequence_no?: number };
    const message = {
      ...rest,
      ...(number != null && { shoot_script_sequence_no: String(number) }),
      ...place,
    };
    this.watch.receiveEvent({ event_type, message }, this.now(), 'channel');
  }
}

let made: ReturnType<typeof makeReaders> | undefined;
const readers = () => (made ??= makeReaders());

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

/**
 * The commands of one room in this page that are sent after a delay, in which a person can take them back.
 *
 * A delayed command is sent only while its page shows it: it is discarded when the page is left, and when its task ends.
 * It is also discarded if its time has long passed, as timers stop while the machine sleeps.
 */
import type { CommandRecord, UnsentReason } from './command-record.js';
import type { Environment } from '../environment.js';

/** Milliseconds after its time at which a command is not sent any more. */
const maxLateness = 60_000;

/** A command that is sent after its delay. */
interface DelayedCommand {
  /** Its `due` is the time at which it is sent. */
  record: CommandRecord;
  /** Tells of each change of the room. */
  watch: { subscribe(listener: () => void): () => void };
}

/** What happens to a delayed command. */
interface DelayedCommandsContext<Command> {
  /** Whether its task has ended. */
  hasEnded(command: Command): boolean;
  /** Its delay is over. */
  send(command: Command): void;
  /** Records that it will not be sent. */
  discard(record: CommandRecord, reason: UnsentReason): void;
}

/** Sends each command after its delay, in the order in which their delays end. */
export class DelayedCommands<Command extends DelayedCommand> {
  private readonly items = new Map<string, Command>();
  private readonly stops = new Map<string, () => void>();

  constructor(
    private readonly environment: Environment,
    private readonly context: DelayedCommandsContext<Command>,
  ) {
    environment.onPageHide(() => this.discardAll());
  }

  /** Starts the delay of a command. */
  add(command: Command): void {
    const { record, watch } = command;
    const { now, schedule } = this.environment;
    const cancelTimer = schedule((record.due ?? 0) - now(), () => this.send(record.id));
    const unsubscribe = watch.subscribe(() => this.discardEnded());
    this.items.set(record.id, command);
    this.stops.set(record.id, () => {
      cancelTimer();
      unsubscribe();
    });
  }

  /** Removes a command before it is sent, and returns it. */
  remove(id: string): Command | undefined {
    const command = this.items.get(id);
    this.stops.get(id)?.();
    this.stops.delete(id);
    this.items.delete(id);
    return command;
  }

  /** Discards all: they are shown no more. */
  discardAll(): void {
    for (const id of this.items.keys()) this.discard(id, 'closed');
  }

  private discardEnded(): void {
    for (const [id, command] of this.items) if (this.context.hasEnded(command)) this.discard(id, 'ended');
  }

  private discard(id: string, reason: UnsentReason): void {
    const command = this.remove(id);
    if (command) this.context.discard(command.record, reason);
  }

  private send(id: string): void {
    this.discardEnded();
    const { due = 0 } = this.items.get(id)?.record ?? {};
    if (this.environment.now() - due > maxLateness) return this.discard(id, 'expired');
    const command = this.remove(id);
    if (command) this.context.send(command);
  }
}

/** Subscribes an element to the commands of the room that it watches, and to the state of the connection. */
import type { LitElement, ReactiveController } from 'lit';
import { commandsOf, type RoomCommands, type RoomWatch } from '../../live/index.js';
import { throttleRender } from '../../ui/index.js';

/** Subscribed while the element is on the page and has a room. */
export class CommandsController implements ReactiveController {
  private readonly throttle;
  private subscription: { watch: RoomWatch; commands: RoomCommands; unsubscribe: () => void } | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly watch: () => RoomWatch | undefined,
    /** Called after each change of the log. */
    private readonly onChange: (commands: RoomCommands) => void,
  ) {
    host.addController(this);
    this.throttle = throttleRender(host);
  }

  /** The commands of the room; undefined without a provider or a room. */
  get commands(): RoomCommands | undefined {
    if (this.subscription) this.hostUpdate(); // the room or the project may have changed since the last update
    return this.subscription?.commands;
  }

  hostConnected(): void {
    window.addEventListener('online', this.update);
    window.addEventListener('offline', this.update);
  }

  hostUpdate(): void {
    const watch = this.host.isConnected ? this.watch() : undefined;
    if (watch === this.subscription?.watch) return;
    this.unsubscribe();
    if (!watch) return;
    const commands = commandsOf(watch);
    let before = commands.history;
    const unsubscribe = commands.subscribe(watch, () => {
      this.onChange(commands);
      if (commands.history === before) this.throttle.schedule();
      else this.throttle.render();
      before = commands.history;
    });
    this.subscription = { watch, commands, unsubscribe };
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.update);
    window.removeEventListener('offline', this.update);
    this.unsubscribe();
  }

  private readonly update = (): void => this.host.requestUpdate();

  private unsubscribe(): void {
    this.subscription?.unsubscribe();
    this.subscription = undefined;
  }
}

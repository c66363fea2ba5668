/** Keeps an element at the commands of the room that it looks at, while it is on the page; and at the connection. */
import type { LitElement, ReactiveController } from 'lit';
import { commandsOf, type RoomCommands, type RoomWatch } from '../../live/index.js';
import { throttleRender } from '../../ui/render-throttle.js';

export class CommandsController implements ReactiveController {
  private readonly pace;
  private attended: { watch: RoomWatch; commands: RoomCommands; leave: () => void } | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly watch: () => RoomWatch | undefined,
    /** Something changed in the log. */
    private readonly changed: (commands: RoomCommands) => void,
  ) {
    host.addController(this);
    this.pace = throttleRender(host);
  }

  /** The commands of the room; undefined without a provider or a room. */
  get commands(): RoomCommands | undefined {
    return this.attended?.commands;
  }

  hostConnected(): void {
    window.addEventListener('online', this.update);
    window.addEventListener('offline', this.update);
  }

  hostUpdate(): void {
    const watch = this.host.isConnected ? this.watch() : undefined;
    if (watch === this.attended?.watch) return;
    this.leave();
    if (!watch) return;
    const commands = commandsOf(watch);
    let before = commands.history;
    const leave = commands.subscribe(watch, () => {
      this.changed(commands);
      if (commands.history === before) this.pace.soon();
      else this.pace.now();
      before = commands.history;
    });
    this.attended = { watch, commands, leave };
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.update);
    window.removeEventListener('offline', this.update);
    this.leave();
  }

  private readonly update = (): void => this.host.requestUpdate();

  private leave(): void {
    this.attended?.leave();
    this.attended = undefined;
  }
}

/** Lets an element show those notices about its room that no better placed element of the page shows. */
import type { LitElement, ReactiveController } from 'lit';
import type { ApiError } from '../api/index.js';
import type { NoticePlace, RoomWatch } from '../live/index.js';

/** The name of the notice that the state of the room has not been confirmed for a while. */
export const staleNotice = 'stale';

/** The name of the notice about a failed read: elements that fail to read a room for the same reason have the same trouble. */
export const readErrorNotice = ({ code }: ApiError): string => `read/${code}`;

/** What an element says about its notices. */
export interface NoticeOptions {
  /** The watch of the room; undefined without one. */
  watch: () => RoomWatch | undefined;
  /** How well the element is placed to show a notice; the highest rank shows it. */
  rank: () => number;
  /** Names of the notices that the element would show now if it were the only one. */
  names: () => readonly string[];
}

/** Registers the element while it is on the page and has a room. */
export class NoticeController implements ReactiveController, NoticePlace {
  private watch: RoomWatch | undefined;
  private remove: (() => void) | undefined;
  /** The names after the last update. */
  private known = '';
  // After the frame: an element that renders within it changes its size, which the browser reports as an endless loop.
  private readonly resized = new ResizeObserver(() => requestAnimationFrame(() => this.onResize()));
  readonly rank: () => number;
  readonly names: () => readonly string[];
  isVisible = true;

  constructor(
    private readonly host: LitElement,
    private readonly options: NoticeOptions,
  ) {
    this.rank = options.rank;
    this.names = options.names;
    host.addController(this);
  }

  get room_id(): string {
    return this.watch?.room_id ?? '';
  }

  /** Whether this element shows the notice of that name. */
  shows(name: string): boolean {
    return this.watch?.notices.isShownBy(this, name) ?? true;
  }

  onChange(): void {
    this.host.requestUpdate();
  }

  hostConnected(): void {
    this.resized.observe(this.host);
  }

  hostUpdate(): void {
    this.register(this.host.isConnected ? this.options.watch() : undefined);
  }

  /** Other elements cannot see that a notice of this one, such as an error of its own read, has come or gone. */
  hostUpdated(): void {
    const names = this.names().join();
    if (names === this.known) return;
    this.known = names;
    this.watch?.notices.announce(this);
  }

  hostDisconnected(): void {
    this.resized.disconnect();
    this.register(undefined);
  }

  private register(watch: RoomWatch | undefined): void {
    if (watch === this.watch) return;
    this.remove?.();
    this.watch = watch;
    this.remove = watch?.notices.add(this);
  }

  /** A hidden element, such as one in another tab panel, leaves its notices to the others. */
  private onResize(): void {
    const isVisible = this.host.getClientRects().length > 0;
    if (isVisible === this.isVisible) return;
    this.isVisible = isVisible;
    this.host.requestUpdate();
    this.watch?.notices.announce(this);
  }
}

/** What the page's session may do, for an element: it shows no control whose call would be refused. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lackOf, type Client } from '../api/index.js';
import type { LocaleController, Messages } from './locale.js';

/** Sentences that several elements show. */
interface GrantMessages {
  /** The room may not be watched, or is not one of the session's. */
  noRoom: string;
  /** The room may be watched, and nothing else. */
  onlyWatch: string;
}

/** The sentences in both languages. */
export const grantMessages: Messages<GrantMessages> = {
  en: {
    noRoom: 'You don’t have access to this room.',
    onlyWatch: 'You may watch this room, not run it.',
  },
  zh: {
    noRoom: '您没有此直播间的访问权限。',
    onlyWatch: '您可以查看此直播间，但不能操作。',
  },
};

/** Renders its element again when a renewed token grants something else. */
export class GrantController implements ReactiveController {
  private followed: Client | undefined;
  private unfollow: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => Client | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.follow(this.client());
  }

  hostDisconnected(): void {
    this.follow(undefined);
  }

  /**
   * Whether the session may call all of these operations, as `startSmartLive`, in a room if `room_id` is not empty. It may
   * before the first token, as nothing is known then, and without a grant.
   */
  may(operations: string | readonly string[], room_id?: string): boolean {
    const grant = this.client()?.grant;
    return [operations].flat().every((operation) => !lackOf(grant, operation, room_id));
  }

  /** Whether the session may watch a room, or one task of it. */
  mayWatch(room_id: string, job_id?: string): boolean {
    return this.may(job_id ? 'showSmartLive' : ['listSmartLive', 'showSmartLive'], room_id);
  }

  /** Why a room cannot be watched, as a sentence; undefined if it can. */
  roomReason(locale: LocaleController, room_id: string, job_id?: string): string | undefined {
    return this.mayWatch(room_id, job_id) ? undefined : locale.of(grantMessages).noRoom;
  }

  private follow(client: Client | undefined): void {
    if (client === this.followed) return;
    this.unfollow?.();
    this.followed = client;
    this.unfollow = client?.onGrantChange?.(() => this.host.requestUpdate());
  }
}

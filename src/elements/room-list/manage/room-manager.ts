/** Asks what a person wants to do with a room, does it, and tells the list what the service has confirmed. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import {
  asApiError,
  listSmartLiveRooms,
  showSmartLiveRoom,
  type ApiError,
  type Client,
} from '../../../api/index.js';
import {
  MenuController,
  type LocaleController,
  type MenuItem,
  type MenuOpenOptions,
} from '../../../ui/index.js';
import type { Room } from '../room-pages.js';
import { renderDialog, type Action, type Question } from './dialog-view.js';
import { messages, type ManageMessages } from './messages.js';
import { copyOf, createRoom, deleteRoom, findByName, renameRoom, type Outcome } from './room-actions.js';

/** The list, as its manager sees it. */
export interface ManagerOptions {
  locale: LocaleController;
  client: () => Client | undefined;
  /** Whether the session may call an operation, in a room if one is given. */
  may: (operation: string, room_id?: string) => boolean;
  /** The rooms that can be copied. */
  rooms: () => readonly Room[];
  /** The type of new rooms. */
  newType: () => 'NORMAL' | 'TEMPLATE';
  isRunning: (room: Room) => boolean;
  /** Reads anew whether a livestream of the room runs. */
  readRunning: (room: Room) => Promise<boolean>;
  created: (room: Room) => void;
  renamed: (room: Room) => void;
  deleted: (room: Room) => void;
  failed: (error: ApiError) => void;
}

const operations: Record<Action, readonly string[]> = {
  create: ['createSmartLiveRoom'],
  rename: ['showSmartLiveRoom', 'updateSmartLiveRoom'],
  duplicate: ['showSmartLiveRoom', 'createSmartLiveRoom'],
  delete: ['deleteSmartLiveRoom'],
};

/** Whether a template waits for its reviewer; it cannot be edited meanwhile. */
const inReview = ({ room_type, shared_config }: Room): boolean =>
  room_type === 'TEMPLATE' && shared_config?.shared_state === 'REVIEW';

/** The menu and the dialogs of one list. */
export class RoomManager {
  private readonly menu: MenuController;
  private menuRoom: Room | undefined;
  private question: Question | undefined;
  private templates: readonly Room[] = [];
  private abort = new AbortController();

  constructor(
    private readonly host: LitElement,
    private readonly options: ManagerOptions,
  ) {
    this.menu = new MenuController(host, {
      items: () => (this.menuRoom ? this.itemsOf(this.menuRoom) : []),
      select: (id) => {
        if (this.menuRoom) this.ask(id as Action, this.menuRoom);
      },
    });
  }

  private get m(): ManageMessages {
    return this.options.locale.of(messages);
  }

  private itemsOf(room: Room): readonly MenuItem[] {
    const { m } = this;
    const isRunning = this.options.isRunning(room);
    const items: (MenuItem & { id: Action })[] = [
      { id: 'rename', label: m.rename, disabledReason: inReview(room) ? m.inReview : undefined },
      { id: 'duplicate', label: m.duplicate },
      { id: 'delete', label: m.delete, isDanger: true, disabledReason: isRunning ? m.runs : undefined },
    ];
    return items.filter(({ id }) => operations[id].every((one) => this.options.may(one, room.room_id)));
  }

  /** Opens the menu of a room. */
  openMenu(room: Room, opener: HTMLElement, options: MenuOpenOptions = {}): void {
    this.menuRoom = room;
    if (this.itemsOf(room).length > 0) this.menu.open(opener, options);
  }

  /** Whether the menu is open. */
  get isMenuOpen(): boolean {
    return this.menu.isOpen;
  }

  /** Asks for what a new room, or the room's other name, needs. */
  ask(action: Action, room?: Room): void {
    this.abort.abort();
    this.abort = new AbortController();
    const known = room?.room_name ?? '';
    this.question = {
      action,
      room,
      name: action === 'duplicate' ? this.m.copyName(known) : action === 'rename' ? known : '',
      source: action === 'duplicate' ? (room?.room_id ?? '') : '',
      orientation: 'VERTICAL',
    };
    if (action === 'create') void this.readTemplates();
    if (action === 'delete') void this.readWhole(this.question);
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.showDialog());
  }

  private get dialog(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog');
  }

  private showDialog(): void {
    const { dialog } = this;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    const field = dialog.querySelector<HTMLInputElement>('input');
    (field ?? dialog.querySelector<HTMLButtonElement>('.cancel'))?.focus();
    field?.select();
  }

  /** The templates of the account, and those that others share with it. */
  private async readTemplates(): Promise<void> {
    const client = this.options.client();
    if (!client) return;
    const { signal } = this.abort;
    const kinds = [{}, { template_own_type: 'SHARED_FROM_OTHERS' }, { template_own_type: 'PUBLIC' }] as const;
    const lists = await Promise.all(
      kinds.map((kind) => {
        const query = { room_type: 'TEMPLATE', limit: 100, ...kind } as const;
        // Without its templates, a new room can still be made of nothing.
        return client.call(listSmartLiveRooms, { query }, { signal }).catch(() => undefined);
      }),
    );
    if (signal.aborted) return;
    const found = lists.flatMap((list) => (list?.smart_live_rooms ?? []) as Room[]);
    this.templates = [...new Map(found.map((room) => [room.room_id, room])).values()];
    this.host.requestUpdate();
  }

  private async readWhole(question: Question): Promise<void> {
    const client = this.options.client();
    const room_id = question.room?.room_id ?? '';
    if (!client || !this.options.may('showSmartLiveRoom', room_id)) return;
    const { signal } = this.abort;
    const whole = await client
      .call(showSmartLiveRoom, { path: { room_id } }, { signal })
      // What the deletion ends is left out then; the question stands without it.
      .catch(() => undefined);
    if (whole && this.question === question) this.change({ whole });
  }

  private change(members: Partial<Question>): void {
    if (!this.question) return;
    Object.assign(this.question, members);
    this.host.requestUpdate();
  }

  private readonly close = (): void => {
    this.abort.abort();
    this.question = undefined;
    this.dialog?.close();
    this.host.requestUpdate();
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const { question } = this;
    const client = this.options.client();
    if (!question || !client || question.isBusy) return;
    const name = question.name.trim();
    if (question.action !== 'delete' && !name) return this.change({ problem: this.m.nameMissing });
    void this.run({ ...question, name }, client, question);
  };

  private async run(asked: Question, client: Client, question: Question): Promise<void> {
    this.change({ isBusy: true, problem: undefined, error: undefined });
    const { signal } = this.abort;
    try {
      const problem = await this.carryOut(asked, client, signal);
      if (this.question !== question) return;
      if (problem) this.change({ isBusy: false, problem });
      else this.close();
    } catch (cause) {
      if (this.question !== question) return;
      const error = asApiError(cause, operations[asked.action].at(-1) ?? '');
      this.change({ isBusy: false, error });
      this.options.failed(error);
    }
  }

  /** Resolves with what is wrong, as a sentence; with nothing if it is done. */
  private async carryOut(asked: Question, client: Client, signal: AbortSignal): Promise<string | undefined> {
    const { action, room, name } = asked;
    const { options, m } = this;
    if (action === 'delete') {
      if (!room || (await options.readRunning(room))) return m.runs;
      return this.settle(await deleteRoom(client, room.room_id, signal), () => options.deleted(room));
    }
    if (name !== room?.room_name && (await findByName(client, name, signal))) return m.nameTaken;
    if (action === 'rename' && room) {
      const outcome = await renameRoom(client, room.room_id, name, signal);
      return this.settle(outcome, () => options.renamed({ ...room, room_name: name }));
    }
    const { source, orientation } = asked;
    const room_type = options.newType();
    const from = source
      ? await client.call(showSmartLiveRoom, { path: { room_id: source } }, { signal })
      : undefined;
    const body = from
      ? copyOf(from, name, room_type)
      : { room_name: name, room_type, view_mode: orientation };
    const outcome = await createRoom(client, body, signal);
    return this.settle(outcome, (room_id) =>
      options.created({ room_id, room_name: name, room_type, view_mode: body.view_mode ?? 'VERTICAL' }),
    );
  }

  private settle<T>({ done }: Outcome<T>, tell: (done: T) => void): string | undefined {
    if (done === undefined) return this.m.notDone;
    tell(done);
    return undefined;
  }

  /** The menu and the dialog that are open. */
  render(): TemplateResult {
    return html`${this.menu.render()} ${this.question ? this.renderQuestion(this.question) : nothing}`;
  }

  private renderQuestion(question: Question): TemplateResult {
    return renderDialog({
      question,
      templates: this.templates,
      copies: this.options.rooms().filter(({ room_type }) => room_type !== 'TEMPLATE'),
      locale: this.options.locale,
      change: (members) => this.change(members),
      close: this.close,
      submit: this.onSubmit,
    });
  }
}

/** The state of a command bar: the room that it watches, the commands of that room, and what can be sent now. */
import type { LitElement } from 'lit';
import type { ApiError, Client } from '../../api/index.js';
import { isOffline, newId } from '../../base/index.js';
import {
  type CommandChannel,
  type CommandRecord,
  type CommandStage,
  type LiveCommand,
  type LiveState,
  type RoomCommands,
  type RoomWatch,
  type SendOptions,
} from '../../live/index.js';
import {
  type GrantController,
  grantMessages,
  LazyModule,
  LiveController,
  type LocaleController,
  NameSearch,
  NoticeController,
  type ProviderContext,
  readErrorNotice,
} from '../../ui/index.js';
import type { Diagnostic } from '../../ssml/index.js';
import { sayCommand, type BarContext, type MarkTool, type SpeechOptions } from './bar-context.js';
import { CommandsController } from './commands-controller.js';
import { Composer } from './composer.js';
import { LazyPanels } from './lazy-panels.js';
import { messages } from './messages.js';
import { Replies } from './replies.js';
import { blockedReason, connectionNotices } from './send-availability.js';
import { readTiming, saveTiming } from './value-store.js';

/** The properties of the element that the controller reads. */
export interface BarElement extends LitElement {
  readonly roomId: string;
  readonly jobId: string;
  readonly channel: CommandChannel | undefined;
  readonly quickReplies: readonly string[];
  readonly disabled: boolean;
  readonly undoSeconds: number;
}

/** The element's part of the controller: its locale, its provider, and a callback. */
export interface BarOptions {
  locale: LocaleController;
  provided: () => ProviderContext | undefined;
  grants: GrantController;
  /** Called when a command of this element has reached another stage. */
  onCommand: (record: CommandRecord) => void;
  /** Called when a read of the room has failed, unless another element shows and tells it. */
  onReadError: (error: ApiError) => void;
}

/** Implements what the parts of the bar can do, for one element. */
export class BarController implements BarContext {
  private readonly live: LiveController;
  private readonly notices: NoticeController;
  private readonly log: CommandsController;
  /** The commands of this element, each with the stage that was reported last. */
  private readonly reportedStages = new Map<string, CommandStage>();
  readonly locale: LocaleController;
  readonly search: NameSearch;
  readonly composer: Composer;
  readonly panels: LazyPanels;
  readonly replies: Replies;
  speech: SpeechOptions = { playType: readTiming(), playRole: 'STREAMER' };
  wait = 60;

  constructor(
    readonly element: BarElement,
    private readonly options: BarOptions,
  ) {
    this.locale = options.locale;
    this.search = new NameSearch(element);
    const target = () => ({
      provided: options.provided(),
      room_id: this.roomReason ? '' : element.roomId,
      job_id: element.jobId,
      channel: element.channel,
    });
    this.live = new LiveController(element, target, (now, before) => this.onState(now, before));
    this.notices = new NoticeController(element, {
      watch: () => this.watch,
      rank: () => 0,
      names: () => connectionNotices(this.watch?.state),
    });
    this.log = new CommandsController(
      element,
      () => this.watch,
      (commands) => this.report(commands),
    );
    const composerModule = new LazyModule(element, () => import('./composer.lazy.js'));
    this.composer = new Composer(this, element, composerModule);
    this.replies = new Replies(this, () => element.quickReplies, composerModule);
    this.panels = new LazyPanels(this, this.replies, composerModule);
  }

  get client(): Client | undefined {
    return this.options.provided()?.client;
  }

  get watch(): RoomWatch | undefined {
    return this.live.watch;
  }

  get commands(): RoomCommands | undefined {
    return this.log.commands;
  }

  /** Why the session cannot watch the room, as a sentence; undefined if it can. */
  get roomReason(): string | undefined {
    return this.options.grants.roomReason(this.locale, this.element.roomId, this.element.jobId);
  }

  /** Why the session cannot send to the room, as a sentence; undefined if it can. */
  get grantReason(): string | undefined {
    const maySend = this.options.grants.may('executeSmartLiveCommand', this.element.roomId);
    return this.roomReason ?? (maySend ? undefined : this.locale.of(grantMessages).onlyWatch);
  }

  get blockedReason(): string | undefined {
    const { grantReason } = this;
    if (grantReason) return grantReason;
    const { disabled, jobId } = this.element;
    const state = this.watch?.state ?? { phase: 'unknown' as const };
    return blockedReason(state, { disabled, hasJobId: jobId !== '' }, this.locale.of(messages));
  }

  get canQueue(): boolean {
    return this.blockedReason === undefined;
  }

  get canSend(): boolean {
    return this.canQueue && !isOffline();
  }

  get hasCoStreamer(): boolean {
    return Boolean(this.watch?.state.job?.co_streamer_config);
  }

  async submit(command: LiveCommand, options: SendOptions = {}): Promise<CommandRecord | undefined> {
    const { watch } = this;
    if (!this.canQueue) return undefined;
    // A command that waits must be visible: without the module that shows the queue, it is not accepted while offline.
    if (isOffline() && !(await this.panels.loadLog())) return undefined;
    // Another room has come while the module was loading: what was meant for this one is not said there.
    if (watch !== this.watch) return undefined;
    return this.deliver(command, { press: true, wait: this.wait * 1000, ...options });
  }

  async submitLater(command: LiveCommand, options?: SendOptions): Promise<CommandRecord | undefined> {
    const { watch } = this;
    if (!this.canQueue) return undefined;
    // Without the module that shows Undo, a delay would only delay.
    const delay = (await this.panels.loadLog()) ? this.element.undoSeconds * 1000 : 0;
    if (watch !== this.watch) return undefined;
    return this.submit(command, { ...options, delay });
  }

  say(text: string, options?: SendOptions): Promise<CommandRecord | undefined> {
    return this.submitLater(this.sayCommand(text), options);
  }

  takeBack(id?: string): boolean {
    const { commands } = this;
    const last = commands?.history.findLast(
      ({ stage, page }) => stage === 'delayed' && page === commands.page,
    );
    return commands?.cancel(id ?? last?.id ?? '') ?? false;
  }

  /** Takes back what this element has not sent yet. */
  takeBackOwn(): void {
    for (const { id, stage } of this.commands?.history ?? [])
      if (stage === 'delayed' && this.reportedStages.has(id)) this.takeBack(id);
  }

  /** The command that makes the avatar say a text with the current speech options. */
  sayCommand(text: string): LiveCommand {
    const { playType, playRole } = this.speech;
    return sayCommand(text, playType, this.hasCoStreamer ? playRole : 'STREAMER');
  }

  /** Sends a command without checking whether it can be submitted; resolves to `undefined` if there is no room. */
  async deliver(command: LiveCommand, options: SendOptions): Promise<CommandRecord | undefined> {
    const { watch, commands } = this;
    const intent = options.intent ?? newId();
    const known = new Set(commands?.history.map(({ id }) => id));
    for (const id of this.reportedStages.keys()) if (!known.has(id)) this.reportedStages.delete(id);
    this.reportedStages.set(intent, 'sending');
    const record = watch && (await commands?.send(command, watch, { ...options, intent }));
    if (record?.id !== intent) this.reportedStages.delete(intent);
    return record;
  }

  private report(commands: RoomCommands): void {
    for (const record of commands.history) {
      const before = this.reportedStages.get(record.id);
      if (before === undefined || before === record.stage) continue;
      this.reportedStages.set(record.id, record.stage);
      if (record.stage !== 'sending' && record.stage !== 'delayed') this.options.onCommand(record);
      this.composer.handleRecord(record);
    }
  }

  showsNotice(name: string): boolean {
    return this.notices.shows(name);
  }

  private onState({ error }: LiveState, before: LiveState): void {
    if (error && error !== before.error && this.showsNotice(readErrorNotice(error)))
      this.options.onReadError(error);
  }

  setText(text: string): void {
    void this.composer.replace(text);
  }

  setSpeechOptions(options: Partial<SpeechOptions>): void {
    this.speech = { ...this.speech, ...options };
    if (options.playType) saveTiming(options.playType);
    this.element.requestUpdate();
  }

  toggleMark(tool: MarkTool): Promise<void> {
    return this.composer.toggleMark(tool);
  }

  errorIn(text: string): Diagnostic | undefined {
    return this.composer.errorIn(text);
  }

  prepare(): void {
    void this.panels.loadLog();
    this.commands?.preload();
  }
}

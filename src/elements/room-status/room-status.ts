/** The element that shows whether a room is on air, and starts and stops it. */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, asApiError, type SmartLiveRoom, type StartSmartLiveBody } from '../../api/index.js';
import {
  hasEnded,
  initialState,
  isMoving,
  isUnclear,
  prevents,
  reportUnknownSince,
  unknownSince,
  type LiveIntent,
  type LiveState,
} from '../../live/index.js';
import { wait } from '../../base/index.js';
import {
  formatClock,
  grantMessages,
  icon,
  Info,
  isComposing,
  LazyModule,
  LiveController,
  MssElement,
  MssErrorEvent,
  MssStartEvent,
  MssStateEvent,
  MssStopEvent,
  NoticeController,
  Radio,
  readErrorNotice,
  renderError,
  renderIsolated,
  SecondTicker,
  Square,
  staleNotice,
  tellOnce,
} from '../../ui/index.js';
import type { AlarmController } from './alarm/alarm.lazy.js';
import type { HistoryDisclosure, NoticePanel, OutcomeActions, RoomTask } from './details/details.lazy.js';
import { messages } from './messages.js';
import type { StartController } from './start/start.lazy.js';
import { roomStatusStyles } from './room-status.styles.js';

/** How long a start waits for the last checks, in milliseconds; then it continues without them. */
const checkTimeout = 4000;

/** After this wait of a start or a stop in line, in milliseconds, it is said that nothing has been sent yet. */
const unsaidWait = 1000;

/** For so long after a failed stop, in milliseconds, the next one needs no other confirmation. */
const stopAgainTime = 60_000;

/** The name of the notice about alarms. */
const alarmNotice = 'alarm';

/**
 * Shows the state of a room: whether and since when it is on air, whether its stream reaches the platform, what is being
 * said, and how old this information is. With `controls` it checks before a start what would prevent it, offers options for this one stream,
 * and starts and stops it. Until the service confirms the end of a stream, it looks as on air, and a stop whose outcome is
 * unknown can be sent again at once. Past streams are listed on request.
 *
 * @tag mss-room-status
 * @attr room-id - The room to show.
 * @attr job-id - One task of the room; default: its latest.
 * @attr controls - Show Start and Stop.
 * @attr compact - One line, for a header; notices open in a panel below it.
 * @attr disabled - Nothing can be started or stopped.
 * @event {MssStateEvent} mss-state - What is on air changed (`event.state`).
 * @event {MssStartEvent} mss-start - The service accepted a start (`event.room_id`, `event.job_id`).
 * @event {MssStopEvent} mss-stop - The service confirmed the end of a stream that was stopped here (`event.room_id`, `event.job_id`).
 * @event {MssAlarmEvent} mss-alarm - Something on air needs a person (`event.kind`: `stream-lost`, `task-failed`, `task-blocked`, `stop-failed`, `stop-unconfirmed` or `status-unreadable`), was acknowledged in any tab, or is over (`event.state`: `raised`, `acknowledged` or `cleared`).
 * @event {MssErrorEvent} mss-error - A read, a start or a stop failed, or a part could not be shown (`event.error`).
 * @csspart band - What is coloured while on air: the head, in the compact form the state's word.
 * @csspart state - The state in a word, with the time on air.
 * @csspart alarms - The alarms, and the switches for how a person is told of them.
 * @csspart facts - The details of the task.
 * @csspart playing - What is being said.
 * @csspart duration - How long a stream that is over was on air.
 * @csspart checks - The results of the checks before a start.
 * @csspart options - The options for one stream.
 * @csspart past - The past streams.
 * @csspart panel - The panel below the compact form.
 * @csspart controls - The buttons.
 * @csspart error - An error.
 * @csspart retry - The button of an error that tries again.
 * @cssprop --mss-accent - Colour of buttons, links and the focus ring.
 * @cssprop --mss-surface - Background.
 * @cssprop --mss-text - Colour of text; borders and hovers are mixed from it and the background.
 * @cssprop --mss-danger - Colour of errors and of what cannot be undone.
 * @cssprop --mss-live - Colour of what is on air.
 * @cssprop --mss-warning - Colour of warnings.
 * @cssprop --mss-success - Colour of what has succeeded.
 * @cssprop --mss-radius - Corner radius, as `8px`.
 * @cssprop --mss-font - Font family; default: the page's.
 * @cssprop --mss-density - `normal` or `compact`: smaller controls and gaps.
 */
export class RoomStatus extends MssElement {
  static override styles: CSSResultGroup = [MssElement.styles, roomStatusStyles];

  private readonly live = new LiveController(
    this,
    () => ({ provided: this.provided, room_id: this.mayWatch ? this.roomId : '', job_id: this.jobId }),
    (now, before) => this.dispatchChanges(now, before),
  );
  private readonly notices = new NoticeController(this, {
    watch: () => this.live.watch,
    rank: () => this.rank,
    names: () => this.noticeNames,
  });
  private readonly detailsModule = new LazyModule(this, () => import('./details/details.lazy.js'));
  /** Whether details have been needed: a compact line shows none until it has controls or loses the stream. */
  private needsDetails = false;
  private readonly alarmModule = new LazyModule(this, () => import('./alarm/alarm.lazy.js'));
  private readonly startModule = new LazyModule(this, () => import('./start/start.lazy.js'));

  /** The last state in which something was or might be on air; after a refusal, the one in which its call was on its way. */
  private lastMoving: LiveState | undefined;
  private alarmController: AlarmController | undefined;

  /** Time of the last start or stop here, in milliseconds since the page was loaded. */
  private actedAt = 0;
  /** The body of the last start here. */
  private started: StartSmartLiveBody | undefined;
  private hadFocus = false;
  private roomTask: RoomTask | undefined;
  private startController: StartController | undefined;
  private history: HistoryDisclosure | undefined;
  private panel: NoticePanel | undefined;

  @state() private confirming = false;
  /** Whether Start was clicked, and the checks run again before the start is sent. */
  @state() private checking = false;

  /** The room to show. */
  @property({ attribute: 'room-id', reflect: true, useDefault: true }) roomId = '';
  /** One task of the room; default: its latest. */
  @property({ attribute: 'job-id', reflect: true, useDefault: true }) jobId = '';
  /** Whether Start and Stop are shown. */
  @property({ type: Boolean, reflect: true, useDefault: true }) controls = false;
  /** Whether the element is one line, for a header. */
  @property({ type: Boolean, reflect: true, useDefault: true }) compact = false;

  constructor() {
    super();
    new SecondTicker(this, () => this.state.phase !== 'unknown');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('roomId')) this.clearRoom();
    this.needsDetails ||= !this.compact || this.controls || this.streamIsLost;
    if (this.needsDetails || this.compact) this.detailsModule.preload();
    if (this.offersStart) this.startModule.preload();
    if (this.controls && (this.mayStart || this.mayStop)) this.live.watch?.preload();
    if (!this.mayStop) this.confirming = false;
    const { state } = this;
    if (isMoving(state) && (state.intent || !state.refusal)) this.lastMoving = state;
    if (this.hasAlarms) this.alarmModule.preload();
    this.createControllers();
    this.hadFocus = this.shadowRoot?.activeElement != null;
  }

  /** A part that could not be loaded; a retry of one is followed by the other. */
  private get missingModule(): LazyModule<object> | undefined {
    const modules: LazyModule<object>[] = [this.detailsModule, this.startModule, this.alarmModule];
    return modules.find(({ missing }) => missing);
  }

  /** The details' module, once details are needed and it is loaded. */
  private get details(): typeof this.detailsModule.value {
    return this.needsDetails ? this.detailsModule.value : undefined;
  }

  /** Creates the controllers whose modules have been loaded. */
  private createControllers(): void {
    const { details } = this;
    const client = () => this.provided?.client;
    this.roomTask ??= details?.createRoomTask(
      this,
      // A task that is blocked has its room blocked, too, which is told only by reading that again.
      () => [
        this.mayReadRoom ? client() : undefined,
        this.roomId,
        this.state.job?.job_id,
        this.state.phase === 'blocked',
      ],
      (error) => this.onRoomError(error),
    );
    this.history ??=
      details &&
      new details.HistoryDisclosure(this, this.locale, () => ({
        client: client(),
        room_id: this.roomId,
        watch: this.live.watch,
        room: this.room,
        started: this.started,
      }));
    const { value: module } = this.detailsModule;
    if (this.compact && module) this.panel ??= new module.NoticePanel(this, this.locale, 'blocked');
    const { value: alarms } = this.alarmModule;
    this.alarmController ??=
      alarms &&
      new alarms.AlarmController(this, this.locale, () => ({
        watch: this.live.watch,
        before: this.lastMoving,
      }));
    const { value: part } = this.startModule;
    if (!part || this.startController) return;
    const room = () => (this.offersStart ? this.room : undefined);
    this.startController = new part.StartController(
      this,
      this.locale,
      client,
      room,
      () => this.state.warnings,
    );
  }

  /** When the focused button disappears, focuses the button that replaces it. */
  protected override updated(): void {
    if (!this.hadFocus || this.shadowRoot?.activeElement) return;
    const button = (place: string) => this.renderRoot.querySelector<HTMLElement>(`${place} button`);
    (button('.controls') ?? button('.age'))?.focus();
  }

  private dispatchChanges(now: LiveState, before: LiveState): void {
    if (!now.job || hasEnded(now.job) || prevents(now.intent, 'stop')) this.confirming = false;
    this.dispatchEvent(new MssStateEvent(now));
    // The service answers again, so the room may be readable as well.
    const isBack = now.asOf !== before.asOf && (before.error || this.roomError?.retriable);
    if (isBack && this.roomError) void this.roomTask?.run();
    const job_id = now.job?.job_id ?? '';
    const settled = before.intent !== undefined && !before.intent.elsewhere && now.intent === undefined;
    if (settled && before.intent?.kind === 'start' && !now.refusal) {
      this.dispatchEvent(new MssStartEvent(this.roomId, job_id));
    }
    if (settled && before.intent?.kind === 'stop' && hasEnded(now.job)) {
      this.dispatchEvent(new MssStopEvent(this.roomId, job_id));
    }
    for (const error of [now.error, now.refusal]) {
      if (error && error !== before.error && error !== before.refusal)
        this.dispatchEvent(new MssErrorEvent(error));
    }
  }

  /** Tells that the room could not be read, unless the read before has failed for the same reason. */
  private onRoomError(cause: unknown): void {
    const error = asApiError(cause, 'showSmartLiveRoom');
    if (error.code !== this.roomError?.code) this.dispatchEvent(new MssErrorEvent(error));
  }

  private clearRoom(): void {
    this.lastMoving = undefined;
    this.startController?.clear();
    this.history?.clear();
  }

  /** Runs the checks again, and starts unless one of them prevents it. Further clicks in the meantime do nothing. */
  private readonly onStart = async (): Promise<void> => {
    if (this.cannotStart || this.checking || this.startController?.optionsAreValid() === false) return;
    this.checking = true;
    await this.refreshChecks();
    this.checking = false;
    if (this.startController?.isBlocked) await this.showFindings();
    else this.startNow();
  };

  private readonly startNow = (): void => {
    if (this.cannotStart || this.startController?.optionsAreValid() === false) return;
    this.start(this.startController?.options).catch(this.onFailure);
  };

  /** The state has the error of a call; an unexpected one is told here. */
  private readonly onFailure = (error: unknown): void => {
    if (!(error instanceof ApiError)) tellOnce(this, error);
  };

  /** Runs the preflight checks. Checks that time out are skipped; the service has the last word. */
  private readonly refreshChecks = async (): Promise<void> => {
    const looked = this.startModule.load().then(async () => {
      this.createControllers();
      await this.roomTask?.run();
      await this.startController?.refresh();
    });
    await Promise.race([looked, wait(checkTimeout)]);
  };

  private async showFindings(): Promise<void> {
    this.panel?.open();
    await this.updateComplete;
    this.startController?.focus();
  }

  /** The room; undefined until it has been read. */
  private get room(): SmartLiveRoom | undefined {
    return this.roomTask?.value;
  }

  /** Ignores the second click of a double click on Stop, which would confirm the stop. */
  private readonly onStop = ({ detail }: MouseEvent): void => {
    if (detail > 1) return;
    this.confirming = false;
    this.stop().catch(this.onFailure);
  };

  private readonly onRetry = (): void => {
    void this.refresh();
  };

  private async confirmStop(): Promise<void> {
    if (this.isBusy) return;
    this.confirming = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>('.confirm .keep')?.focus();
  }

  private async cancelStop(): Promise<void> {
    this.confirming = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>('.stop')?.focus();
  }

  /** The state of the room as it was last confirmed. */
  get state(): LiveState {
    return this.live.watch?.state ?? initialState(this.roomId);
  }

  /** Starts a stream; `options` override the room's values. Rejects with `ApiError` if the service refuses. */
  async start(options: StartSmartLiveBody = {}): Promise<void> {
    this.actedAt = performance.now();
    this.started = options;
    await this.live.watch?.start(options);
  }

  /** Stops the stream that is on air. Rejects with `ApiError` if the service refuses. */
  async stop(): Promise<void> {
    this.actedAt = performance.now();
    await this.live.watch?.stop();
  }

  /** Reads the state now instead of at the next poll. */
  async refresh(): Promise<void> {
    if (this.roomTask?.error) void this.roomTask.run();
    await this.live.watch?.refresh();
  }

  protected override render(): TemplateResult {
    const m = this.locale.of(messages);
    if (!this.provided) return this.renderHint(m.noProvider);
    if (!this.roomId) return this.renderHint(m.noRoom);
    const reason = this.grants.roomReason(this.locale, this.roomId, this.jobId);
    if (reason) return this.renderHint(reason);
    return this.compact ? this.renderCompact() : this.renderFull();
  }

  private renderHint(words: string): TemplateResult {
    return html`<div class="body"><p class="muted" part="state">${words}</p></div>`;
  }

  /** The compact line keeps its height: notices and questions are shown below it. */
  private renderCompact(): TemplateResult {
    const { alarmController: alarms } = this;
    const said = html`${alarms?.names ? this.renderPart(() => this.renderAlarms()) : nothing}
    ${this.renderPart(() => this.renderNotices())} ${this.renderPart(() => this.renderPreflight())}`;
    return html`<div class=${`compact ${this.stateClasses} ${this.confirming ? 'asking' : ''}`}>
      ${this.renderPart(() => this.renderState())}
      ${this.renderPart(() => (this.panel ? this.panel.render(this.panelNotices, said) : (this.panelNotices || this.missingModule) && said))}
      ${alarms ? this.renderPart(() => this.alarmModule.value?.renderAlarmMenu(alarms, this.locale, this.notices.shows(alarmNotice))) : nothing}
      ${this.renderControls()} ${this.confirming ? this.renderConfirm() : nothing}
    </div>`;
  }

  private renderFull(): TemplateResult {
    const { job } = this.state;
    const { room } = this;
    const cover = room?.cover_url ?? job?.cover_url;
    return html`<div class=${`body ${this.stateClasses}`}>
      <div class="head" part="band">
        ${cover ? html`<img class="cover" src=${cover} alt="" />` : html`<span class="cover"></span>`}
        ${this.renderPart(() => this.renderState())}
        <p class="room muted" title=${room?.room_name ?? job?.room_name ?? nothing}>
          ${renderIsolated(room?.room_name ?? job?.room_name ?? ' ')}
        </p>
      </div>
      <div class="middle">
        ${this.renderPart(() => this.renderAlarms())} ${this.renderPart(() => this.renderNotices())}
        ${this.renderPart(() => this.details?.renderDetails(this.state, room, this.locale))}
        ${this.renderPart(() => this.renderPreflight())}
      </div>
      <div class="foot">
        ${
          this.confirming
            ? this.renderConfirm()
            : html`${this.renderPart(() => this.details?.renderFreshness(this.state, this.locale, this.onRetry))}
              ${this.renderControls()}`
        }
      </div>
      ${this.renderPart(() => this.renderHistory())}
    </div>`;
  }

  /** The past streams, which only the list of the room's tasks tells. */
  private renderHistory(): unknown {
    if (!this.grants.may('listSmartLive', this.roomId)) return nothing;
    const place = this.detailsModule.missing ? nothing : html`<span class="skeleton row"></span>`;
    return this.history?.render() ?? place;
  }

  /** Classes of the root for the state: `loud` until the service says that a stream on air is over. */
  private get stateClasses(): string {
    const { phase, job } = this.state;
    const isLoud = phase === 'on-air' || (phase === 'stopping' && job?.state !== 'WAITING');
    return `${phase} ${isLoud ? 'loud' : ''} ${this.isStale ? 'stale' : ''} ${this.streamIsLost ? 'lost' : ''}`;
  }

  /** The state in words and, of a stop that is not over, what has become of it. */
  private get stateWords(): [state: string, also: string | undefined] {
    const m = this.locale.of(messages);
    const { phase, intent, job } = this.state;
    const isStopped = intent?.kind === 'stop' && intent.job_id === job?.job_id && intent.stage !== 'waiting';
    if (!isStopped || hasEnded(job)) return [m.phase[phase], this.stopHasFailed ? m.stopFailed : undefined];
    return [
      m.phase[job?.state === 'WAITING' ? 'waiting' : 'on-air'],
      isUnclear(intent) ? m.stopUnconfirmed : m.stopping,
    ];
  }

  private renderState(): TemplateResult {
    const m = this.locale.of(messages);
    const { phase, job, error } = this.state;
    const isLoading = phase === 'unknown' && !error && !job;
    const since = unknownSince(this.state, Date.now());
    const [said, also] = this.stateWords;
    const besides = also && html`<span class="also"><span class="dash">${m.dash}</span>${also}</span>`;
    const words =
      since === undefined ? html`<span>${said}${besides}</span>` : m.unknownSince(this.locale.time(since));
    const known = also ? `${said}${m.dash}${also}` : said;
    return html`<div class=${also ? 'state told-also' : 'state'} part="state">
      <span
        class="badge"
        part=${this.compact ? 'band' : nothing}
        role="status"
        title=${job?.state ?? nothing}
      >
        ${
          isLoading
            ? html`<span class="skeleton line"></span><span class="visually-hidden">${m.phase.unknown}</span>`
            : html`<span class="mark"></span>${words}`
        }
      </span>
      ${since === undefined ? nothing : html`<span class="last-known">${m.lastKnown(known)}</span>`}
      ${
        since === undefined && (phase === 'on-air' || (phase === 'stopping' && job?.state !== 'WAITING'))
          ? html`<span class="clock">${formatClock(this.onAirSeconds())}</span>`
          : nothing
      }
    </div>`;
  }

  /** Time on air in seconds: the last reported duration, and the time since. */
  private onAirSeconds(): number {
    const { job, asOf } = this.state;
    const since = asOf === undefined ? 0 : (Date.now() - asOf) / 1000;
    return (job?.duration ?? 0) + since;
  }

  /** The error of the last read of the room. */
  private get roomError(): ApiError | undefined {
    const error = this.roomTask?.error;
    return error === undefined ? undefined : asApiError(error, 'showSmartLiveRoom');
  }

  /** The error of the last read of the task or the room. */
  private get readError(): ApiError | undefined {
    return this.state.error ?? this.roomError;
  }

  /** Of several elements of a room, the one in which a start or stop was requested last shows the notices; otherwise, one with controls. */
  private get rank(): number {
    return this.actedAt ? 8 + this.actedAt : 1 + (this.controls ? 4 : 0) + (this.compact ? 0 : 2);
  }

  /** Names of the notices about the room that this element would show if it were the only one. */
  private get noticeNames(): string[] {
    const { intent, refusal } = this.state;
    const isSaid = intent && (intent.elsewhere !== undefined || isUnclear(intent));
    const { readError } = this;
    const names = [
      (intent?.stage === 'waiting' ? this.isWaiting : isSaid) && this.taskNotice('intent'),
      refusal && !intent && this.taskNotice('refused'),
      readError && readErrorNotice(readError),
      this.isStale && staleNotice,
      this.streamIsLost && this.taskNotice('lost'),
      !this.compact && this.roomIsOff() && 'off',
      this.hasAlarms && alarmNotice,
    ];
    return names.filter((name) => typeof name === 'string');
  }

  /** The name of a notice about the shown task. */
  private taskNotice(name: string): string {
    return `${name}/${this.state.job?.job_id ?? ''}`;
  }

  /** Names of the notices that the panel of the compact form contains, separated by spaces; empty without any. */
  private get panelNotices(): string {
    const { intent } = this.state;
    const names = this.noticeNames.filter((name) => this.notices.shows(name));
    const shown = names.filter((name) => name !== staleNotice && name !== alarmNotice);
    // The panel opens again when the stage changes.
    const stage = intent && shown.includes(this.taskNotice('intent')) ? [intent.stage] : [];
    return [
      ...shown,
      ...stage,
      ...(names.includes(alarmNotice) && this.alarmController?.names ? [this.alarmController.names] : []),
      ...(this.offersStart && this.startController?.isBlocked ? ['blocked'] : []),
    ].join(' ');
  }

  /** Whether something is, was or might be on air, or can be started here: who starts it can be alarmed from then on. */
  private get hasAlarms(): boolean {
    const canStart = this.controls && this.mayStart && !this.compact && this.state.asOf !== undefined;
    return this.lastMoving !== undefined || canStart;
  }

  /** The row of the alarms, which is kept free for them until they are loaded. */
  private renderAlarms(): TemplateResult | typeof nothing {
    const place = html`<div class="alarms-place"></div>`;
    if (!this.hasAlarms) return this.isStartLoading && !this.compact ? place : nothing;
    if (!this.notices.shows(alarmNotice)) return nothing;
    const { alarmController } = this;
    return alarmController ? this.alarmModule.value!.renderAlarms(alarmController, this.locale) : place;
  }

  /** What failed is said first; a failed read for the same reason, as a lost connection, is not another trouble. */
  private renderNotices(): TemplateResult {
    const { refusal, intent } = this.state;
    const { readError } = this;
    const shown = new Set(this.noticeNames.filter((name) => this.notices.shows(name)));
    const showsRefusal = shown.has(this.taskNotice('refused'));
    const showsRead =
      readError &&
      shown.has(readErrorNotice(readError)) &&
      !(showsRefusal && refusal?.code === readError.code);
    return html`${this.missingModule?.renderMissing(this.locale) ?? nothing}
    ${intent && shown.has(this.taskNotice('intent')) ? this.renderPending(intent) : nothing}
    ${refusal && showsRefusal ? this.renderRefusal(refusal) : nothing}
    ${showsRead ? renderError(readError, this.locale, this.onRetry) : nothing}
    ${shown.has('off') ? this.details?.renderRoomState(this.state, this.room, this.locale) : nothing}
    ${shown.has(this.taskNotice('lost')) ? this.details?.renderStreamLost(this.locale) : nothing}`;
  }

  private renderPending(intent: LiveIntent): unknown {
    return this.detailsModule.value?.renderPending(this.state, intent, this.locale, this.outcomeActions);
  }

  /** Without the code of the details, which could not be loaded, the error alone. */
  private renderRefusal(refusal: ApiError): TemplateResult | typeof nothing {
    const { value } = this.detailsModule;
    return (
      value?.renderRefused(this.state, this.locale, this.outcomeActions) ?? renderError(refusal, this.locale)
    );
  }

  /** What the buttons of a failed or unconfirmed start or stop do; a stop was confirmed by the person before. */
  private get outcomeActions(): OutcomeActions {
    const isUsable = this.controls && !this.disabled;
    return {
      ...(isUsable && this.mayStop && { stop: this.onStop }),
      ...(isUsable && this.mayStart && { start: () => void this.onStart() }),
    };
  }

  private get streamIsLost(): boolean {
    const { phase, stream } = this.state;
    if (reportUnknownSince(this.state, 'stream', Date.now()) !== undefined) return false;
    return phase === 'on-air' && (stream?.state === 'DISCONNECTED' || stream?.state === 'RECONNECTING');
  }

  /** Whether the shown state has not been confirmed for a while. */
  private get isStale(): boolean {
    return unknownSince(this.state, Date.now()) !== undefined;
  }

  /** Whether the session may watch the room, read its settings, start and stop its streams. */
  private get mayWatch(): boolean {
    return this.grants.mayWatch(this.roomId, this.jobId);
  }

  private get mayReadRoom(): boolean {
    return this.grants.may('showSmartLiveRoom', this.roomId);
  }

  private get mayStart(): boolean {
    return this.grants.may('startSmartLive', this.roomId);
  }

  private get mayStop(): boolean {
    return this.grants.may('stopSmartLive', this.roomId);
  }

  /** Whether a start is offered: the session may start, and the room is not on air. */
  private get offersStart(): boolean {
    const { job, phase } = this.state;
    return this.controls && this.mayStart && (phase === 'idle' || phase === 'starting' || hasEnded(job));
  }

  /** The checks and options, or a skeleton of the same size; in the compact form without the options. */
  private renderPreflight(): TemplateResult | typeof nothing {
    const { startController } = this;
    if (this.isStartLoading && !this.compact)
      return html`<div class="before">
        <span class="skeleton row"></span><span class="skeleton row"></span>
      </div>`;
    if (!this.offersStart || !startController || !this.room || this.roomIsOff()) return nothing;
    return html`<div class="before">
      ${startController.renderChecks({ refresh: this.refreshChecks, startAnyway: this.startNow })}
      ${this.compact ? nothing : startController.renderOptions()}
    </div>`;
  }

  /** Whether a start will probably be offered once the room has been read. */
  private get isStartLoading(): boolean {
    const isUnknown = this.controls && this.mayStart && this.state.phase === 'unknown' && !this.state.job;
    const isLikely = (this.offersStart || isUnknown) && this.mayReadRoom;
    return isLikely && !this.missingModule && !this.readError && !(this.startController && this.room);
  }

  private renderControls(): TemplateResult | typeof nothing {
    if (!this.controls) return nothing;
    const { isRunning } = this;
    if (!(isRunning ? this.mayStop : this.mayStart)) return this.renderMayNot(isRunning);
    return html`<div class="controls" part="controls">
      ${isRunning ? this.renderStop() : this.renderStart()}
    </div>`;
  }

  /** In place of the button that the session may not press: why not, in the compact form as a sign. */
  private renderMayNot(isRunning: boolean): TemplateResult {
    const m = this.locale.of(messages);
    const mayNeither = !this.mayStart && !this.mayStop;
    const words = mayNeither
      ? this.locale.of(grantMessages).onlyWatch
      : isRunning
        ? m.mayNotStop
        : m.mayNotStart;
    if (this.compact)
      return html`<span class="may-not" role="img" aria-label=${words} title=${words}>${icon(Info)}</span>`;
    return html`<p class="may-not small muted">${icon(Info)}${words}</p>`;
  }

  private get isRunning(): boolean {
    const { job } = this.state;
    return job !== undefined && !hasEnded(job);
  }

  /** Whether a start or a stop is in progress, so that the button does nothing. */
  private get isBusy(): boolean {
    return prevents(this.state.intent, this.isRunning ? 'stop' : 'start');
  }

  /** Whether a stop failed just now or is not confirmed, so that it can be sent again at once. */
  private get canStopAgain(): boolean {
    const { intent } = this.state;
    return intent ? intent.kind === 'stop' && isUnclear(intent) : this.stopHasFailed;
  }

  /** Whether the service refused the last stop just now. */
  private get stopHasFailed(): boolean {
    const { intent, refusal, refused_at = 0 } = this.state;
    if (intent || refusal?.operation !== 'stopSmartLive') return false;
    return Math.abs(Date.now() - refused_at) < stopAgainTime;
  }

  /** Whether a start or a stop waits in line because the service refused it, or for a while, and nothing was sent. */
  private get isWaiting(): boolean {
    const { intent } = this.state;
    if (intent?.stage !== 'waiting') return false;
    return intent.refusals !== undefined || Math.abs(Date.now() - intent.at) > unsaidWait;
  }

  private get cannotStart(): boolean {
    return this.isBusy || this.state.phase === 'unknown' || this.roomIsOff();
  }

  private roomIsOff(): boolean {
    return ['DISABLE', 'BLOCKED'].includes(this.room?.room_state ?? '');
  }

  private renderStart(): TemplateResult {
    const m = this.locale.of(messages);
    return html`<button
      class="button live start"
      type="button"
      ?disabled=${this.disabled || (this.cannotStart && !this.isBusy)}
      aria-disabled=${this.isBusy || this.checking ? 'true' : nothing}
      @click=${this.onStart}
    >
      ${icon(Radio)}${this.state.phase === 'starting' ? m.phase.starting : this.isWaiting ? m.waitingToSend : this.checking ? m.checking : m.start}
    </button>`;
  }

  private renderStop(): TemplateResult {
    const m = this.locale.of(messages);
    return html`<button
      class="button danger stop"
      type="button"
      ?disabled=${this.disabled}
      aria-disabled=${this.isBusy ? 'true' : nothing}
      @click=${this.canStopAgain ? this.onStop : this.confirmStop}
    >
      ${icon(Square)}${this.state.phase === 'stopping' ? m.phase.stopping : this.isWaiting ? m.waitingToSend : this.canStopAgain ? m.stopAgain : m.stop}
    </button>`;
  }

  private renderConfirm(): TemplateResult {
    const m = this.locale.of(messages);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isComposing(event)) void this.cancelStop();
    };
    return html`<div
      class="confirm"
      role="group"
      aria-label=${m.confirmStop}
      part="controls"
      @keydown=${onKey}
    >
      <p>${m.confirmStop}</p>
      <button class="button danger" type="button" @click=${this.onStop}>${m.endNow}</button>
      <button class="button keep" type="button" @click=${this.cancelStop}>${m.keepGoing}</button>
    </div>`;
  }
}

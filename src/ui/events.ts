/**
 * The events of the elements, with named fields instead of `detail`. All bubble and are composed; none carries a token.
 *
 * They are dispatched after actions of the user or the service, never after changes by the page's code.
 */
import type { ApiError, DigitalAssetInfo, SmartLiveRoomBaseInfo } from '../api/index.js';
import type { AlarmKind, AlarmState, CommandRecord, LiveState } from '../live/index.js';

class MssEvent extends Event {
  constructor(type: string, init: EventInit = {}) {
    super(type, { bubbles: true, composed: true, ...init });
  }
}

/** A request failed; the element shows the error, too. */
export class MssErrorEvent extends MssEvent {
  constructor(readonly error: ApiError) {
    super('mss-error');
  }
}

/** The user changed the selection of assets. */
export class MssAssetsChangeEvent extends MssEvent {
  constructor(readonly assets: readonly DigitalAssetInfo[]) {
    super('mss-change');
  }
}

/**
 * The state of an upload: it is being checked, waits in line, is hashed, sent, paused, or being processed by the service; it
 * is ready, was refused before anything was sent, has failed, was cancelled, or its page was closed in the middle.
 */
export type AssetUploadState =
  | 'checking'
  | 'waiting'
  | 'hashing'
  | 'sending'
  | 'paused'
  | 'processing'
  | 'ready'
  | 'refused'
  | 'failed'
  | 'cancelled'
  | 'interrupted';

/** An upload has reached another state. Its asset is known when it is ready. */
export class MssUploadEvent extends MssEvent {
  constructor(
    /** Name of the file that the person has chosen. */
    readonly file_name: string,
    readonly state: AssetUploadState,
    /** The new asset, or the one that had the file already; undefined before it is ready. */
    readonly asset: DigitalAssetInfo | undefined,
  ) {
    super('mss-upload');
  }
}

/** The user selected another room. */
export class MssRoomsChangeEvent extends MssEvent {
  constructor(readonly rooms: readonly SmartLiveRoomBaseInfo[]) {
    super('mss-change');
  }
}

/** The service confirmed a room that the user created; without rooms, the user asks the page to create one. */
export class MssCreateEvent extends MssEvent {
  constructor(readonly rooms: readonly SmartLiveRoomBaseInfo[]) {
    super('mss-create');
  }
}

/** The service confirmed that rooms were deleted. */
export class MssDeleteEvent extends MssEvent {
  constructor(readonly rooms: readonly SmartLiveRoomBaseInfo[]) {
    super('mss-delete');
  }
}

/** The user changed the script. */
export class MssScriptChangeEvent extends MssEvent {
  constructor(readonly value: string) {
    super('mss-change');
  }
}

/** The service confirmed that the script was saved. One of the two IDs is empty: it is a room's script or a video script. */
export class MssSaveEvent extends MssEvent {
  constructor(
    readonly room_id: string,
    readonly value: string,
    readonly script_id = '',
  ) {
    super('mss-save');
  }
}

/** Someone else has changed the text that is being saved; the editor asks which version to keep. */
export class MssConflictEvent extends MssEvent {
  constructor(
    readonly mine: string,
    readonly theirs: string,
  ) {
    super('mss-conflict');
  }
}

/** The state of the room changed. */
export class MssStateEvent extends MssEvent {
  constructor(readonly state: LiveState) {
    super('mss-state');
  }
}

/** The service accepted a start. */
export class MssStartEvent extends MssEvent {
  constructor(
    readonly room_id: string,
    readonly job_id: string,
  ) {
    super('mss-start');
  }
}

/** The service confirmed the end of a stream that this element had stopped. */
export class MssStopEvent extends MssEvent {
  constructor(
    readonly room_id: string,
    readonly job_id: string,
  ) {
    super('mss-stop');
  }
}

/** What an alarm is about; all but the event's methods. */
export type AlarmInit = Pick<MssAlarmEvent, 'room_id' | 'job_id' | 'kind' | 'state' | 'since'>;

/**
 * Something on air needs a person, a person has acknowledged it, or it is over: `raised`, `acknowledged` or `cleared`, for
 * each `kind` of alarm.
 */
export class MssAlarmEvent extends MssEvent {
  declare readonly room_id: string;
  /** ID of the task; empty if it is not known. */
  declare readonly job_id: string;
  declare readonly kind: AlarmKind;
  declare readonly state: AlarmState;
  /** Time since which it holds, in milliseconds since 1970. */
  declare readonly since: number;

  constructor(init: AlarmInit) {
    super('mss-alarm');
    Object.assign(this, init);
  }
}

/** A command has reached another stage: accepted, refused, done, or of unknown outcome. */
export class MssCommandEvent extends MssEvent {
  constructor(readonly command: CommandRecord) {
    super('mss-command');
  }
}

/** The elements as components of React 18 and 19. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import { AssetPicker as AssetPickerElement } from '../elements/asset-picker/asset-picker.js';
import { CommandBar as CommandBarElement } from '../elements/command-bar/command-bar.js';
import { Provider as ProviderElement } from '../elements/provider/provider.js';
import { RoomList as RoomListElement } from '../elements/room-list/room-list.js';
import { RoomStatus as RoomStatusElement } from '../elements/room-status/room-status.js';
import { ScriptEditor as ScriptEditorElement } from '../elements/script-editor/script-editor.js';
import type {
  MssAlarmEvent,
  MssAssetsChangeEvent,
  MssCommandEvent,
  MssConflictEvent,
  MssCreateEvent,
  MssDeleteEvent,
  MssErrorEvent,
  MssRoomsChangeEvent,
  MssSaveEvent,
  MssScriptChangeEvent,
  MssStartEvent,
  MssStateEvent,
  MssStopEvent,
  MssUploadEvent,
} from '../ui/index.js';
import { createComponent, type Component, type ElementProps, type Handler } from './component.js';

declare module 'react' {
  interface CSSProperties {
    /** Colour of buttons, links and the focus ring. */
    '--mss-accent'?: string | undefined;
    /** Background. */
    '--mss-surface'?: string | undefined;
    /** Colour of text; borders and hovers are mixed from it and the background. */
    '--mss-text'?: string | undefined;
    /** Colour of errors and of what cannot be undone. */
    '--mss-danger'?: string | undefined;
    /** Colour of what is on air. */
    '--mss-live'?: string | undefined;
    /** Colour of warnings. */
    '--mss-warning'?: string | undefined;
    /** Colour of what has succeeded. */
    '--mss-success'?: string | undefined;
    /** Corner radius, as `8px`. */
    '--mss-radius'?: string | undefined;
    /** Font family; default: the page's. */
    '--mss-font'?: string | undefined;
    /** `normal` or `compact`: smaller controls and gaps. */
    '--mss-density'?: string | undefined;
  }
}

/** What `AssetPicker` takes: the properties of `mss-asset-picker`, handlers of its events, and what every element of HTML has. */
export interface AssetPickerProps extends ElementProps<
  AssetPickerElement,
  | 'assetType'
  | 'source'
  | 'record'
  | 'value'
  | 'multiple'
  | 'filters'
  | 'lockedFilters'
  | 'max'
  | 'live'
  | 'upload'
  | 'layout'
  | 'selected'
  | 'name'
  | 'required'
  | 'defaultValue'
  | 'disabled'
> {
  /** A person changed the selection (`event.assets`). */
  onMssChange?: Handler<MssAssetsChangeEvent>;
  /** An upload has reached another state (`event.file_name`, `event.state`, `event.asset`). */
  onMssUpload?: Handler<MssUploadEvent>;
  /** The list could not be read, or a part could not be shown (`event.error`). */
  onMssError?: Handler<MssErrorEvent>;
}

/** A list of the library's active assets to choose from, with a search, a switch between types, and samples to listen to. It is as high as the page makes it (by default 520 px, on a phone 448 px), and scrolls inside. Of a long list, only what is seen is rendered; `aria-setsize` tells the size of the whole. End and typed letters reach assets that are not loaded yet. Its `<label>`, `aria-label` or `aria-labelledby` names the list, in place of the asset type, and a click on the label focuses it. A search in Latin letters finds Chinese names by pinyin and initials, too, among the first 1,000 assets or so; it says so if there are more. Space held down, Alt+Enter, a long press, or the button Details opens the large view of an asset. As a form control it has the manners of a `<select>`: `input` and `change` beside `mss-change` with each pick. With a name, it keeps what a person selected as a draft, and offers it after a reload, until its form is submitted or reset. */
export const AssetPicker: Component<AssetPickerElement, AssetPickerProps> = /* @__PURE__ */ createComponent({
  tagName: 'mss-asset-picker',
  elementClass: AssetPickerElement,
  properties: [
    'assetType',
    'source',
    'record',
    'value',
    'multiple',
    'filters',
    'lockedFilters',
    'max',
    'live',
    'upload',
    'layout',
    'selected',
    'name',
    'required',
    'defaultValue',
    'disabled',
  ],
  attributes: {
    assetType: 'asset-type',
    source: 'source',
    record: 'record',
    multiple: 'multiple',
    filters: 'filters',
    lockedFilters: 'locked-filters',
    max: 'max',
    live: 'live',
    upload: 'upload',
    layout: 'layout',
    name: 'name',
    required: 'required',
    disabled: 'disabled',
  },
  events: { onMssChange: 'mss-change', onMssUpload: 'mss-upload', onMssError: 'mss-error' },
});

/** What `CommandBar` takes: the properties of `mss-command-bar`, handlers of its events, and what every element of HTML has. */
export interface CommandBarProps extends ElementProps<
  CommandBarElement,
  'roomId' | 'jobId' | 'channel' | 'quickReplies' | 'undoSeconds' | 'disabled'
> {
  /** A command of this element has reached another stage: it waits, was accepted, refused, is spoken, was spoken, was not sent, or its outcome is being checked or unknown. */
  onMssCommand?: Handler<MssCommandEvent>;
  /** A read of the room failed, unless another element of the page shows and tells it, or something kept a part from being shown (`event.error`). */
  onMssError?: Handler<MssErrorEvent>;
}

/** Sends texts to the room that is on air, and keeps a log of them over all tabs and reloads, which can be searched, filtered by outcome and type, and exported as CSV and JSON. All other commands to the room are in a palette (⌘K, Ctrl+K). What is sent from the field and the quick replies (also by their numbers, 1 to 9) leaves after a few seconds, in which Undo and Escape take it back. While the browser is offline, commands wait in a visible queue until they are sent or expire. */
export const CommandBar: Component<CommandBarElement, CommandBarProps> = /* @__PURE__ */ createComponent({
  tagName: 'mss-command-bar',
  elementClass: CommandBarElement,
  properties: ['roomId', 'jobId', 'channel', 'quickReplies', 'undoSeconds', 'disabled'],
  attributes: { roomId: 'room-id', jobId: 'job-id', undoSeconds: 'undo-seconds', disabled: 'disabled' },
  events: { onMssCommand: 'mss-command', onMssError: 'mss-error' },
});

/** What `Provider` takes: the properties of `mss-provider`, handlers of its events, and what every element of HTML has. */
export interface ProviderProps extends ElementProps<
  ProviderElement,
  'tokenUrl' | 'eventsUrl' | 'endpoint' | 'projectId' | 'region' | 'user' | 'page' | 'getToken' | 'fetch'
> {
  /** No token could be fetched (`event.error`). */
  onMssError?: Handler<MssErrorEvent>;
}

/** Gives the elements inside it a client with a token source, and one watch of what is on air. A token comes from `token-url` (a `POST` that answers with a `Token`) or from the property `getToken`; it stays in memory and is fetched once for all elements. With `page`, elements anywhere in the document are served. Relative addresses are resolved as links are: against the page's `<base href>`, if it has one. */
export const Provider: Component<ProviderElement, ProviderProps> = /* @__PURE__ */ createComponent({
  tagName: 'mss-provider',
  elementClass: ProviderElement,
  properties: [
    'tokenUrl',
    'eventsUrl',
    'endpoint',
    'projectId',
    'region',
    'user',
    'page',
    'getToken',
    'fetch',
  ],
  attributes: {
    tokenUrl: 'token-url',
    eventsUrl: 'events-url',
    endpoint: 'endpoint',
    projectId: 'project-id',
    region: 'region',
    user: 'user',
    page: 'page',
  },
  events: { onMssError: 'mss-error' },
});

/** What `RoomList` takes: the properties of `mss-room-list`, handlers of its events, and what every element of HTML has. */
export interface RoomListProps extends ElementProps<
  RoomListElement,
  | 'value'
  | 'roomType'
  | 'liveState'
  | 'create'
  | 'selected'
  | 'name'
  | 'required'
  | 'defaultValue'
  | 'disabled'
> {
  /** A person selected another room (`event.rooms`). */
  onMssChange?: Handler<MssRoomsChangeEvent>;
  /** A person created or duplicated a room, and the service confirmed it (`event.rooms`); with `create="page"`, a person asks the page for one, and `event.rooms` is empty. */
  onMssCreate?: Handler<MssCreateEvent>;
  /** A person deleted a room, and the service confirmed it (`event.rooms`). */
  onMssDelete?: Handler<MssDeleteEvent>;
  /** The list could not be read, something could not be done with a room, or a part could not be shown (`event.error`). */
  onMssError?: Handler<MssErrorEvent>;
}

/** A list of the rooms to choose from: each with its cover, name, orientation, whether it is on air, and its last livestream. It has a search by name and a choice of states, and lists templates apart from rooms. It is as high as the page makes it (by default 520 px), and scrolls inside. Of a long list, only what is seen is rendered; `aria-setsize` tells the size of the whole. Its `<label>`, `aria-label` or `aria-labelledby` names the list, in place of "Rooms", and a click on the label focuses it. As a form control it has the manners of a `<select>`: `input` and `change` beside `mss-change` with each pick. */
export const RoomList: Component<RoomListElement, RoomListProps> = /* @__PURE__ */ createComponent({
  tagName: 'mss-room-list',
  elementClass: RoomListElement,
  properties: [
    'value',
    'roomType',
    'liveState',
    'create',
    'selected',
    'name',
    'required',
    'defaultValue',
    'disabled',
  ],
  attributes: {
    roomType: 'room-type',
    liveState: 'live-state',
    create: 'create',
    name: 'name',
    required: 'required',
    disabled: 'disabled',
  },
  events: {
    onMssChange: 'mss-change',
    onMssCreate: 'mss-create',
    onMssDelete: 'mss-delete',
    onMssError: 'mss-error',
  },
});

/** What `RoomStatus` takes: the properties of `mss-room-status`, handlers of its events, and what every element of HTML has. */
export interface RoomStatusProps extends ElementProps<
  RoomStatusElement,
  'roomId' | 'jobId' | 'controls' | 'compact' | 'disabled'
> {
  /** What is on air changed (`event.state`). */
  onMssState?: Handler<MssStateEvent>;
  /** The service accepted a start (`event.room_id`, `event.job_id`). */
  onMssStart?: Handler<MssStartEvent>;
  /** The service confirmed the end of a stream that was stopped here (`event.room_id`, `event.job_id`). */
  onMssStop?: Handler<MssStopEvent>;
  /** Something on air needs a person (`event.kind`: `stream-lost`, `task-failed`, `task-blocked`, `stop-failed`, `stop-unconfirmed` or `status-unreadable`), was acknowledged in any tab, or is over (`event.state`: `raised`, `acknowledged` or `cleared`). */
  onMssAlarm?: Handler<MssAlarmEvent>;
  /** A read, a start or a stop failed, or a part could not be shown (`event.error`). */
  onMssError?: Handler<MssErrorEvent>;
}

/** Shows the state of a room: whether and since when it is on air, whether its stream reaches the platform, what is being said, and how old this information is. With `controls` it checks before a start what would prevent it, offers options for this one stream, and starts and stops it. Until the service confirms the end of a stream, it looks as on air, and a stop whose outcome is unknown can be sent again at once. Past streams are listed on request. */
export const RoomStatus: Component<RoomStatusElement, RoomStatusProps> = /* @__PURE__ */ createComponent({
  tagName: 'mss-room-status',
  elementClass: RoomStatusElement,
  properties: ['roomId', 'jobId', 'controls', 'compact', 'disabled'],
  attributes: {
    roomId: 'room-id',
    jobId: 'job-id',
    controls: 'controls',
    compact: 'compact',
    disabled: 'disabled',
  },
  events: {
    onMssState: 'mss-state',
    onMssStart: 'mss-start',
    onMssStop: 'mss-stop',
    onMssAlarm: 'mss-alarm',
    onMssError: 'mss-error',
  },
});

/** What `ScriptEditor` takes: the properties of `mss-script-editor`, handlers of its events, and what every element of HTML has. */
export interface ScriptEditorProps extends ElementProps<
  ScriptEditorElement,
  | 'roomId'
  | 'scriptId'
  | 'voiceId'
  | 'record'
  | 'target'
  | 'readonly'
  | 'value'
  | 'scripts'
  | 'name'
  | 'required'
  | 'defaultValue'
  | 'disabled'
> {
  /** A person changed the script (`event.value`). */
  onMssChange?: Handler<MssScriptChangeEvent>;
  /** The service confirmed a save (`event.room_id` or `event.script_id`, `event.value`). */
  onMssSave?: Handler<MssSaveEvent>;
  /** Another editor changed the same paragraph (`event.mine`, `event.theirs`); once for each. */
  onMssConflict?: Handler<MssConflictEvent>;
  /** Loading, saving or previewing failed, or a part could not be shown (`event.error`). */
  onMssError?: Handler<MssErrorEvent>;
}

/** Writes what an avatar says, as SSML or plain text: pauses, pronunciations and other marks are chips in the text, problems are underlined and listed with their fixes, and the text can be played before it goes on air. With `room-id` it loads a room's script, paragraph by paragraph, and saves it; with `script-id` a video script. A room's script that is saved during a livestream is for the next one: this is said, and what viewers have not heard yet can be changed on air. Without either it is a form control: the draft of its text ends when the form is submitted or reset. A page that prevents the submission and sends the text by itself, or calls `form.submit()`, which dispatches no event, calls the form's `reset()` then. It has the manners of a `<textarea>`: `input` beside each `mss-change`, and `change` when the focus leaves. Its `<label>`, `aria-label` or `aria-labelledby` names the text, in place of "Script", and a click on the label focuses it. */
export const ScriptEditor: Component<ScriptEditorElement, ScriptEditorProps> =
  /* @__PURE__ */ createComponent({
    tagName: 'mss-script-editor',
    elementClass: ScriptEditorElement,
    properties: [
      'roomId',
      'scriptId',
      'voiceId',
      'record',
      'target',
      'readonly',
      'value',
      'scripts',
      'name',
      'required',
      'defaultValue',
      'disabled',
    ],
    attributes: {
      roomId: 'room-id',
      scriptId: 'script-id',
      voiceId: 'voice-id',
      record: 'record',
      target: 'target',
      readonly: 'readonly',
      name: 'name',
      required: 'required',
      disabled: 'disabled',
    },
    events: {
      onMssChange: 'mss-change',
      onMssSave: 'mss-save',
      onMssConflict: 'mss-conflict',
      onMssError: 'mss-error',
    },
  });

/** The package's main entry: element classes, event classes and types. Importing it registers no tag. */
export { Provider } from './elements/provider/provider.js';
export type { ProviderEventMap } from './elements/provider/events.js';
export type { PageCheck, PageCheckName } from './elements/provider/diagnosis/page-check.js';
export { AssetPicker } from './elements/asset-picker/asset-picker.js';
export type { AssetPickerEventMap } from './elements/asset-picker/events.js';
export type { AssetUpload } from './elements/asset-picker/upload/uploads.js';
export { RoomList } from './elements/room-list/room-list.js';
export type { RoomListEventMap } from './elements/room-list/events.js';
export { ScriptEditor } from './elements/script-editor/script-editor.js';
export type { ScriptEditorEventMap } from './elements/script-editor/events.js';
export { RoomStatus } from './elements/room-status/room-status.js';
export type { RoomStatusEventMap } from './elements/room-status/events.js';
export { CommandBar } from './elements/command-bar/command-bar.js';
export type { CommandBarEventMap } from './elements/command-bar/events.js';
export {
  MssErrorEvent,
  MssAssetsChangeEvent,
  MssUploadEvent,
  MssRoomsChangeEvent,
  MssCreateEvent,
  MssDeleteEvent,
  MssScriptChangeEvent,
  MssSaveEvent,
  MssConflictEvent,
  MssStateEvent,
  MssStartEvent,
  MssStopEvent,
  MssAlarmEvent,
  MssCommandEvent,
} from './ui/index.js';
export type { AlarmInit, AssetUploadState, MssEventMap, ProviderContext } from './ui/index.js';
export type {
  AlarmKind,
  AlarmState,
  CommandChannel,
  CommandRecord,
  CommandStage,
  LiveCommand,
  LiveIntent,
  LivePhase,
  LiveState,
} from './live/index.js';
export type {
  ApiError,
  Client,
  DigitalAssetInfo,
  GetToken,
  SmartLiveRoomBaseInfo,
  StartSmartLiveBody,
  Token,
} from './api/index.js';
export type { WireScene } from './script/index.js';
export type { Attributes, TagName } from './ssml/index.js';

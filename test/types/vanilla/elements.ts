/** Elements and events in a page without a framework: no cast is needed. */
import 'metastudio-widgets/define';
import type {
  ApiError,
  AssetPicker,
  CommandRecord,
  DigitalAssetInfo,
  LiveState,
  MssAlarmEvent,
  MssAssetsChangeEvent,
  MssRoomsChangeEvent,
  MssScriptChangeEvent,
  ScriptEditor,
  SmartLiveRoomBaseInfo,
} from 'metastudio-widgets';
import { hasType } from '../same.js';

const picker = document.createElement('mss-asset-picker');
hasType<AssetPicker>()(picker);
picker.addEventListener('mss-change', (event) => {
  hasType<MssAssetsChangeEvent>()(event);
  hasType<readonly DigitalAssetInfo[]>()(event.assets);
});
picker.addEventListener('mss-change', function () {
  hasType<AssetPicker>()(this);
});
picker.addEventListener('mss-error', ({ error }) => hasType<ApiError>()(error));
picker.addEventListener('click', (event) => hasType<PointerEvent>()(event));
picker.addEventListener('anything', (event) => hasType<Event>()(event));
// @ts-expect-error: the picker's event has no text
picker.addEventListener('mss-change', (event) => event.value);
// @ts-expect-error: no such source
picker.source = 'SOMEBODY';

const editor = document.querySelector('mss-script-editor');
hasType<ScriptEditor | null>()(editor);
const onChange = (event: MssScriptChangeEvent): void => hasType<string>()(event.value);
editor?.addEventListener('mss-change', onChange, { once: true });
editor?.removeEventListener('mss-change', onChange);
editor?.addEventListener('mss-save', ({ room_id, value }) => hasType<string>()(room_id + value));
editor?.addEventListener('mss-conflict', ({ mine, theirs }) => hasType<string>()(mine + theirs));

const status = document.createElement('mss-room-status');
status.addEventListener('mss-state', ({ state }) => hasType<LiveState>()(state));
status.addEventListener('mss-start', ({ job_id }) => hasType<string>()(job_id));
status.addEventListener('mss-stop', ({ job_id }) => hasType<string>()(job_id));

document
  .createElement('mss-command-bar')
  .addEventListener('mss-command', ({ command }) => hasType<CommandRecord>()(command));

/** What bubbles: an event of one class has it, `mss-change` is one of several, which `in` and `instanceof` tell apart. */
const provider = document.createElement('mss-provider');
for (const target of [provider, document, window, document.body]) {
  target.addEventListener('mss-alarm', (event) => hasType<MssAlarmEvent>()(event as MssAlarmEvent));
}
provider.addEventListener('mss-state', ({ state }) => hasType<LiveState>()(state));
document.addEventListener('mss-change', (event) => {
  hasType<MssAssetsChangeEvent | MssRoomsChangeEvent | MssScriptChangeEvent>()(event);
  if ('assets' in event) hasType<readonly DigitalAssetInfo[]>()(event.assets);
  else if ('rooms' in event) hasType<readonly SmartLiveRoomBaseInfo[]>()(event.rooms);
  else hasType<string>()(event.value);
});
window.addEventListener('mss-error', ({ error }) => hasType<ApiError>()(error));

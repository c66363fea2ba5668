/** The components of the entry `react`: properties, events, refs, children, and what every element of HTML has. */
import { useRef, type ReactNode } from 'react';
import { AssetPicker, CommandBar, Provider, RoomStatus, ScriptEditor } from 'metastudio-widgets/react';
import type {
  AssetPicker as AssetPickerElement,
  CommandRecord,
  DigitalAssetInfo,
  LiveState,
} from 'metastudio-widgets';
import { hasType } from '../same.js';

export function Page({ isLive }: { isLive?: boolean }): ReactNode {
  const picker = useRef<AssetPickerElement>(null);
  const refresh = () => void picker.current?.refresh();
  return (
    <Provider
      tokenUrl="/metastudio/token"
      getToken={undefined}
      onMssError={({ error }) => hasType<string>()(error.code)}
    >
      <AssetPicker
        ref={picker}
        className="wide"
        id="avatar"
        aria-label="Avatar"
        assetType="HUMAN_MODEL_2D"
        source="SYSTEM"
        live={isLive}
        max={undefined}
        onMssChange={({ assets }) => hasType<readonly DigitalAssetInfo[]>()(assets)}
        onClick={refresh}
      >
        <p slot="empty">Nothing yet</p>
      </AssetPicker>
      <ScriptEditor
        name="text"
        required
        value="Hello"
        onMssChange={({ value }) => hasType<string>()(value)}
      />
      <RoomStatus roomId="r" controls compact onMssState={({ state }) => hasType<LiveState>()(state)} />
      <CommandBar
        roomId="r"
        quickReplies={['Yes'] as const}
        undoSeconds={5}
        onMssCommand={({ command }) => hasType<CommandRecord>()(command)}
      />
      {/* @ts-expect-error: no such source */}
      <AssetPicker source="SOMEBODY" />
      {/* @ts-expect-error: what is read only cannot be set */}
      <RoomStatus state={undefined} />
      {/* @ts-expect-error: the status has no such event */}
      <RoomStatus onMssChange={() => undefined} />
    </Provider>
  );
}

/** The tags in JSX of React, by the entry `jsx`. */
import type {} from 'metastudio-widgets/jsx';
import type { DigitalAssetInfo, LiveState } from 'metastudio-widgets';
import { hasType } from '../same.js';

export function Page(props: { isLive?: boolean }) {
  return (
    <mss-provider token-url="/metastudio/token">
      <mss-asset-picker
        className="wide"
        asset-type="HUMAN_MODEL_2D"
        source="SYSTEM"
        name="avatar"
        live={props.isLive}
        onmss-change={({ assets }) => hasType<readonly DigitalAssetInfo[]>()(assets)}
      />
      <mss-script-editor name="text" required onmss-change={({ value }) => hasType<string>()(value)} />
      <mss-room-status room-id="r" controls onmss-state={({ state }) => hasType<LiveState>()(state)} />
      <mss-command-bar room-id="r" quickReplies={['Yes']} undo-seconds="5" />
      {/* @ts-expect-error: no such source */}
      <mss-asset-picker source="SOMEBODY" />
      {/* @ts-expect-error: no such attribute */}
      <mss-room-status rooms="r" />
    </mss-provider>
  );
}

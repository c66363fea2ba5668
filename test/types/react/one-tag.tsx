/** A tag in JSX, as docs/react.md shows it. */
import 'metastudio-widgets/define';
import type {} from 'metastudio-widgets/jsx';

export const Picker = () => (
  <mss-asset-picker asset-type="IMAGE" onmss-change={({ assets }) => console.log(assets[0]?.asset_name)} />
);

/** The notice of a save during a livestream, and the change of the script on air. Loaded with the first save of a room. */
import type { CSSResult } from 'lit';
import { onAirStyles } from './on-air.styles.js';

export { OnAirNotice } from './on-air-notice.js';

/** Styles that the editor adopts with this module. */
export const styles: CSSResult = onAirStyles;

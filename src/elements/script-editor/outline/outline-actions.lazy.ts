/** Entry of what changes the outline: actions on its rows, and the recordings that take the place of texts. */
import { css } from 'lit';
import { recordingStyles } from '../recording/recording.styles.js';
import { outlineActionsStyles } from './outline-actions.styles.js';

export { RecordingPanel } from '../recording/recording-panel.js';
export { OutlineActions } from './outline-actions.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${outlineActionsStyles}${recordingStyles}
`;
